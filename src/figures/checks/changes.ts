import { difference } from '../../numbers/decimal.ts';
import { unitFamily } from '../../numbers/units.ts';
import type { Figure } from '../figure.ts';
import { isOfWhole } from '../whole-region.ts';
import type { Check, CheckedFigure, CheckRule, CheckScope } from './check.ts';
import { areExact, checkedFigure, createCheck } from './check.ts';
import { compareCounts, compareRounded, sharePercent } from './compare-numbers.ts';

const FALLS = /下降|降低|减少|压减|缩减|压缩|精简|降幅|下调|回落|减幅/u;
const RISES = /增长|上升|提高|提升|增加|增幅|上涨|多/u;
/** 「整合为24项」, 「减至1项」: what the number before it became. */
const BECAME =
  /(?:整合|合并|优化|精简|压减|缩减|压缩|减少|降低?|下降|增加?|增长|提高|提升|上升|调整)[^，。；,;]{0,14}(?:为|至|到|成)?[^，。；,;]{0,12}$/u;

/** Changes against the levels of both years, stated in one sentence or in two reports. */
export const checkChanges: CheckRule = (scope) => [...withinSentences(scope), ...betweenReports(scope)];

function withinSentences({ report }: CheckScope): Check[] {
  const { figures } = report;
  const changes = figures.filter(
    ({ kind, unit }) => (kind === 'change' || kind === 'target') && unit === '%',
  );
  const done = new Set<Figure>();
  return changes.flatMap((first): Check[] => {
    if (done.has(first)) return [];
    const listed = changes.filter((figure) => figure.sentence.start === first.sentence.start);
    listed.forEach((figure) => done.add(figure));
    const levels = figures.filter(
      (figure) =>
        figure.sentence.start === first.sentence.start &&
        figure.start < first.start &&
        figure.kind === 'level' &&
        figure.unit !== '%',
    );
    return pairsOf(levels, listed, first.year).flatMap(({ from, to, change }) => {
      const words = directionWords(change, first);
      const check = checkPair(
        {
          from: checkedFigure(from, report),
          to: checkedFigure(to, report),
          change: checkedFigure(change, report),
        },
        words,
      );
      // A share of something else may stand behind two counts: only two counts of two years or one that became the other bind it.
      return check === null || (check.verdict === 'differs' && !areBound(from, to, change)) ? [] : [check];
    });
  });
}

interface Pair {
  from: Figure;
  to: Figure;
  change: Figure;
}

/** 16项、17项 → 1项 with two changes is two pairs; one change belongs to the last two counts of one unit. */
function pairsOf(levels: readonly Figure[], changes: readonly Figure[], year: number | null): Pair[] {
  const to = levels.at(-1);
  if (to === undefined) return [];
  const earlier = levels.filter((figure) => figure !== to && unitFamily(figure.unit) === unitFamily(to.unit));
  const ofYearBefore = earlier.filter((figure) => year !== null && figure.year === year - 1);
  const from = ofYearBefore.length > 0 ? ofYearBefore : earlier.slice(-1);
  if (from.length === changes.length)
    return changes.flatMap((change, index) => {
      const start = from[index];
      return start === undefined ? [] : [{ from: start, to, change }];
    });
  const [change] = changes;
  const [start] = from.slice(-1);
  // 「办理96件，比上年的85件增长12.9%」: the earlier year's level may stand last.
  if (changes.length !== 1 || change === undefined || start === undefined) return [];
  return [{ from: start, to, change }];
}

function directionWords(change: Figure, first: Figure): string {
  const own = change.context.before;
  return FALLS.test(own) || RISES.test(own) ? own : first.context.before;
}

function areBound(from: Figure, to: Figure, change: Figure): boolean {
  const isOfTwoYears = from.year !== null && to.year !== null && from.year === to.year - 1;
  return change.kind === 'change' && isOfTwoYears && BECAME.test(to.context.before);
}

function checkPair(
  { from, to, change }: { from: CheckedFigure; to: CheckedFigure; change: CheckedFigure },
  words: string,
): Check | null {
  const falls = FALLS.test(words);
  if (!falls && !RISES.test(words)) return null;
  const [more, less] = falls ? [from, to] : [to, from];
  const step = difference(more.figure.normalized, less.figure.normalized);
  const { unit } = change.figure;
  const compared = compareStep(step, from.figure, change.figure);
  if (compared === null) return null;
  const isExact = areExact([from.figure, to.figure, change.figure]);
  if (compared.verdict === 'differs' && !isExact) return null;
  const steps = `${more.figure.stated} − ${less.figure.stated}`;
  return createCheck({
    kind: 'change',
    verdict: compared.verdict,
    subject: change,
    operands: [from, to],
    expected: compared.expected,
    formula: unit === '%' ? `(${steps}) ÷ ${from.figure.stated} × 100%` : steps,
  });
}

function compareStep(step: string, from: Figure, change: Figure) {
  if (change.unit === '个百分点') return compareRounded(step, change.value);
  if (change.unit !== '%') return compareCounts(step, change.normalized);
  const share = sharePercent(step, from.normalized);
  return share === null ? null : compareRounded(share, change.value);
}

/** 「受理98件，同比增长15.3%」 against last year's report. */
function betweenReports({ report, previous }: CheckScope): Check[] {
  if (previous === null) return [];
  return report.figures.flatMap((change): Check[] => {
    if (change.kind !== 'change' || !/同比|比上年|较上年|比去年|较去年/u.test(change.context.before))
      return [];
    const to = report.figures.findLast(
      (figure) =>
        figure.sentence.start === change.sentence.start &&
        figure.start < change.start &&
        figure.kind === 'level',
    );
    if (to === undefined || to.indicator === null || !isWhole(to)) return [];
    const from = previous.figures.filter(
      (figure) =>
        figure.indicator === to.indicator &&
        figure.kind === 'level' &&
        isWhole(figure) &&
        figure.year === (to.year ?? 0) - 1,
    );
    const [only] = from;
    if (only === undefined || from.length > 1) return [];
    const isRate = to.unit === '%';
    if (
      isRate !== (change.unit === '个百分点') ||
      (!isRate && change.unit !== '%' && unitFamily(change.unit) !== unitFamily(to.unit))
    )
      return [];
    const check = checkPair(
      {
        from: checkedFigure(only, previous, 'previous'),
        to: checkedFigure(to, report),
        change: checkedFigure(change, report),
      },
      change.context.before,
    );
    return check === null ? [] : [check];
  });
}

function isWhole({ scope, period }: Figure): boolean {
  return isOfWhole(scope) && period === null;
}
