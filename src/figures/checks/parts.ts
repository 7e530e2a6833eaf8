import { compareDecimals, sum } from '../../numbers/decimal.ts';
import { unitFamily } from '../../numbers/units.ts';
import type { Figure } from '../figure.ts';
import type { Check, CheckRule, CheckScope } from './check.ts';
import { areExact, areOfOneGround, checkedFigure, createCheck } from './check.ts';

/** Stages that exclude each other: a case is one of them, so together they are no more than their total. */
const EXCLUSIVE: readonly (readonly string[])[] = [
  [
    'reconsideration.accepted',
    'reconsideration.notAccepted',
    'reconsideration.deemedAbandoned',
    'reconsideration.redirected',
  ],
  [
    'reconsideration.upheld',
    'reconsideration.revoked',
    'reconsideration.changed',
    'reconsideration.unlawful',
    'reconsideration.invalid',
    'reconsideration.ordered',
    'reconsideration.dismissed',
    'reconsideration.terminated',
  ],
  [
    'litigation.upheld',
    'litigation.claimsDismissed',
    'litigation.suitDismissed',
    'litigation.revoked',
    'litigation.changed',
    'litigation.unlawful',
    'litigation.ordered',
    'litigation.withdrawn',
    'litigation.transferred',
  ],
  [
    'normative-documents.retained',
    'normative-documents.amended',
    'normative-documents.repealed',
    'normative-documents.lapsed',
  ],
];
/** Pairs that leave nothing over: what came in is done or not yet done. */
const COMPLETE: readonly (readonly [total: string, done: string, left: string])[] = [
  ['litigation.cases', 'litigation.firstConcluded', 'litigation.pending'],
  ['litigation.cases', 'litigation.concluded', 'litigation.pending'],
  ['litigation.handled', 'litigation.firstConcluded', 'litigation.pending'],
  ['litigation.handled', 'litigation.concluded', 'litigation.pending'],
  ['reconsideration.accepted', 'reconsideration.concluded', 'reconsideration.pending'],
  ['reconsideration.cases', 'reconsideration.concluded', 'reconsideration.pending'],
  ['reconsideration.handled', 'reconsideration.concluded', 'reconsideration.pending'],
  ['disclosure.requests', 'disclosure.answered', 'disclosure.carriedOver'],
];

/** Words of a number that came from before and is no part of this year's outcomes: 「含上年结转3件」. */
const BROUGHT_IN = /结转(?!下|至下|到下|入下)|上年|去年/u;

/** Parts against their total: 「110件，其中受理98件，不予受理10件，视为放弃2件」. */
export const checkParts: CheckRule = (scope) =>
  scope.report.figures.flatMap((total, index) => {
    if (total.kind !== 'level' || total.unit === '%') return [];
    const parts = partsOf(total, index, scope);
    // Where the numbers do not fit, nothing marks them as parts: what is done and what is left are known by their stage.
    const chosen = parts.length < 2 ? doneAndLeft(total, scope) : parts;
    return chosen.length < 2 ? [] : checkTotal(total, chosen, scope);
  });

function partsOf(total: Figure, index: number, { report }: CheckScope): Figure[] {
  return report.figures.filter(
    (figure) =>
      figure.parent === index &&
      figure.kind === 'level' &&
      figure.year === total.year &&
      figure.period === total.period &&
      isSameSort(figure, total) &&
      !BROUGHT_IN.test(figure.context.before),
  );
}

function doneAndLeft(total: Figure, { report }: CheckScope): Figure[] {
  const beside = report.figures.filter(
    (figure) =>
      figure.sentence.start === total.sentence.start &&
      figure.kind === 'level' &&
      areOfOneGround(figure, total),
  );
  const pairs = COMPLETE.filter(([whole]) => whole === total.indicator).map(([, ...stages]) =>
    stages.flatMap((stage) => beside.filter(({ indicator }) => indicator === stage)),
  );
  return pairs.find((pair) => pair.length === 2) ?? [];
}

function isSameSort(part: Figure, total: Figure): boolean {
  const sort = ({ unit }: Figure) => {
    const family = unitFamily(unit);
    return family === 'document' || family === 'none' ? 'item' : family;
  };
  return sort(part) === sort(total);
}

/** A list may go through its total twice, by outcome and by field: stretches of it are tried as well. */
function checkTotal(total: Figure, parts: readonly Figure[], { report }: CheckScope): Check[] {
  const made = (verdict: Check['verdict'], chosen: readonly Figure[]): Check =>
    createCheck({
      kind: 'parts',
      verdict,
      subject: checkedFigure(total, report),
      operands: chosen.map((part) => checkedFigure(part, report)),
      expected: totalOf(chosen),
      formula: chosen.map(({ stated }) => stated).join(' + '),
    });
  const whole = findWhole(total, parts);
  if (whole.length > 0) return whole.map((chosen) => made('holds', chosen));
  if (!areExact([total, ...parts])) return [made('unknown', parts)];
  const isTooMuch = compareDecimals(totalOf(parts), total.normalized) > 0;
  if (isTooMuch && areExclusive(parts)) return [made('differs', parts)];
  if (isComplete(total, parts) && !bringsIn(total, report.figures)) return [made('differs', parts)];
  return areExclusive(parts) ? [made('unknown', parts)] : [];
}

/** All parts together, else unbroken runs of them, each of which makes the total. */
function findWhole(total: Figure, parts: readonly Figure[]): Figure[][] {
  const makes = (chosen: readonly Figure[]) => compareDecimals(totalOf(chosen), total.normalized) === 0;
  if (makes(parts)) return [[...parts]];
  const runs: Figure[][] = [];
  let from = 0;
  while (from < parts.length - 1) {
    let to = from + 2;
    while (to <= parts.length && !makes(parts.slice(from, to))) to += 1;
    if (to <= parts.length) runs.push(parts.slice(from, to));
    from = to <= parts.length ? to : from + 1;
  }
  return runs;
}

/** What was carried in is done or left over along with what is new: 「收到73件，上年结转4件，办结75件，结转2件」. */
function bringsIn({ sentence }: Figure, figures: readonly Figure[]): boolean {
  return figures.some(
    (figure) => figure.sentence.start === sentence.start && /carriedIn$/u.test(figure.indicator ?? ''),
  );
}

function totalOf(parts: readonly Figure[]): string {
  return sum(parts.map(({ normalized }) => normalized));
}

function areExclusive(parts: readonly Figure[]): boolean {
  const codes = parts.map(({ indicator }) => indicator ?? '');
  const isOnce = new Set(codes).size === codes.length;
  return isOnce && EXCLUSIVE.some((group) => codes.every((code) => group.includes(code)));
}

function isComplete({ indicator }: Figure, parts: readonly Figure[]): boolean {
  const codes = parts.map((part) => part.indicator);
  return (
    codes.length === 2 &&
    COMPLETE.some(
      ([total, done, left]) => total === indicator && codes.includes(done) && codes.includes(left),
    )
  );
}
