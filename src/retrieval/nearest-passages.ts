import { messageOf } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { SearchExactly } from '../store/exact-search.ts';
import type { VectorIndex } from '../store/indexed-search.ts';
import type { PassageVectors } from '../store/passage-vectors.ts';

/** Passages by id, nearest first; none when no vector has the query's dimension. @param places Where in the lists to look. */
export type FindNearest = (
  query: Float32Array,
  where: { vectors: PassageVectors; places: Int32Array },
  limit: number,
) => Promise<number[]>;

export interface NearestDependencies {
  searchExactly: SearchExactly;
  /** Null without the native library. */
  readIndex: (() => Promise<VectorIndex | null>) | null;
  logger: Logger;
  /** Up to so many are compared one by one, which is exact and takes some 20 ms for 20,000. */
  mostExact: number;
}

/** The index knows no regions: where a part of all is searched, so many times more are taken from it, at most. */
const MOST_WIDENED = 40;

/**
 * Finds the nearest among some passages: by comparing with each of a few, through the index for many. Those that the index does
 * not have yet are compared one by one beside it. A broken index is as none.
 */
export function createFindNearest({
  searchExactly,
  readIndex,
  logger,
  mostExact,
}: NearestDependencies): FindNearest {
  async function indexFor(count: number): Promise<VectorIndex | null> {
    if (count <= mostExact || readIndex === null) return null;
    try {
      return await readIndex();
    } catch (error) {
      logger.warn({ reason: messageOf(error) }, 'the index of vectors can’t be read: each is compared');
      return null;
    }
  }

  async function compare(
    query: Float32Array,
    { vectors, places }: { vectors: PassageVectors; places: Int32Array },
    limit: number,
  ): Promise<{ passage: number; cosine: number }[]> {
    const embeddings = places.map((place) => vectors.embeddings[place] ?? 0);
    const found = await searchExactly(query, embeddings, limit);
    return found.map(({ place, cosine }) => ({
      passage: vectors.passages[places[place] ?? 0] ?? 0,
      cosine,
    }));
  }

  return async (query, { vectors, places }, limit) => {
    const index = await indexFor(places.length);
    if (index === null)
      return (await compare(query, { vectors, places }, limit)).map(({ passage }) => passage);
    // 1. Whose vectors are they? Several passages may share one.
    const passagesOf = new Map<number, number[]>();
    for (const place of places) {
      const embedding = vectors.embeddings[place] ?? 0;
      const passage = vectors.passages[place] ?? 0;
      const others = passagesOf.get(embedding);
      if (others) others.push(passage);
      else passagesOf.set(embedding, [passage]);
    }
    // 2. From the index, as many as leave enough of them within.
    const widened = Math.min(MOST_WIDENED, Math.ceil((2 * index.count) / places.length));
    const indexed = index
      .nearest(query, limit * widened)
      .flatMap(({ embedding, cosine }) =>
        (passagesOf.get(embedding) ?? []).map((passage) => ({ passage, cosine })),
      );
    // 3. What came after the index was built.
    const late = places.filter((place) => !index.has(vectors.embeddings[place] ?? 0));
    const compared = await compare(query, { vectors, places: late }, limit);
    return [...indexed, ...compared]
      .sort((one, other) => other.cosine - one.cosine)
      .slice(0, limit)
      .map(({ passage }) => passage);
  };
}
