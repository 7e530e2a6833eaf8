// A report against the same body's report of the year before.
import { compareDecimals } from '../../numbers/decimal.ts';
import { isOfWhole } from '../whole-region.ts';
import { changeCheck, isChange } from './changes.ts';
import type { CheckedText } from './check.ts';
import type { CheckDraft, ReportView, Site } from './rule.ts';
import { inUnitOf, isExact, verdictOf } from './judge.ts';
import type { Match } from './judge.ts';
import { addUp, between, familyOf, isCount, isPercent } from './sites.ts';

/** What one report carried over is what the next was handed, in catalogue codes; the first that is stated counts. */
const HANDED_ON: readonly { carriedIn: string; carriedOver: readonly string[] }[] = [
  {
    carriedIn: 'reconsideration.carriedIn',
    carriedOver: ['reconsideration.carriedOver', 'reconsideration.pending'],
  },
  { carriedIn: 'disclosure.carriedIn', carriedOver: ['disclosure.carriedOver'] },
];

/** Whether a report says anything that last year's could tell against: `false` spares reading that one. */
export function mayBeComparedWithYearBefore({ text, figures }: CheckedText): boolean {
  return (
    figures.some(({ indicator }) => HANDED_ON.some(({ carriedIn }) => carriedIn === indicator)) ||
    COMPARES_YEARS.test(text)
  );
}

/** 上年结转 against last year's 结转下年, and 同比 against last year's level. */
export function checkBetweenYears(report: ReportView, earlier: ReportView): CheckDraft[] {
  return [...handedOn(report, earlier), ...changesSince(report, earlier)];
}

function handedOn(report: ReportView, earlier: ReportView): CheckDraft[] {
  return HANDED_ON.flatMap(({ carriedIn, carriedOver }) => {
    const now = only(report, (site) => site.figure.indicator === carriedIn);
    const then = carriedOver
      .map((code) => only(earlier, (site) => site.figure.indicator === code))
      .find((site) => site !== null);
    if (now === null || !then) return [];
    const match: Match =
      !isExact(now.figure) || !isExact(then.figure)
        ? 'inexact'
        : compareDecimals(now.figure.normalized, then.figure.normalized) === 0
          ? 'equal'
          : 'unequal';
    const isPart = now.bracket !== null && !/^[（(]\s*不含/u.test(report.text.slice(now.bracket));
    const isSameGround = then.figure.period === null && isOfOneScope(now, then) && !isPart;
    return [
      {
        kind: 'carried_between_years',
        ...verdictOf([match], isSameGround ? null : 'ground'),
        subject: now.checked,
        operands: [then.checked],
        expected: inUnitOf(now.figure, then.figure.normalized),
        formula: then.figure.stated,
      },
    ];
  });
}

/** Wherever `AGAINST_LAST_YEAR` may match. */
const COMPARES_YEARS = /同比|[比较](?:上年|去年|20\d{2}年)/u;
const AGAINST_LAST_YEAR =
  /^[，,（(]?\s*(?:同比|比上年|较上年|比去年|较去年|较(?:20)\d{2}年|比(?:20)\d{2}年)(?:同期)?(?:增长|下降|减少|增加|提高|提升|上升|降低|多|少)(?:了)?$/u;

/** 「受理174件，同比增长16%」, 「比上年增加24件」 where the level of last year is not told in the sentence. */
function changesSince(report: ReportView, earlier: ReportView): CheckDraft[] {
  return report.sites.flatMap((change, at) => {
    const after = report.sites[at - 1];
    if (after === undefined || after.line !== change.line) return [];
    const isStep =
      isCount(change) && change.figure.unit !== '' && change.figure.kind === 'change' && addUp(change, after);
    if (!isStep && !isChange(change, report)) return [];
    const isPoints = familyOf(change) === 'percentage_point';
    const code = after.figure.indicator;
    if (code === null || !AGAINST_LAST_YEAR.test(between(report, after, change))) return [];
    if (isPoints ? !isPercent(after) : !isCount(after)) return [];
    const before = only(
      earlier,
      (site) =>
        site.figure.indicator === code &&
        site.figure.kind === 'level' &&
        site.figure.year === (after.figure.year ?? 0) - 1,
    );
    const again = only(report, (site) => site.figure.indicator === code && site.figure.kind === 'level');
    if (before === null || again !== after || before.figure.unit !== after.figure.unit) return [];
    if (before.figure.period !== after.figure.period || !isOfOneScope(before, after)) return [];
    return [changeCheck(change, { before, after })];
  });
}

function only({ sites }: ReportView, fits: (site: Site) => boolean): Site | null {
  const found = sites.filter(fits);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** 全县 is what is meant where nothing is said. */
function isOfOneScope({ figure: one }: Site, { figure: other }: Site): boolean {
  return one.scope === other.scope || (isOfWhole(one.scope) && isOfWhole(other.scope));
}
