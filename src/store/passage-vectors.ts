import type { Database, Store } from './open-store.ts';
import { selectRows } from './select-rows.ts';

/** Which vector each passage has, by ascending passage id: the two lists go together place by place. */
export interface PassageVectors {
  passages: Int32Array;
  /** Ids for `readEmbeddings`. Passages of the same text share one. */
  embeddings: Int32Array;
}

/** Makes a reader of all passages' vectors of a model, which reads the store only after a change. Shared: not to be changed. */
export function createPassageVectors(store: Store, model: string): () => Promise<PassageVectors> {
  let kept: { version: string; vectors: Promise<PassageVectors> } | null = null;
  return async () => {
    const version = await readVersion(store.database);
    if (kept?.version === version) return kept.vectors;
    const vectors = loadPassageVectors(store.database, model);
    kept = { version, vectors };
    // A failed load is tried again by the next caller; this one is told below.
    vectors.catch(() => {
      if (kept?.vectors === vectors) kept = null;
    });
    return vectors;
  };
}

async function loadPassageVectors(database: Database, model: string): Promise<PassageVectors> {
  const rows = await selectRows<readonly [number, number]>(
    database,
    ['passageId', 'embeddingId'],
    `SELECT "passageId", "embeddingId" FROM "PassageEmbedding" WHERE "model" = ? ORDER BY "passageId"`,
    model,
  );
  return {
    passages: Int32Array.from(rows, ([passage]) => passage),
    embeddings: Int32Array.from(rows, ([, embedding]) => embedding),
  };
}

/** Changes with every change to reports or to vectors, whichever process makes it. */
async function readVersion(database: Database): Promise<string> {
  const [row] = await database.$queryRaw<
    { revision: number; vectors: number }[]
  >`SELECT "revision", "vectors" FROM "LibraryRevision"`;
  return `${row?.revision ?? 0}.${row?.vectors ?? 0}`;
}
