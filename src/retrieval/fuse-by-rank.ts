import { AppError } from '../errors.ts';

/** A ranked list, best first, and how much it counts. */
export interface WeighedList<Item> {
  items: readonly Item[];
  /** From 0, which counts nothing. */
  weight: number;
}

/** The constant of the paper that the method comes from (Cormack, Clarke and Büttcher, SIGIR 2009). */
const DAMPING = 60;

/**
 * Merges ranked lists by reciprocal rank: a list adds `weight / (k + rank)` to each of its items, ranks from 1. Scores are
 * ignored, so that words and vectors need no common scale.
 * @param k Larger flattens the top. Default 60.
 * @returns Each item once with its sum, best first; equal sums keep the order of the earlier list.
 * @throws {AppError} `invalid_argument` when `k` or a weight is negative.
 * @example fuseByRank([{ items: ['a', 'b'], weight: 1 }, { items: ['b'], weight: 1 }]).map(({ item }) => item) // ['b', 'a']
 */
export function fuseByRank<Item>(
  lists: readonly WeighedList<Item>[],
  k: number = DAMPING,
): { item: Item; score: number }[] {
  if (k < 0 || lists.some(({ weight }) => weight < 0))
    throw new AppError({ code: 'invalid_argument', message: 'Ranks are fused with numbers from 0 upwards.' });
  const scores = new Map<Item, number>();
  for (const { items, weight } of lists)
    for (const [index, item] of items.entries())
      scores.set(item, (scores.get(item) ?? 0) + weight / (k + index + 1));
  return [...scores].map(([item, score]) => ({ item, score })).sort((one, other) => other.score - one.score);
}
