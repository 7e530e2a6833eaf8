// The order of a comparison: of which column, among which numbers, and when there is none.
import { compareDecimals } from '../numbers/decimal.ts';
import type { Question } from '../questions/question.ts';
import { normalizedOf, onlyEntry } from './grid.ts';
import type { Grid, GridColumn, GridEntry } from './grid.ts';
import { asksForLeast } from './order-findings.ts';

/** Words by which an asker wants different years set against each other all the same. */
const INSISTS =
  /(?:不[管论]|无论|忽略|别管|抛开|不考虑)[^,。?]{0,4}(?:年份|哪一?年|年度)|(?:直接|硬|照样|还是要?|仍然?)(?:比|排)|年份不同也|\bregardless of (?:the )?year\b|\banyway\b/iu;

/** The column that a comparison is about: the one that most places state; of equals, one that counts what came in. */
export function primaryColumn(grid: Grid): GridColumn | null {
  const statedBy = (column: GridColumn) => grid.rows.filter((row) => onlyEntry(grid, row, column)).length;
  const preference = ({ item, indicator }: GridColumn) =>
    Number(item !== null) + Number(indicator?.intake ?? false) / 2;
  const [best] = grid.columns.toSorted(
    (one, other) => statedBy(other) - statedBy(one) || preference(other) - preference(one),
  );
  return best ?? null;
}

/** The one comparable number of each place in a column. */
export function comparableIn(grid: Grid, column: GridColumn): GridEntry[] {
  return grid.rows.flatMap((row) => onlyEntry(grid, row, column) ?? []);
}

/** Whether the numbers of a column may be put in order: all of one year, or the asker insists. */
export function mayRank(entries: readonly GridEntry[], { text }: Pick<Question, 'text'>): boolean {
  return new Set(entries.map(({ fields }) => fields.year)).size < 2 || INSISTS.test(text);
}

/** Largest first, or smallest where the least is asked for; equal ones keep their order. */
export function inOrder(entries: readonly GridEntry[], question: Question): GridEntry[] {
  const direction = asksForLeast(question) ? -1 : 1;
  return entries.toSorted(
    (one, other) => direction * compareDecimals(normalizedOf(other), normalizedOf(one)),
  );
}
