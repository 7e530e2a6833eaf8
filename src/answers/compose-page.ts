// A page for a meeting: what is measured down the side, the places across, and what must be said of it in three sentences.
import type { Grid, GridColumn, GridRow } from './grid.ts';
import { apartSentences, verdictOf } from './compare-sentences.ts';
import type { TableExhibit } from './exhibit.ts';
import type { FigureWork } from './figure-work.ts';
import { itemsOf, nameOf } from './item.ts';
import { cellOf, placeOf } from './show-comparison.ts';
import type { ShownGrid } from './show-comparison.ts';

/** Remarks that a page has room for; the others stand in its notes. */
const MOST_REMARKS = 3;

/** The comparison lying: a line for each measure, a column for each place and year. */
export function pageTable(shownGrid: ShownGrid, work: FigureWork): TableExhibit {
  const { grid, words } = shownGrid;
  return {
    type: 'table',
    caption: '',
    columns: [words.measure, ...grid.rows.map((row) => headOf(row, work))],
    rows: [
      ...grid.columns.map((column) => [
        column.name,
        ...grid.rows.map((row) => cellOf(row, column, shownGrid)),
      ]),
      ...absentFrom(grid, work).map((name) => [
        name,
        ...grid.rows.map(({ target }) => words.gap[target === null ? 'not_covered' : 'not_stated']),
      ]),
    ],
  };
}

/** Subjects asked about of which no place states a number. */
function absentFrom({ columns, entries, apart }: Grid, { question }: FigureWork): string[] {
  const stated = [...entries, ...apart].map(({ finding }) => finding.item);
  return itemsOf(question)
    .filter((item) => !stated.some((one) => nameOf(one, 'zh') === nameOf(item, 'zh')))
    .map((item) => nameOf(item, question.language))
    .filter((name) => !columns.some((column) => column.name === name));
}

function headOf(row: GridRow, work: FigureWork): string {
  const place = placeOf(row, work);
  return row.year === null ? place : work.wording.subject(place, row.year);
}

/**
 * The main remarks, at most three: what can't be compared, who is first where that can be said, what a place's report does not state.
 * @param stand What numbers stand in for, a sentence each.
 */
export function pageRemarks(shownGrid: ShownGrid, stand: readonly string[], work: FigureWork): string[] {
  const ranking = { ...work, question: { ...work.question, operation: 'largest' as const } };
  const verdict = verdictOf(shownGrid, ranking);
  return [
    ...apartSentences(shownGrid, work).slice(0, 1),
    ...(verdict?.type === 'order' ? [verdict.sentence] : []),
    ...missingSentences(shownGrid, work),
    ...stand,
    ...apartSentences(shownGrid, work).slice(1),
  ].slice(0, MOST_REMARKS);
}

/** One sentence on everything that no report states, the place that lacks most first. */
function missingSentences({ grid, words }: ShownGrid, work: FigureWork): string[] {
  const lacking = grid.rows
    .filter(({ target }) => target !== null)
    .map((row) => ({ place: placeOf(row, work), names: missingIn(row, grid) }))
    .filter(({ names }) => names.length > 0)
    .toSorted((one, other) => other.names.length - one.names.length);
  return lacking.length === 0 ? [] : [words.lacks(lacking)];
}

function missingIn(row: GridRow, grid: Grid): string[] {
  const isStated = (column: GridColumn) =>
    grid.entries.some((entry) => entry.row.key === row.key && entry.column.key === column.key);
  return grid.columns
    .filter((column) => !isStated(column) && grid.gapAt(row, column) === 'not_stated')
    .map(({ name }) => name);
}
