import type { Qualifier } from '../numbers/quantity.ts';
import { isOfWhole } from '../figures/whole-region.ts';

/** The fields of a number that decide whether it compares; its wording decides nothing. */
export interface ComparedFields {
  /** Catalogue code; an open figure's own label. */
  measure: string;
  unit: string;
  kind: string;
  scope: string | null;
  period: string | null;
  year: number;
  qualifier: Qualifier;
  /** Stated by the report, or computed by the catalogue's formula. */
  origin: 'stated' | 'computed';
}

/** What keeps a number from being ranked. */
export type Obstacle = 'measure' | 'unit' | 'kind' | 'scope' | 'period';
/** What must be said beside a number that may be compared. */
export type Remark = 'inexact' | 'computed' | 'other_year';

/** comparable · comparable with remarks · apart: shown with its obstacles, never ranked. */
export interface Standing {
  standing: 'comparable' | 'remarked' | 'apart';
  obstacles: Obstacle[];
  remarks: Remark[];
}

/**
 * Holds the numbers of one column against each other. The ground that most of them share is the one compared on; of equally
 * common grounds, that of the whole region over the whole year, then the first. What stands on another ground stays apart.
 * Different years compare with a remark, so that whoever ranks can refuse to.
 * @returns One standing each, in the order given.
 * @example judge([全县 90件, 全县 80件, 县政府本级 22件]) // the third: { standing: 'apart', obstacles: ['scope'] }
 */
export function judge(entries: readonly ComparedFields[]): Standing[] {
  const ground = mostCommon(entries.map(groundOf), naturalness);
  const year = mostCommon(
    entries.filter((entry) => ground !== null && groundOf(entry) === ground).map((entry) => entry.year),
    () => 0,
  );
  const common = entries.find((entry) => groundOf(entry) === ground);
  return entries.map((entry): Standing => {
    if (!common || groundOf(entry) !== ground)
      return { standing: 'apart', obstacles: common ? obstaclesOf(entry, common) : [], remarks: [] };
    const remarks: Remark[] = [
      ...(entry.qualifier === 'exact' ? [] : (['inexact'] as const)),
      ...(entry.origin === 'stated' ? [] : (['computed'] as const)),
      ...(entry.year === year ? [] : (['other_year'] as const)),
    ];
    return { standing: remarks.length === 0 ? 'comparable' : 'remarked', obstacles: [], remarks };
  });
}

function obstaclesOf(entry: ComparedFields, common: ComparedFields): Obstacle[] {
  const [own, shared] = [partsOf(entry), partsOf(common)];
  return (Object.keys(own) as Obstacle[]).filter((part) => own[part] !== shared[part]);
}

function partsOf({ measure, unit, kind, scope, period }: ComparedFields): Record<Obstacle, string> {
  return {
    measure,
    unit: countedIn(unit),
    kind,
    scope: isOfWhole(scope) ? '' : (scope ?? ''),
    period: period ?? '',
  };
}

function groundOf(entry: ComparedFields): string {
  return JSON.stringify(partsOf(entry));
}

/** The whole region over the whole year is what a comparison is usually about. */
function naturalness(ground: string): number {
  const { scope, period, kind } = JSON.parse(ground) as Record<Obstacle, string>;
  return Number(scope === '') + Number(period === '') + Number(kind === 'level');
}

/** 件, 宗 and 起 count cases alike; 万 and 亿 are only how a number is written. */
function countedIn(unit: string): string {
  const base = unit.replace(/^[万亿]+/u, '');
  if (/^[件宗起例桩]/u.test(base)) return '件';
  if (/^[人名位]$/u.test(base)) return '人';
  return base.replace('％', '%');
}

function mostCommon<Value>(values: readonly Value[], preference: (value: Value) => number): Value | null {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].toSorted(
    ([one, oneCount], [other, otherCount]) => otherCount - oneCount || preference(other) - preference(one),
  );
  return best?.[0] ?? null;
}
