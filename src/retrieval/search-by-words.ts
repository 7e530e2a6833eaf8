import type { Store } from '../store/open-store.ts';
import { countIndexedPassages, countPostings, readPostings } from '../store/passage-index.ts';
import type { PassageRange } from '../store/passage-index.ts';
import { oncePerRevision } from '../store/revision.ts';
import type { FindConcepts } from './concepts.ts';
import { termsOf } from './terms.ts';

/** A passage's id; the higher the score, the likelier it is meant. Scores of different queries do not compare. */
export interface ScoredPassage {
  id: number;
  score: number;
}

/** Finds passages by the words of a question, best first. @param ranges Where to look; null for everywhere. */
export type SearchByWords = (
  query: string,
  ranges: readonly PassageRange[] | null,
  limit: number,
) => Promise<ScoredPassage[]>;

/** Up to so many reports are read each by its own range of the index; more are picked out of the whole. */
const MOST_RANGES = 8;

/**
 * How many entries of the index one query reads at most when it is not narrowed. The rarest terms come first, and they decide:
 * a term that stands in every third passage tells few apart. 30,000 take about 6 ms.
 */
const MOST_POSTINGS = 30_000;
/** The rarest terms are read however long their lists are. */
const LEAST_TERMS = 3;

/**
 * Makes the search by keywords: BM25 in which a term counts once a passage, since passages are of one length and nearly every
 * term stands in them once. Ties keep the order of ingestion.
 * An empty query, or one whose terms stand nowhere, finds nothing.
 */
export function createSearchByWords(store: Store, findConcepts: FindConcepts): SearchByWords {
  return async (query, ranges, limit) => {
    // 1. What to look for, rarest first.
    const { total, counts } = await loadStatistics(store);
    const terms = [...new Set([...termsOf(query), ...findConcepts(query)])];
    await countMissing(store, terms, counts);
    const weighed = terms
      .map((term) => ({ term, count: counts.get(term) ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((one, other) => one.count - other.count);
    // 2. Add up each passage's terms.
    const scores = new Map<number, number>();
    const isNarrow = ranges !== null && ranges.length <= MOST_RANGES;
    const chosen = isNarrow ? weighed : withinBudget(weighed);
    for (const range of isNarrow ? ranges : [null]) {
      const postings = await readPostings(
        store.database,
        chosen.map(({ term }) => term),
        range,
      );
      for (const { term, count } of chosen) {
        const weight = inverseFrequency(count, total);
        for (const id of postings.get(term) ?? []) scores.set(id, (scores.get(id) ?? 0) + weight);
      }
    }
    // 3. The best of them.
    return [...scores]
      .filter(
        ([id]) => isNarrow || ranges === null || ranges.some(({ first, last }) => first <= id && id <= last),
      )
      .sort(([oneId, one], [otherId, other]) => other - one || oneId - otherId)
      .slice(0, limit)
      .map(([id, score]) => ({ id, score }));
  };
}

interface Weighed {
  term: string;
  /** Passages that it stands in. */
  count: number;
}

/** Size of the index and, filled as terms are asked for, how many passages each stands in. */
const loadStatistics = oncePerRevision(async (database) => ({
  total: await countIndexedPassages(database),
  counts: new Map<string, number>(),
}));

async function countMissing(
  store: Store,
  terms: readonly string[],
  counts: Map<string, number>,
): Promise<void> {
  const missing = terms.filter((term) => !counts.has(term));
  if (missing.length === 0) return;
  for (const [term, count] of await countPostings(store.database, missing)) counts.set(term, count);
}

function withinBudget(weighed: readonly Weighed[]): Weighed[] {
  let read = 0;
  return weighed.filter(({ count }, index) => {
    read += count;
    return index < LEAST_TERMS || read <= MOST_POSTINGS;
  });
}

/** BM25's weight of a term; never negative. */
function inverseFrequency(count: number, total: number): number {
  return Math.log(1 + (total - count + 0.5) / (count + 0.5));
}
