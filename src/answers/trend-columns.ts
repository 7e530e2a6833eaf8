// What changed from year to year beside the numbers themselves: computed, and as the reports say it.
import { figureSurface } from '../figures/figure-surface.ts';
import { figureOf, onlyEntry } from './grid.ts';
import type { Grid, GridColumn, GridRow } from './grid.ts';
import { deriveMovement } from '../calculations/derive.ts';
import type { Derivation, Movement } from '../calculations/derive.ts';
import type { FigureWork } from './figure-work.ts';
import { placeOf } from './show-comparison.ts';
import type { ShownGrid } from './show-comparison.ts';
import { surfaceOf } from '../calculations/sourced-figure.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';

/** Further columns of a table over years, and the computations they rest on, a line each. */
export interface TrendColumns {
  columns: { title: string; cellOf: (row: GridRow) => string }[];
  formulas: string[];
}

/** Whether a place is shown in several years, so that its changes can be told. */
export function isOverYears({ rows }: Pick<Grid, 'rows'>): boolean {
  return new Set(rows.map(({ name }) => name)).size < rows.length;
}

/** The change of a column from each year to the next, computed where both years state it, and the change that reports state. */
export function trendColumns({ grid, words }: ShownGrid, column: GridColumn, work: FigureWork): TrendColumns {
  const changes = new Map<string, string>();
  const reported = new Map<string, string>();
  const formulas: string[] = [];
  for (const row of grid.rows) {
    const now = statedIn(grid, row, column);
    const before = statedIn(grid, yearBefore(grid, row), column);
    if (now && before) {
      const movement = deriveMovement(now, before);
      [now, before].forEach((sourced) => {
        work.builder.addFigure(sourced, 'operand');
      });
      changes.set(row.key, register(movement, now, words, work));
      const steps = [movement.distance, ...(movement.rate ? [movement.rate] : [])];
      formulas.push(
        `- ${work.wording.subject(placeOf(row, work), row.year ?? 0)}${work.wording.derived(steps.map(({ formula }) => formula).join('；'))}`,
      );
    }
    const said = now ? reportedChanges(now, work) : [];
    const cells = said.map((sourced) => {
      const { citation, label } = work.builder.addFigure(sourced, 'result');
      return `${label}${surfaceOf(sourced)}${citation === null ? '' : `[${citation}]`}`;
    });
    if (cells.length > 0) reported.set(row.key, cells.join(' / '));
  }
  const columnOf = (title: string, cells: ReadonlyMap<string, string>) => ({
    title,
    cellOf: ({ key }: GridRow) => cells.get(key) ?? '—',
  });
  return {
    columns: [
      ...(changes.size > 0 ? [columnOf(words.change, changes)] : []),
      ...(reported.size > 0 ? [columnOf(words.reportedChange, reported)] : []),
    ],
    formulas,
  };
}

function yearBefore({ rows }: Grid, row: GridRow): GridRow | null {
  return (
    rows.find(({ name, year }) => name === row.name && row.year !== null && year === row.year - 1) ?? null
  );
}

function statedIn(grid: Grid, row: GridRow | null, column: GridColumn): SourcedFigure | null {
  const entry = row ? onlyEntry(grid, row, column) : null;
  return entry ? figureOf(entry) : null;
}

function register(
  { direction, distance, rate }: Movement,
  { figure, report }: SourcedFigure,
  words: ShownGrid['words'],
  { builder }: FigureWork,
): string {
  const year = figure.year ?? report.year;
  const add = ({ value, unit, qualifier, formula }: Derivation, label: string) =>
    figureSurface(
      builder.addDerived(
        { report, year, indicator: null, code: null, label, value, unit, qualifier, formula },
        'result',
      ),
    );
  if (direction === 'level') return words.unchanged;
  const moved = direction === 'up' ? words.increase : words.decrease;
  const share = direction === 'up' ? words.increaseRate : words.decreaseRate;
  const whole = `${moved}${add(distance, words.change)}`;
  return rate ? `${whole}（${share}${add(rate, words.change)}）` : whole;
}

const SAYS_CHANGE = /同比|比上年|较上年|比去年|较去年|上升|下降|增长|减少|增加|降低|提高/u;

/** The changes that a report states of a number: classified as its indicator's, or said right after it in its sentence. */
function reportedChanges(now: SourcedFigure, { opened }: FigureWork): SourcedFigure[] {
  const figures = opened.get(now.report.id)?.figures ?? [];
  const next = figures.find(({ figure }) => figure.start > now.figure.end);
  return figures.filter((sourced) => {
    const { figure } = sourced;
    if (figure.kind !== 'change') return false;
    if (figure.indicator !== null) return figure.indicator === now.figure.indicator;
    const between = now.quote.slice(
      now.figure.end - now.figure.sentence.start,
      figure.start - figure.sentence.start,
    );
    return (
      sourced === next && figure.sentence.start === now.figure.sentence.start && SAYS_CHANGE.test(between)
    );
  });
}
