import type { Indicator } from '../figures/catalogue.ts';
import type { Region } from '../regions/region.ts';
import type { ComparedFields, Standing } from './comparability.ts';
import type { Derivation } from '../calculations/derive.ts';
import type { Item } from './item.ts';
import type { Finding } from './look-up.ts';
import type { Target } from './resolve-targets.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';

/** A place in a year: a line of a comparison. */
export interface GridRow {
  key: string;
  /** Null for a name that is no division's. */
  region: Region | null;
  name: string;
  /** Null where no year was asked and none is covered. */
  year: number | null;
  target: Target | null;
}

/** Something measured: a column of a comparison. */
export interface GridColumn {
  key: string;
  /** Null for what the catalogue does not name. */
  indicator: Indicator | null;
  name: string;
  /** The thing asked that it answers; null for what stands in for another. */
  item: Item | null;
}

/** A number at its place, stated or computed. */
export interface GridEntry {
  row: GridRow;
  column: GridColumn;
  finding: Finding;
  value: { sourced: SourcedFigure } | { derivation: Derivation };
  fields: ComparedFields;
  standing: Standing;
  /** True where the number counts more than what was asked: several procedures together. */
  isWider: boolean;
}

/** Why a place has no number. */
export type GapReason =
  | 'not_covered'
  | 'not_stated'
  | 'unclear'
  | 'no_number'
  | 'not_applicable'
  | 'listed_apart'
  | 'counted_together';

/** Numbers of several places or years set side by side. */
export interface Grid {
  rows: GridRow[];
  /** What the places have in common; numbers of other columns stand apart. */
  columns: GridColumn[];
  /** In the columns, comparable with or without a remark. */
  entries: GridEntry[];
  /** Not comparable: on another ground, or another thing than its neighbours. */
  apart: GridEntry[];
  gapAt(row: GridRow, column: GridColumn): GapReason;
}

/** The one number of a place in a column; null where it has none, or several that differ. */
export function onlyEntry(grid: Grid, row: GridRow, column: GridColumn): GridEntry | null {
  const own = grid.entries.filter((entry) => entry.row.key === row.key && entry.column.key === column.key);
  return own.length === 1 ? (own[0] ?? null) : null;
}

export function figureOf({ value }: GridEntry): SourcedFigure | null {
  return 'sourced' in value ? value.sourced : null;
}

/** The value in the base unit. */
export function normalizedOf({ value }: GridEntry): string {
  return 'sourced' in value ? value.sourced.figure.normalized : value.derivation.value;
}
