import { once } from 'node:events';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { readEmbeddings } from './embeddings.ts';
import type { Store } from './open-store.ts';
import { createPassageVectors } from './passage-vectors.ts';
import { checksumOf, readManifest, replaceManifest, vectorFolder } from './vector-manifest.ts';

export interface BuildVectorIndexOptions {
  store: Store;
  model: string;
  /** So many vectors and fewer are compared one by one, and no index is built. */
  fewest: number;
  /** Ends the work; the index stays what it was. */
  signal?: AbortSignal | undefined;
}

/** Neighbours that each vector is linked to, and candidates looked at to choose them. */
const LINKS = 16;
const BREADTH = 200;
/** The same vectors in the same order make the same index. */
const SEED = 100;
/** Vectors read and added at a time. */
const AT_ONCE = 500;
/** An index of which more than this share is gone is built anew: what is gone is found and passed over. */
const MOST_GONE = 0.2;

/**
 * Brings the index of a model's vectors up to date, in a thread of its own: grown by what is new; built anew when it is of
 * another model or dimension, is broken, or much of it is gone. Needs hnswlib-node.
 * @returns How many vectors were added; 0 when the index stays as it is.
 */
export async function buildVectorIndex(options: BuildVectorIndexOptions): Promise<number> {
  const { store, model, fewest, signal } = options;
  const folder = vectorFolder(store.path);
  const { embeddings } = await createPassageVectors(store, model)();
  const wanted = [...new Set(embeddings)].sort((one, other) => one - other);
  const [first] = wanted;
  if (first === undefined || wanted.length <= fewest) return 0;
  const dimension = (await readEmbeddings(store.database, [first])).get(first)?.length ?? 0;
  // 1. Grow what is there, or begin anew?
  const from = await findUsable(folder, { model, dimension });
  let thread = await startThread(dimension, from);
  const isWanted = new Set(wanted);
  if (thread.ids.filter((id) => !isWanted.has(id)).length > thread.ids.length * MOST_GONE) {
    await thread.worker.terminate();
    thread = await startThread(dimension, null);
  }
  try {
    const { worker, ids } = thread;
    const known = new Set(ids);
    const added = wanted.filter((id) => !known.has(id));
    if (added.length === 0) return 0;
    // 2. Add, letting other work in while the thread does.
    await ask(worker, { capacity: ids.length + added.length });
    for (let at = 0; at < added.length; at += AT_ONCE) {
      if (signal?.aborted) return 0;
      await ask(worker, await readPart(store, added.slice(at, at + AT_ONCE), dimension));
    }
    // 3. Write beside the old one, under the name that its content gives it, and let the manifest decide.
    await mkdir(folder, { recursive: true });
    const part = join(folder, `${process.pid}.part`);
    await ask(worker, { path: part });
    const checksum = (await checksumOf(part)) ?? '';
    const file = `${checksum.slice(0, 16)}.hnsw`;
    await rename(part, join(folder, file));
    const count = ids.length + added.length;
    await replaceManifest(folder, { version: 1, model, dimension, count, file, checksum });
    return added.length;
  } finally {
    await thread.worker.terminate();
  }
}

/** Forgets the index, so that it is built anew. */
export async function removeVectorIndex(store: Store): Promise<void> {
  await rm(vectorFolder(store.path), { recursive: true, force: true });
}

/** Path of the index file when it is of this model and dimension and whole; null otherwise. */
async function findUsable(
  folder: string,
  { model, dimension }: { model: string; dimension: number },
): Promise<string | null> {
  const manifest = await readManifest(folder);
  if (manifest?.model !== model || manifest.dimension !== dimension) return null;
  const path = join(folder, manifest.file);
  return (await checksumOf(path)) === manifest.checksum ? path : null;
}

async function startThread(
  dimension: number,
  from: string | null,
): Promise<{ worker: Worker; ids: readonly number[] }> {
  const worker = new Worker(new URL('./vector-index-thread.mjs', import.meta.url), {
    workerData: { dimension, from, links: LINKS, breadth: BREADTH, seed: SEED },
  });
  const [ids] = (await once(worker, 'message')) as [readonly number[]];
  return { worker, ids };
}

interface ThreadTask {
  capacity?: number;
  ids?: readonly number[];
  /** The vectors of `ids`, one after the other. */
  numbers?: Float32Array;
  path?: string;
}

async function ask(worker: Worker, task: ThreadTask): Promise<void> {
  const done = once(worker, 'message');
  worker.postMessage(task);
  await done;
}

async function readPart(store: Store, wanted: readonly number[], dimension: number): Promise<ThreadTask> {
  const vectors = await readEmbeddings(store.database, wanted);
  const usable = [...vectors].filter(([, vector]) => vector.length === dimension);
  const numbers = new Float32Array(usable.length * dimension);
  for (const [place, [, vector]] of usable.entries()) numbers.set(vector, place * dimension);
  return { ids: usable.map(([id]) => id), numbers };
}
