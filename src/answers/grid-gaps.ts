import { isAboutAskedYear } from './figure-lines.ts';
import type { GapReason, GridColumn, GridEntry, GridRow } from './grid.ts';
import { rowFor } from './grid-rows.ts';
import type { Item } from './item.ts';
import type { Finding } from './look-up.ts';

/** Below the county there is no body that decides on reconsideration (行政复议法, 2023, 第四条). */
const COUNTY_AND_ABOVE: ReadonlySet<string> = new Set(['reconsideration']);

/** Why a place has no number in a column; never answered by zero. */
export function gapOf(
  row: GridRow,
  column: GridColumn,
  findings: readonly Finding[],
  apart: readonly GridEntry[],
): GapReason {
  if (row.target === null) return 'not_covered';
  const own = findings.filter((finding) => rowFor(finding).key === row.key);
  const aside = apart.filter((entry) => entry.row.key === row.key);
  if (aside.some((entry) => entry.column.key === column.key)) return 'listed_apart';
  if (
    own.every(
      ({ target, results }) =>
        target.fit !== 'asked' && !target.answersAnyway && !isAboutAskedYear(results, target),
    )
  )
    return 'not_covered';
  const asked = own.filter(({ item }) => item === column.item || isOf(column, item));
  if (asked.some(({ how }) => how === 'unclear')) return 'unclear';
  if (asked.some(({ how }) => how === 'none_stated')) return 'no_number';
  if (aside.some(({ isWider }) => isWider) && column.indicator?.formula === null) return 'counted_together';
  const isBelow = row.region?.level === 'township' && COUNTY_AND_ABOVE.has(column.indicator?.procedure ?? '');
  return isBelow ? 'not_applicable' : 'not_stated';
}

function isOf({ indicator }: GridColumn, item: Item): boolean {
  if (!indicator || item.type === 'open') return false;
  return item.type === 'indicator'
    ? item.indicator.code === indicator.code
    : item.procedure.code === indicator.procedure;
}
