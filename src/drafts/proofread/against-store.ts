import type { Figure } from '../../figures/figure.ts';
import { isOfWhole } from '../../figures/whole-region.ts';
import { compareDecimals, product } from '../../numbers/decimal.ts';
import type { DraftText } from './draft-text.ts';
import type { Finding } from './finding.ts';

/** A figure that a stored report states, with what is said of where it stands. */
export interface StatedElsewhere {
  figure: Figure;
  /** The report and its sentence, as a finding names its source. */
  source: string;
}

/** What is known of the draft's region. */
export interface KnownFigures {
  /** Of the year that the draft reports on. */
  sameYear: readonly StatedElsewhere[];
  /** Of the year before. */
  yearBefore: readonly StatedElsewhere[];
}

/** Numbers under this repeat from year to year by chance. */
const LEAST_TELLING = 20;
/** No caseload grows or shrinks by this factor in a year: 万 was left out or written twice. */
const IMPLAUSIBLE_FACTOR = '2000';

/** Holds the catalogue figures of a draft against those of stored reports on the same region. */
export function findAgainstStore(draft: DraftText, { sameYear, yearBefore }: KnownFigures): Finding[] {
  const { year } = draft.report.metadata;
  return draft.extraction.figures.flatMap((figure): Finding[] => {
    if (!isComparable(figure) || figure.year !== year) return [];
    const known = sameYear.filter((other) => isSameThing(figure, other.figure));
    if (known.length > 0) return differing(figure, known);
    const before = yearBefore.filter((other) => isSameThing(figure, other.figure));
    return before.flatMap((other) => [...leftIn(figure, other), ...outOfScale(figure, other)]).slice(0, 1);
  });
}

function differing(figure: Figure, known: readonly StatedElsewhere[]): Finding[] {
  const [first] = known;
  if (first === undefined || known.some((other) => isEqual(figure, other.figure))) return [];
  return [
    {
      ...placeOf(figure),
      severity: 'high',
      kind: 'number_against_store',
      expected: surface(first.figure),
      source: first.source,
    },
  ];
}

/** Last year's number in this year's draft. */
function leftIn(figure: Figure, before: StatedElsewhere): Finding[] {
  if (!isEqual(figure, before.figure) || Number(figure.normalized) < LEAST_TELLING) return [];
  if (figure.unit === '%') return [];
  return [
    {
      ...placeOf(figure),
      severity: 'medium',
      kind: 'number_of_last_year',
      expected: '核对是否为上年数字未改',
      source: before.source,
    },
  ];
}

function outOfScale(figure: Figure, before: StatedElsewhere): Finding[] {
  const [now, then] = [figure.normalized, before.figure.normalized];
  const isMore = compareDecimals(now, product(then, IMPLAUSIBLE_FACTOR)) >= 0;
  const isLess = compareDecimals(then, product(now, IMPLAUSIBLE_FACTOR)) >= 0;
  if (Number(now) === 0 || Number(then) === 0 || !(isMore || isLess)) return [];
  return [
    {
      ...placeOf(figure),
      severity: 'medium',
      kind: 'magnitude',
      expected: `核对万、亿等单位；上年为${surface(before.figure)}`,
      source: before.source,
    },
  ];
}

/** What one report states exactly of a whole year: the rest has limits that another report need not share. */
function isComparable({ indicator, kind, qualifier, period, scope }: Figure): boolean {
  return (
    indicator !== null && kind === 'level' && qualifier === 'exact' && period === null && isOfWhole(scope)
  );
}

function isSameThing(figure: Figure, other: Figure): boolean {
  return isComparable(other) && figure.indicator === other.indicator;
}

function isEqual(figure: Figure, other: Figure): boolean {
  return compareDecimals(figure.normalized, other.normalized) === 0;
}

function placeOf(figure: Figure): { start: number; end: number; found: string } {
  return { start: figure.start, end: figure.end, found: `${figure.label}${surface(figure)}` };
}

function surface({ stated, unit }: Figure): string {
  return stated.startsWith('百分之') ? stated : `${stated}${unit}`;
}
