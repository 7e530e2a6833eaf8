// What is said of a comparison before its tables: who is first, and what can't be ranked.
import { isRanking } from '../questions/question.ts';
import { normalizedOf } from './grid.ts';
import type { GridEntry } from './grid.ts';
import { asksForLeast } from './order-findings.ts';
import { comparableIn, inOrder, mayRank, primaryColumn } from './rank-grid.ts';
import { compareSurely } from './rank-values.ts';
import { apartValue, namedValue } from './show-comparison.ts';
import type { ShownGrid } from './show-comparison.ts';
import type { FigureWork } from './figure-work.ts';

/** Who has most or least, or why nobody is called first. */
export interface Verdict {
  type: 'order' | 'refusal';
  sentence: string;
}

/** Null for a question that does not ask who has most or least. */
export function verdictOf(shownGrid: ShownGrid, work: FigureWork): Verdict | null {
  const { grid, shown, words } = shownGrid;
  const { question } = work;
  const asksOrder = isRanking(question.operation) || question.operation === 'compare';
  const column = primaryColumn(grid);
  if (!asksOrder || !column) return null;
  const refuse = (sentence: string): Verdict => ({ type: 'refusal', sentence });
  const order = (sentence: string): Verdict => ({ type: 'order', sentence });
  const entries = comparableIn(grid, column);
  if (new Set(entries.map(({ row }) => row.name)).size < 2) return refuse(words.tooFew(column.name));
  if (!mayRank(entries, question))
    return refuse(words.yearsDiffer([...new Set(entries.map(({ fields }) => fields.year))].sort()));
  const ordered = inOrder(entries, question);
  const value = (entry: GridEntry) => {
    const one = shown.find((candidate) => candidate.entry === entry);
    return one ? [namedValue(one, work)] : [];
  };
  const [first, ...others] = ordered;
  if (!first) return null;
  const ranked = (entry: GridEntry) => ({
    normalized: normalizedOf(entry),
    qualifier: entry.fields.qualifier,
  });
  const level = others.filter((other) => compareSurely(ranked(first), ranked(other)) === 0);
  const unsure = others.filter((other) => compareSurely(ranked(first), ranked(other)) === null);
  const named = (list: readonly GridEntry[]) => list.flatMap(value);
  if (unsure.length > 0) return refuse(words.cannotTell(column.name, named([first, ...unsure])));
  if (level.length === others.length) return order(words.equal(column.name, named(ordered)));
  const sort = /[%％]/u.test(first.fields.unit) ? 'share' : 'count';
  const direction = asksForLeast(question) ? 'least' : 'most';
  const after = others.filter((other) => !level.includes(other));
  const isSureNext = after
    .slice(1)
    .every((other) => after[0] && Math.abs(compareSurely(ranked(after[0]), ranked(other)) ?? 0) > 0);
  const next = (isSureNext ? after[0] : undefined) ?? null;
  const [one] = named([first]);
  const [two] = named(next ? [next] : []);
  if (one && two && others.length === 1 && direction === 'most')
    return order(words.larger(column.name, one, two, sort));
  return order(words.first(column.name, { direction, sort }, named([first, ...level]), two ?? null));
}

/** A sentence for each number that stands apart. */
export function apartSentences({ grid, shown, words }: ShownGrid, work: FigureWork): string[] {
  return shown
    .filter(({ entry }) => grid.apart.includes(entry))
    .map((one) => words.apart(apartValue(one, grid, work)));
}
