import { messageOf } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { EmbeddingError } from '../models/embedder.ts';
import type { Embedder } from '../models/embedder.ts';
import { createExactSearch } from '../store/exact-search.ts';
import type { Store } from '../store/open-store.ts';
import type { VectorIndex } from '../store/indexed-search.ts';
import type { PassageRange } from '../store/passage-index.ts';
import { createPassageVectors } from '../store/passage-vectors.ts';
import type { PassageVectors } from '../store/passage-vectors.ts';
import { createFindNearest } from './nearest-passages.ts';

/**
 * Finds passages whose meaning is near a question's: ids, best first, at most `limit`. Never fails: empty whenever there is
 * nothing to go by, which is logged, and words decide alone.
 * @param ranges Where to look; they don't overlap.
 */
export type SearchByMeaning = (
  query: string,
  ranges: readonly PassageRange[],
  limit: number,
) => Promise<number[]>;

export interface SearchByMeaningDependencies {
  store: Store;
  embedder: Embedder;
  logger: Logger;
  /** The index, for more vectors than are compared one by one; null, the default, without the native library. */
  readIndex?: (() => Promise<VectorIndex | null>) | null;
  /** Default MOST_EXACT. */
  mostExact?: number;
  now?: () => number;
}

/** Questions whose vectors are kept: one question is searched for in several reports, one after the other. */
const MOST_QUESTIONS = 64;
/** So many vectors are compared one by one, and kept in memory for it: 80 MB at 1,024 numbers each. */
export const MOST_EXACT = 20_000;
/** Kept where there is no index to ask instead: reading them anew for every question takes seconds. */
const MOST_KEPT_UNINDEXED = 200_000;
/** While passages are still being embedded, those that have a vector would win over better ones that have none yet. */
const LEAST_SHARE = 0.9;
/** An endpoint that failed is left alone for so long: it must not cost every question its time-out. */
const REST_MS = 30_000;

export function createSearchByMeaning({
  store,
  embedder,
  logger,
  readIndex = null,
  mostExact = MOST_EXACT,
  now = Date.now,
}: SearchByMeaningDependencies): SearchByMeaning {
  const loadVectors = createPassageVectors(store, embedder.model);
  const findNearest = createFindNearest({
    searchExactly: createExactSearch(store, readIndex ? mostExact : MOST_KEPT_UNINDEXED),
    ...{ readIndex, logger, mostExact },
  });
  const embedded = new Map<string, Float32Array>();
  let restsUntil = 0;

  async function embedQuestion(query: string): Promise<Float32Array | null> {
    const known = embedded.get(query);
    if (known) return known;
    if (now() < restsUntil) return null;
    try {
      const [vector] = await embedder.embed([query]);
      if (!vector) return null;
      embedded.set(query, vector);
      for (const oldest of [...embedded.keys()].slice(0, Math.max(0, embedded.size - MOST_QUESTIONS)))
        embedded.delete(oldest);
      return vector;
    } catch (error) {
      if (!(error instanceof EmbeddingError)) throw error;
      if (error.fault !== 'busy') restsUntil = now() + Math.max(REST_MS, error.retryAfterMs ?? 0);
      logger.warn(
        { fault: error.fault, reason: messageOf(error) },
        'a question could not be embedded: passages are found by words alone',
      );
      return null;
    }
  }

  return async (query, ranges, limit) => {
    // 1. Which vectors? Without most of them the question need not be embedded.
    const vectors = await loadVectors();
    const places = placesWithin(vectors, ranges);
    const wanted = ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
    if (places.length === 0 || places.length < wanted * LEAST_SHARE) {
      logger.debug({ embedded: places.length, passages: wanted }, 'too few passages have a vector yet');
      return [];
    }
    // 2. The question's own.
    const vector = await embedQuestion(query);
    if (vector === null) return [];
    // 3. The nearest.
    const found = await findNearest(vector, { vectors, places }, limit);
    if (found.length === 0) {
      logger.warn(
        { dimension: vector.length },
        'the embedding endpoint gives vectors of another dimension than those kept: run zhibao index --rebuild',
      );
    }
    return found;
  };
}

/** Places of the passages that lie in the ranges. */
function placesWithin({ passages }: PassageVectors, ranges: readonly PassageRange[]): Int32Array {
  const parts = ranges.map(
    ({ first, last }) => [placeOf(passages, first), placeOf(passages, last + 1)] as const,
  );
  const places = new Int32Array(parts.reduce((sum, [from, to]) => sum + to - from, 0));
  let at = 0;
  for (const [from, to] of parts) for (let place = from; place < to; place++) places[at++] = place;
  return places;
}

/** The first place whose passage is `id` or beyond. */
function placeOf(passages: Int32Array, id: number): number {
  let [low, high] = [0, passages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passages[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
