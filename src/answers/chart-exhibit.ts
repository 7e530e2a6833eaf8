import { comparableIn, inOrder, mayRank, primaryColumn } from './rank-grid.ts';
import { normalizedOf } from './grid.ts';
import type { ChartExhibit } from './exhibit.ts';
import type { FigureWork } from './figure-work.ts';
import { apartValue, placeOf } from './show-comparison.ts';
import type { ShownGrid } from './show-comparison.ts';

/** Bars that a phone can show. */
const MOST_BARS = 12;

/**
 * The comparison's main column as a chart: lines where a place has several years, bars otherwise. What does not compare is left
 * out, and named beneath.
 * @returns Null for fewer than two numbers.
 */
export function chartOf(shownGrid: ShownGrid, work: FigureWork): ChartExhibit | null {
  const { grid, shown, words } = shownGrid;
  const column = primaryColumn(grid);
  if (!column) return null;
  const entries = comparableIn(grid, column);
  const [first] = entries;
  if (!first || entries.length < 2) return null;
  const places = new Set(entries.map(({ row }) => row.name));
  const isTrend = places.size < entries.length;
  const drawn = isTrend
    ? entries
    : (mayRank(entries, work.question) ? inOrder(entries, work.question) : entries).slice(0, MOST_BARS);
  const aside = shown.filter(({ entry }) => grid.apart.includes(entry));
  return {
    type: 'chart',
    kind: isTrend ? 'line' : 'bar',
    caption: column.name,
    unit: first.fields.unit.replace(/^[万亿]+/u, ''),
    points: drawn.flatMap((entry) => {
      const one = shown.find((candidate) => candidate.entry === entry);
      if (!one) return [];
      return [
        {
          region: placeOf(entry.row, work),
          year: entry.fields.year,
          measure: column.name,
          value: normalizedOf(entry),
          surface: one.surface,
        },
      ];
    }),
    remarks: [
      ...new Set(aside.map((one) => words.notDrawn(apartValue(one, grid, work)))),
      ...(drawn.some(({ fields }) => fields.qualifier !== 'exact') ? [words.inexact] : []),
    ],
  };
}
