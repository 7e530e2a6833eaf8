// A grid as sentences, tables and a chart. Everything shown is registered with the answer's builder, as lines are.
import { figureSurface } from '../figures/figure-surface.ts';
import type { AnswerFigure } from './answer.ts';
import { figureOf } from './grid.ts';
import type { Grid, GridColumn, GridEntry, GridRow } from './grid.ts';
import type { ApartValue, CompareWording, NamedValue } from './compare-wording.ts';
import { compareWordingFor } from './compare-wording.ts';
import type { TableExhibit } from './exhibit.ts';
import type { FigureWork } from './figure-work.ts';
import { regionName } from './figure-work.ts';
import { primaryColumn } from './rank-grid.ts';
import { surfaceOf } from '../calculations/sourced-figure.ts';

/** A number as it is shown: its words and where it stands. */
export interface ShownEntry {
  entry: GridEntry;
  figure: AnswerFigure;
  surface: string;
  /** `[1]`, or `[1][2]` of the operands of a computed number. */
  marks: string;
}

/** A comparison with its numbers registered. */
export interface ShownGrid {
  grid: Grid;
  shown: ShownEntry[];
  words: CompareWording;
}

/** Registers every number of a grid, row by row, so that citations are numbered as people read. */
export function showEntries(grid: Grid, work: FigureWork, role: AnswerFigure['role']): ShownGrid {
  const all = [...grid.entries, ...grid.apart];
  const inOrder = grid.rows.flatMap((row) => all.filter((entry) => entry.row.key === row.key));
  const shown = inOrder.map((entry) => showEntry(entry, work, role));
  return { grid, shown, words: compareWordingFor(work.question.language) };
}

function showEntry(entry: GridEntry, work: FigureWork, role: AnswerFigure['role']): ShownEntry {
  const { builder } = work;
  const { value, finding, column } = entry;
  if ('sourced' in value) {
    const figure = builder.addFigure(value.sourced, role);
    return { entry, figure, surface: surfaceOf(value.sourced), marks: markOf(figure) };
  }
  const { derivation } = value;
  const operands = derivation.operands.map((sourced) => builder.addFigure(sourced, 'operand'));
  const figure = builder.addDerived(
    {
      report: finding.target.report,
      year: entry.fields.year,
      indicator: derivation.indicator?.name ?? null,
      code: derivation.indicator?.code ?? null,
      label: column.name,
      value: derivation.value,
      unit: derivation.unit,
      qualifier: derivation.qualifier,
      formula: derivation.formula,
    },
    role,
  );
  const marks = [...new Set(operands.map(markOf))].join('');
  return { entry, figure, surface: figureSurface(figure), marks };
}

function markOf({ citation }: AnswerFigure): string {
  return citation === null ? '' : `[${citation}]`;
}

/** How a place is called in the question's language. */
export function placeOf(row: GridRow, work: FigureWork): string {
  return row.target ? regionName(row.target, work) : row.name;
}

export function namedValue({ entry, surface, marks }: ShownEntry, work: FigureWork): NamedValue {
  return { place: placeOf(entry.row, work), year: entry.fields.year, surface, marks };
}

/** What stands at a place in a column: its numbers with their marks, or why there is none. */
export function cellOf(row: GridRow, column: GridColumn, { grid, shown, words }: ShownGrid): string {
  const own = shown.filter(
    ({ entry }) =>
      entry.row.key === row.key && entry.column.key === column.key && grid.entries.includes(entry),
  );
  return own.length === 0
    ? words.gap[grid.gapAt(row, column)]
    : own.map(({ surface, marks }) => `${surface}${marks}`).join(' / ');
}

/** What stands in the columns: a line for each place and year, missing numbers with their reason. */
export function mainTable(
  shownGrid: ShownGrid,
  work: FigureWork,
  more: readonly { title: string; cellOf: (row: GridRow) => string }[] = [],
): TableExhibit {
  const { grid, words } = shownGrid;
  return {
    type: 'table',
    caption: '',
    columns: [
      words.place,
      words.year,
      ...grid.columns.map(({ name }) => name),
      ...more.map(({ title }) => title),
    ],
    rows: grid.rows.map((row) => [
      placeOf(row, work),
      words.yearCell(row.year),
      ...grid.columns.map((column) => cellOf(row, column, shownGrid)),
      ...more.map((column) => column.cellOf(row)),
    ]),
  };
}

/** What does not compare, with the reason; null when everything does. */
export function apartTable({ grid, shown, words }: ShownGrid, work: FigureWork): TableExhibit | null {
  const apart = shown.filter(({ entry }) => grid.apart.includes(entry));
  if (apart.length === 0) return null;
  return {
    type: 'table',
    caption: words.apartCaption,
    columns: [words.place, words.year, words.measure, words.value, words.why],
    rows: apart.map((one) => {
      const value = apartValue(one, grid, work);
      return [
        value.place,
        words.yearCell(value.year),
        value.measure,
        `${one.surface}${one.marks}`,
        words.reason(value),
      ];
    }),
  };
}

/** A number that stands apart, as sentences name it. */
export function apartValue(shown: ShownEntry, grid: Grid, work: FigureWork): ApartValue {
  const { entry } = shown;
  const { scope, period } = entry.fields;
  const compared = primaryColumn(grid) ?? entry.column;
  return {
    ...namedValue(shown, work),
    measure: measureOf(entry),
    compared: compared.name,
    ground: [scope, period].filter((part) => part !== null).join('；'),
    obstacles: entry.standing.obstacles,
    reach: entry.isWider ? 'wider' : 'other',
    alsoCounts: entry.isWider ? othersIn(scope, compared.name) : [],
  };
}

/** Of what a pooled number counts, what the other measure does not: 诉讼 of 行政复议、诉讼合计 beside 行政复议受理数. */
function othersIn(scope: string | null, compared: string): string[] {
  const pooled = /^(.+)合计$/u.exec(scope ?? '')?.[1]?.split('、') ?? [];
  const others = pooled.filter((part) => !compared.includes(part));
  return others.length < pooled.length ? others : [];
}

/** What an entry measures in its own words: its column's name, unless it was put there only because it was asked for. */
function measureOf(entry: GridEntry): string {
  const sourced = figureOf(entry);
  const isOpen = sourced !== null && sourced.figure.indicator === null;
  return isOpen ? sourced.figure.label : entry.column.name;
}

/** A table in Markdown, with its caption before it. */
export function toMarkdown({ caption, columns, rows }: TableExhibit): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
  const table = [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
  return caption === '' ? table : `${caption}\n\n${table}`;
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '｜').replaceAll(/\s*\n\s*/gu, ' ');
}
