import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HierarchicalNSW } from 'hnswlib-node';
import { messageOf } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { Store } from './open-store.ts';
import { checksumOf, readManifest, vectorFolder } from './vector-manifest.ts';

/** What the index finds: the greater the cosine, the nearer. */
export interface IndexedNeighbour {
  embedding: number;
  cosine: number;
}

/** An index of a model's vectors, as it was when it was built: some of them may be gone, and later ones missing. */
export interface VectorIndex {
  has(embedding: number): boolean;
  /** How many it holds. */
  count: number;
  /** Nearest first, at most `most`; none for a vector of another dimension. */
  nearest(query: Float32Array, most: number): IndexedNeighbour[];
}

/** What is used of the native library. */
export interface NativeLibrary {
  HierarchicalNSW: typeof HierarchicalNSW;
}

/** Candidates followed at least: recall@10 stays above 0.98 on clustered vectors, see test/bench/. */
const LEAST_FOLLOWED = 100;

/**
 * The native library; null, with one warning, where it could not be built: every vector is compared then, which gives the same
 * and takes longer.
 */
export async function loadNative(logger: Logger): Promise<NativeLibrary | null> {
  try {
    return (await import('hnswlib-node')).default;
  } catch (error) {
    logger.warn(
      { reason: messageOf(error) },
      'hnswlib-node is not there: vectors are compared one by one, which is slow for more than some 20,000',
    );
    return null;
  }
}

/**
 * Opens the index of a model as often as another is put in its place, by whichever process. Null while there is none that fits
 * the model, or when its file is not what the manifest says.
 */
export function createIndexReader(
  store: Store,
  { native, model, logger }: { native: NativeLibrary; model: string; logger: Logger },
): () => Promise<VectorIndex | null> {
  const folder = vectorFolder(store.path);
  let kept: { version: number; index: Promise<VectorIndex | null> } | null = null;
  return async () => {
    const version = await changedAt(join(folder, 'index.json'));
    if (kept?.version === version) return kept.index;
    const index = open();
    kept = { version, index };
    index.catch(() => {
      if (kept?.index === index) kept = null;
    });
    return index;
  };

  async function open(): Promise<VectorIndex | null> {
    const manifest = await readManifest(folder);
    if (manifest?.model !== model) return null;
    const path = join(folder, manifest.file);
    if ((await checksumOf(path)) !== manifest.checksum) {
      logger.warn('the index of vectors is damaged: zhibao index builds it anew');
      return null;
    }
    const index = new native.HierarchicalNSW('cosine', manifest.dimension);
    await index.readIndex(path);
    const ids = new Set(index.getIdsList());
    const { dimension } = manifest;
    return {
      has: (embedding) => ids.has(embedding),
      count: ids.size,
      nearest: (query, most) => search(index, { query, most, dimension }),
    };
  }
}

function search(
  index: HierarchicalNSW,
  { query, most, dimension }: { query: Float32Array; most: number; dimension: number },
): IndexedNeighbour[] {
  // The library reads whatever it is given as so many numbers.
  if (query.length !== dimension) return [];
  index.setEf(Math.max(LEAST_FOLLOWED, most));
  const { neighbors, distances } = index.searchKnn(
    Array.from(query),
    Math.min(most, index.getCurrentCount()),
  );
  return neighbors.map((embedding, place) => ({ embedding, cosine: 1 - (distances[place] ?? 1) }));
}

/** 0 for a file that is not there. */
async function changedAt(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}
