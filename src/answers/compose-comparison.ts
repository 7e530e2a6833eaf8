import { isRanking } from '../questions/question.ts';
import type { Operation } from '../questions/question.ts';
import { chartOf } from './chart-exhibit.ts';
import { arrange } from './arrange-grid.ts';
import { figureOf } from './grid.ts';
import type { Grid } from './grid.ts';
import { compareWordingFor } from './compare-wording.ts';
import { apartSentences, verdictOf } from './compare-sentences.ts';
import { comparableIn, inOrder, mayRank, primaryColumn } from './rank-grid.ts';
import { paragraphs } from './compose.ts';
import { computeOver } from '../calculations/derive.ts';
import type { Derivation } from '../calculations/derive.ts';
import type { Exhibit, TableExhibit } from './exhibit.ts';
import type { FigureWork } from './figure-work.ts';
import { figureSurface } from '../figures/figure-surface.ts';
import { nameOf } from './item.ts';
import type { Finding } from './look-up.ts';
import { pageRemarks, pageTable } from './compose-page.ts';
import type { Targets } from './resolve-targets.ts';
import { apartTable, mainTable, placeOf, showEntries, toMarkdown } from './show-comparison.ts';
import type { ShownGrid } from './show-comparison.ts';
import { isOverYears, trendColumns } from './trend-columns.ts';

/** A comparison as an answer shows it. Its numbers are registered with the answer's builder. */
export interface Comparison {
  title: string;
  /** The main remarks of a page; empty for what is none. */
  main: string[];
  /** What must be read before the numbers, a line each. */
  lead: string[];
  /** Tables and computations in Markdown. */
  body: string;
  tables: TableExhibit[];
  exhibits: Exhibit[];
}

/** What is said of one number, or in the report's words, is no comparison. */
const NOT_COMPARED: ReadonlySet<Operation> = new Set(['verify', 'check', 'list', 'original_text']);
/** Of more places than these, those that state nothing are told in notes. */
const ROWS_WITH_GAPS = 8;

/**
 * Sets what was found side by side when several places or years are asked about: a verdict where one may be given, a table with a
 * reason in every empty cell, what does not compare apart, a chart.
 * @returns Null when there is nothing to set side by side.
 */
export function composeComparison(
  findings: readonly Finding[],
  targets: Targets,
  work: FigureWork,
): Comparison | null {
  const { question, sources } = work;
  if (NOT_COMPARED.has(question.operation)) return null;
  const arranged = arrange(findings, targets, question, sources.catalogue.indicators);
  if (!arranged) return null;
  const grid = inRowOrder(withoutEmptyRows(arranged), work);
  if (grid.rows.length < 2) return null;
  const primary = primaryColumn(grid);
  const computation = computeIn(grid, work);
  // 1. Numbers first: what is said of them needs their marks.
  const shownGrid = showEntries(grid, work, computation ? 'operand' : 'result');
  const trend =
    primary && isOverYears(grid) ? trendColumns(shownGrid, primary, work) : { columns: [], formulas: [] };
  // 2. Sentences.
  const title = titleOf(grid, work);
  const verdict = verdictOf(shownGrid, work);
  const apart = apartSentences(shownGrid, work);
  const stand = standInSentences(grid, work);
  const isPage = work.question.operation === 'page';
  const main = isPage ? pageRemarks(shownGrid, stand, work) : [];
  const lead = isPage
    ? [title, ...(main.length > 0 ? [shownGrid.words.remarks, ...main.map((one) => `- ${one}`)] : [])]
    : [verdict?.sentence ?? title, ...stand, ...apart];
  const remarks = [...(verdict?.type === 'refusal' ? [verdict.sentence] : []), ...stand, ...apart];
  remarks.forEach((remark) => {
    work.builder.note(remark);
  });
  noteYears(shownGrid, work);
  // 3. Tables, computations, chart.
  const table = isPage ? pageTable(shownGrid, work) : mainTable(shownGrid, work, trend.columns);
  const tables = [table, apartTable(shownGrid, work)].filter((table) => table !== null);
  const chart = isPage ? null : chartOf(shownGrid, work);
  const body = paragraphs(
    ...tables.map(toMarkdown),
    [...formulasOf(shownGrid, work), ...trend.formulas],
    computation ? computedLine(computation, grid, work) : '',
  );
  return { title, main, lead, body, tables, exhibits: [...tables, ...(chart ? [chart] : [])] };
}

function withoutEmptyRows(grid: Grid): Grid {
  if (grid.rows.length <= ROWS_WITH_GAPS) return grid;
  const all = [...grid.entries, ...grid.apart];
  return { ...grid, rows: grid.rows.filter(({ key }) => all.some(({ row }) => row.key === key)) };
}

function inRowOrder(grid: Grid, { question }: FigureWork): Grid {
  const column = primaryColumn(grid);
  if (!column || !isRanking(question.operation)) return grid;
  const entries = comparableIn(grid, column);
  if (!mayRank(entries, question)) return grid;
  const ranked = inOrder(entries, question).map(({ row }) => row);
  return { ...grid, rows: [...ranked, ...grid.rows.filter((row) => !ranked.includes(row))] };
}

/** Computes over the main column; never over part of what was asked because the rest does not count alike. */
function computeIn(grid: Grid, { question }: FigureWork): Derivation | null {
  const column = primaryColumn(grid);
  if (!column) return null;
  const entries = comparableIn(grid, column);
  const isPart = grid.apart.some(({ row }) => !entries.some((entry) => entry.row.key === row.key));
  return isPart
    ? null
    : computeOver(
        question.operation,
        entries.flatMap((entry) => figureOf(entry) ?? []),
      );
}

function computedLine(
  derivation: Derivation,
  grid: Grid,
  { wording, builder, question }: FigureWork,
): string {
  const [first] = derivation.operands;
  if (!first) return '';
  const column = primaryColumn(grid);
  const figure = builder.addDerived(
    {
      report: first.report,
      year: first.report.year,
      indicator: null,
      code: null,
      label: wording.operation(question.operation),
      value: derivation.value,
      unit: derivation.unit,
      qualifier: derivation.qualifier,
      formula: derivation.formula,
    },
    'result',
  );
  const used = column ? comparableIn(grid, column).map(({ row }) => row.key) : [];
  const left = grid.rows.filter(({ key }) => !used.includes(key)).map(({ name }) => name);
  if (left.length > 0) builder.note(compareNote(question.language, left));
  return `**${wording.operation(question.operation)}：${figureSurface(figure)}**${wording.derived(derivation.formula)}`;
}

function compareNote(language: 'zh' | 'en', left: readonly string[]): string {
  return compareWordingFor(language).computedOver([...new Set(left)]);
}

/** Every computed number of the table with its computation. */
function formulasOf({ shown }: ShownGrid, work: FigureWork): string[] {
  return shown.flatMap(({ entry, figure, marks, surface }) => {
    if (figure.formula === null) return [];
    const subject = work.wording.subject(placeOf(entry.row, work), entry.fields.year);
    return [`- ${subject}${entry.column.name}：${surface}${work.wording.derived(figure.formula)}${marks}`];
  });
}

/** A stage or a wider count that stands in for what was asked in every place is named before the table. */
function standInSentences(grid: Grid, { question, wording }: FigureWork): string[] {
  return grid.columns.flatMap((column) => {
    if (column.item !== null) return [];
    const [entry] = grid.entries.filter((one) => one.column.key === column.key);
    if (!entry) return [];
    const asked = nameOf(entry.finding.item, question.language);
    return [entry.isWider ? wording.widerScope(asked, column.name) : wording.insteadOf(asked, column.name)];
  });
}

function noteYears({ grid, words }: ShownGrid, { builder, question }: FigureWork): void {
  const column = primaryColumn(grid);
  if (!column || isOverYears(grid)) return;
  const entries = comparableIn(grid, column);
  const years = [...new Set(entries.map(({ fields }) => fields.year))].sort();
  if (years.length > 1)
    builder.note(mayRank(entries, question) ? words.yearsDifferInsisted(years) : words.yearsDiffer(years));
}

const MOST_NAMED = 4;

function titleOf(grid: Grid, work: FigureWork): string {
  const { question } = work;
  const words = compareWordingFor(question.language);
  const places = [...new Set(grid.rows.map((row) => placeOf(row, work)))];
  const years = [...new Set(grid.rows.map(({ year }) => year))].filter((year) => year !== null);
  const items = [
    ...new Set(
      grid.columns.map(({ item, name }) =>
        item?.type === 'procedure' ? nameOf(item, question.language) : name,
      ),
    ),
  ];
  return words.caption({
    places: places.length > MOST_NAMED ? null : places,
    year: years.length === 1 ? (years[0] ?? null) : null,
    measures: items,
  });
}
