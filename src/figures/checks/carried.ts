import { compareDecimals, sum } from '../../numbers/decimal.ts';
import type { Figure } from '../figure.ts';
import { isOfWhole } from '../whole-region.ts';
import type { Check, CheckedText, CheckRule } from './check.ts';
import { areExact, areOfOneGround, checkedFigure, createCheck } from './check.ts';
import { compareCounts } from './compare-numbers.ts';

/** Courses whose cases are carried from year to year: brought in + new = done + left over. */
const COURSES: readonly { carriedIn: string; fresh: string; done: string; left: readonly string[] }[] = [
  {
    carriedIn: 'reconsideration.carriedIn',
    fresh: 'reconsideration.accepted',
    done: 'reconsideration.concluded',
    left: ['reconsideration.carriedOver', 'reconsideration.pending'],
  },
  {
    carriedIn: 'disclosure.carriedIn',
    fresh: 'disclosure.requests',
    done: 'disclosure.answered',
    left: ['disclosure.carriedOver'],
  },
];

/** What came in and what went out of a year, within a report and against the report before. */
export const checkCarried: CheckRule = ({ report, previous }) =>
  COURSES.flatMap(({ carriedIn, fresh, done, left }): Check[] => {
    const brought = onlyOne(report, [carriedIn]);
    if (brought === null) return [];
    const within = [onlyOne(report, [fresh]), onlyOne(report, [done]), onlyOne(report, left)];
    return [...balance(report, brought, within), ...againstPrevious(report, brought, previous, left)];
  });

function balance(
  report: CheckedText,
  brought: Figure,
  [fresh, done, left]: readonly (Figure | null)[],
): Check[] {
  if (!fresh || !done || !left) return [];
  if (!areExact([brought, fresh, done, left]) || !areOfOneGround(fresh, done)) return [];
  const came = sum([brought.normalized, fresh.normalized]);
  const went = sum([done.normalized, left.normalized]);
  return [
    createCheck({
      kind: 'carried',
      verdict: compareDecimals(came, went) === 0 ? 'holds' : 'differs',
      subject: checkedFigure(done, report),
      operands: [brought, fresh, left].map((figure) => checkedFigure(figure, report)),
      expected: sum([came, `-${left.normalized}`]),
      formula: `${brought.stated} + ${fresh.stated} − ${left.stated}`,
    }),
  ];
}

function againstPrevious(
  report: CheckedText,
  brought: Figure,
  previous: CheckedText | null,
  left: readonly string[],
): Check[] {
  const handed = previous === null ? null : onlyOne(previous, left);
  if (previous === null || handed === null || !areExact([brought, handed])) return [];
  return [
    createCheck({
      kind: 'carried_between_years',
      ...compareCounts(handed.normalized, brought.normalized),
      subject: checkedFigure(brought, report),
      operands: [checkedFigure(handed, previous, 'previous')],
      formula: handed.stated,
    }),
  ];
}

/** The one figure of the whole region that states one of the indicators; null when there is none or two that differ. */
function onlyOne({ figures }: CheckedText, codes: readonly string[]): Figure | null {
  const stated = figures.filter(
    ({ indicator, kind, scope }) => codes.includes(indicator ?? '') && kind === 'level' && isOfWhole(scope),
  );
  const [first] = stated;
  if (first === undefined) return null;
  return stated.every(({ normalized }) => compareDecimals(normalized, first.normalized) === 0) ? first : null;
}
