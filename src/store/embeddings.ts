import type { Database } from './open-store.ts';
import { selectRows } from './select-rows.ts';

/** A passage of a current report without a vector of the present model, with what its text is embedded together with. */
export interface PendingPassage {
  id: number;
  reportId: string;
  regionName: string | null;
  year: number | null;
  /** Headings of the sections that hold it, outermost first. */
  headings: string[];
  start: number;
  end: number;
}

/** How far the passages of current reports have been embedded with one model. */
export interface EmbeddingProgress {
  passages: number;
  /** Of them, those without a vector. */
  pending: number;
}

/** A passage by what was hashed of it. */
export interface HashedPassage {
  id: number;
  contentHash: string;
}

export async function countPendingPassages(database: Database, model: string): Promise<EmbeddingProgress> {
  const [row] = await database.$queryRaw<{ passages: number; embedded: number }[]>`
    SELECT count(*) AS "passages", count(v."passageId") AS "embedded" FROM "Report" r
    JOIN "Passage" p ON p."reportId" = r."id"
    LEFT JOIN "PassageEmbedding" v ON v."passageId" = p."id" AND v."model" = ${model}
    WHERE r."status" = 'current'`;
  const { passages, embedded } = row ?? { passages: 0, embedded: 0 };
  return { passages, pending: passages - embedded };
}

/** Pending passages by ascending id. @param after Only those with a greater id. */
export async function listPendingPassages(
  database: Database,
  { model, after, limit }: { model: string; after: number; limit: number },
): Promise<PendingPassage[]> {
  const rows = await selectRows<
    readonly [number, string, string | null, number | null, string, number, number]
  >(
    database,
    ['id', 'reportId', 'regionName', 'year', 'headings', 'start', 'end'],
    `SELECT p."id", p."reportId", r."regionName", r."year", p."start", p."end",
       (SELECT json_group_array(s."heading" ORDER BY s."ordinal") FROM "Section" s
        WHERE s."reportId" = p."reportId" AND s."start" <= p."start" AND p."end" <= s."end" AND s."heading" <> '') AS "headings"
     FROM "Passage" p JOIN "Report" r ON r."id" = p."reportId"
     WHERE r."status" = 'current' AND p."id" > ?1
       AND NOT EXISTS (SELECT 1 FROM "PassageEmbedding" v WHERE v."passageId" = p."id" AND v."model" = ?2)
     ORDER BY p."id" LIMIT ?3`,
    ...[after, model, limit],
  );
  return rows.map(([id, reportId, regionName, year, headings, start, end]) => ({
    ...{ id, reportId, regionName, year, headings: JSON.parse(headings) as string[], start, end },
  }));
}

/**
 * Gives passages the kept vectors of their texts. Must run in the transaction that read the passages: their ids may be another
 * text's afterwards.
 * @returns Those whose text has no kept vector.
 */
export async function attachEmbeddings<Passage extends HashedPassage>(
  database: Database,
  model: string,
  passages: readonly Passage[],
): Promise<Passage[]> {
  if (passages.length === 0) return [];
  const wanted = JSON.stringify(passages.map(({ id, contentHash }) => [id, contentHash]));
  const known = await selectRows<readonly [number]>(
    database,
    ['id'],
    `SELECT w.value ->> 0 AS "id" FROM json_each(?1) w
     JOIN "Embedding" e ON e."model" = ?2 AND e."contentHash" = w.value ->> 1`,
    ...[wanted, model],
  );
  if (known.length > 0) {
    await database.$executeRaw`
      INSERT OR REPLACE INTO "PassageEmbedding" ("passageId", "model", "embeddingId")
      SELECT w.value ->> 0, e."model", e."id" FROM json_each(${wanted}) w
      JOIN "Embedding" e ON e."model" = ${model} AND e."contentHash" = w.value ->> 1`;
    await raiseVectorRevision(database);
  }
  const attached = new Set(known.map(([id]) => id));
  return passages.filter(({ id }) => !attached.has(id));
}

/** Keeps vectors by the hash of their text; one that is kept already stays as it is. */
export async function saveEmbeddings(
  database: Database,
  model: string,
  embeddings: readonly { contentHash: string; vector: Float32Array }[],
): Promise<void> {
  // As hex within one JSON text, as `insertRows` does: the driver takes a microsecond for every byte it is handed.
  const rows = embeddings.map(({ contentHash, vector }) => [contentHash, vector.length, toHex(vector)]);
  await database.$executeRaw`
    INSERT INTO "Embedding" ("model", "contentHash", "dimension", "vector")
    SELECT ${model}, value ->> 0, value ->> 1, unhex(value ->> 2) FROM json_each(${JSON.stringify(rows)}) WHERE true
    ON CONFLICT DO NOTHING`;
}

/** How many numbers the kept vectors of a model have; null when there are none. */
export async function findDimension(database: Database, model: string): Promise<number | null> {
  const row = await database.embedding.findFirst({ where: { model }, select: { dimension: true } });
  return row?.dimension ?? null;
}

/** Vectors by id; unknown ids are left out. Some 20 ms for 500 of 1,024 numbers. */
export async function readEmbeddings(
  database: Database,
  ids: readonly number[],
): Promise<Map<number, Float32Array>> {
  const rows = await selectRows<readonly [number, string]>(
    database,
    ['id', 'vector'],
    `SELECT e."id", hex(e."vector") AS "vector" FROM json_each(?) wanted JOIN "Embedding" e ON e."id" = wanted.value`,
    JSON.stringify(ids),
  );
  return new Map(rows.map(([id, hex]) => [id, fromHex(hex)]));
}

/** Deletes vectors that no passage has, of whatever report or model. @returns How many. */
export async function removeUnusedEmbeddings(database: Database): Promise<number> {
  return database.$executeRaw`
    DELETE FROM "Embedding" WHERE "id" NOT IN (SELECT "embeddingId" FROM "PassageEmbedding")`;
}

/** Forgets every vector of a model, to have its texts embedded anew. */
export async function removeEmbeddings(database: Database, model: string): Promise<void> {
  await database.embedding.deleteMany({ where: { model } });
  await raiseVectorRevision(database);
}

async function raiseVectorRevision(database: Database): Promise<void> {
  await database.$executeRaw`UPDATE "LibraryRevision" SET "vectors" = "vectors" + 1`;
}

function toHex({ buffer, byteOffset, byteLength }: Float32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('hex');
}

/** In memory of its own, since parts of Node's shared pool may begin where no number can. */
function fromHex(hex: string): Float32Array {
  const bytes = new Uint8Array(hex.length / 2);
  Buffer.from(bytes.buffer).write(hex, 'hex');
  return new Float32Array(bytes.buffer);
}
