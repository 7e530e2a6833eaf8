import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFindNearest } from '../../src/retrieval/nearest-passages.ts';
import { buildVectorIndex, removeVectorIndex } from '../../src/store/build-vector-index.ts';
import { saveEmbeddings } from '../../src/store/embeddings.ts';
import { createExactSearch } from '../../src/store/exact-search.ts';
import { createIndexReader, loadNative } from '../../src/store/indexed-search.ts';
import type { Store } from '../../src/store/open-store.ts';
import { createPassageVectors } from '../../src/store/passage-vectors.ts';
import { vectorFolder } from '../../src/store/vector-manifest.ts';
import { memoryLog } from '../support/log.ts';
import { clusteredVectors } from '../support/clustered-vectors.ts';
import { temporaryStore } from '../support/temporary-store.ts';

const MODEL = 'clustered';
const DIMENSION = 32;

/** Vectors under the ids that follow, each of one passage. The store checks no report behind them here. */
async function add(store: Store, vectors: readonly Float32Array[], model = MODEL): Promise<void> {
  const before = await store.database.embedding.count();
  const embeddings = vectors.map((vector, place) => ({ contentHash: `${model}-${before + place}`, vector }));
  await saveEmbeddings(store.database, model, embeddings);
  await store.transact(async (database) => {
    await database.$executeRaw`PRAGMA defer_foreign_keys = ON`;
    await database.$executeRaw`INSERT OR REPLACE INTO "PassageEmbedding" SELECT "id", "model", "id" FROM "Embedding"`;
    await database.$executeRaw`INSERT OR IGNORE INTO "Report" ("id", "contentHash", "source", "format", "bodyStart", "bodyEnd",
      "status", "overrides", "warnings", "readerVersion", "parserVersion", "extractorVersion", "catalogueVersion", "indexVersion",
      "ingestedAt", "statusChangedAt", "text") VALUES ('r', 'h', 's', 'txt', 0, 0, 'removed', '{}', '[]', 0, 0, 0, 0, 0, 0, 0, '')`;
    await database.$executeRaw`INSERT OR IGNORE INTO "Passage" ("id", "reportId", "ordinal", "section", "start", "end")
      SELECT "passageId", 'r', "passageId", 0, 0, 0 FROM "PassageEmbedding"`;
    await database.$executeRaw`UPDATE "LibraryRevision" SET "vectors" = "vectors" + 1`;
  });
}

async function setUp() {
  const store = await temporaryStore();
  const vectors = clusteredVectors({ count: 1500, dimension: DIMENSION, centres: 40, spread: 0.1, seed: 3 });
  await add(store, vectors);
  const log = memoryLog();
  const native = (await loadNative(log.logger))!;
  const readIndex = createIndexReader(store, { native, model: MODEL, logger: log.logger });
  const build = (model = MODEL) => buildVectorIndex({ store, model, fewest: 100 });
  const finderWith = (mostExact: number) =>
    createFindNearest({
      searchExactly: createExactSearch(store, 500),
      ...{ readIndex, mostExact, logger: log.logger },
    });
  const find = async (query: Float32Array, mostExact: number) => {
    const loaded = await createPassageVectors(store, MODEL)();
    const places = Int32Array.from(loaded.passages.keys());
    return finderWith(mostExact)(query, { vectors: loaded, places }, 10);
  };
  return { store, vectors, build, find, readIndex, log, folder: vectorFolder(store.path) };
}

/** Of the ten nearest, the share that the index finds as well, over many queries. */
async function recallOf({ vectors, find }: Awaited<ReturnType<typeof setUp>>): Promise<number> {
  let shared = 0;
  const queries = vectors.filter((_, place) => place % 50 === 0);
  for (const query of queries) {
    const exact = new Set(await find(query, 100_000));
    shared += (await find(query, 100)).filter((passage) => exact.has(passage)).length;
  }
  return shared / (10 * queries.length);
}

describe('the index of vectors', () => {
  it('finds what comparing with each finds', async () => {
    const made = await setUp();
    expect(await made.build()).toBe(1500);
    expect((await made.readIndex())?.count).toBe(1500);
    expect(await recallOf(made)).toBeGreaterThanOrEqual(0.98);
    expect((await made.find(made.vectors[7]!, 100))[0]).toBe(8);
  });

  it('is not built for few vectors, nor again when nothing changed', async () => {
    const { store, build, folder } = await setUp();
    expect(await buildVectorIndex({ store, model: MODEL, fewest: 1500 })).toBe(0);
    await build();
    const before = readdirSync(folder);
    expect(await build()).toBe(0);
    expect(readdirSync(folder)).toEqual(before);
    expect(before).toHaveLength(2);
  });

  it('grows by what is new; until then that is compared beside it', async () => {
    const { store, build, find, readIndex } = await setUp();
    await build();
    const [fresh] = clusteredVectors({ count: 1, dimension: DIMENSION, centres: 1, spread: 0, seed: 99 });
    await add(store, [fresh!]);
    expect((await find(fresh!, 100))[0]).toBe(1501);
    expect(await build()).toBe(1);
    expect((await readIndex())?.has(1501)).toBe(true);
    expect((await find(fresh!, 100))[0]).toBe(1501);
  });

  it('never gives what is gone, and is built anew when much is', async () => {
    const { store, vectors, build, find, readIndex } = await setUp();
    await build();
    await store.database.embedding.deleteMany({ where: { id: { lte: 10 } } });
    await store.database.$executeRaw`UPDATE "LibraryRevision" SET "vectors" = "vectors" + 1`;
    const found = await find(vectors[4]!, 100);
    expect(found).toHaveLength(10);
    expect(Math.min(...found)).toBeGreaterThan(10);
    await store.database.embedding.deleteMany({ where: { id: { lte: 700 } } });
    await store.database.$executeRaw`UPDATE "LibraryRevision" SET "vectors" = "vectors" + 1`;
    expect(await build()).toBe(800);
    expect((await readIndex())?.count).toBe(800);
  });

  it('is built anew for another model, and not read for the one before', async () => {
    const { store, vectors, build, readIndex } = await setUp();
    await build();
    await add(store, vectors.slice(0, 300), 'another');
    expect(await build('another')).toBe(300);
    expect(await readIndex()).toBeNull();
  });

  it.each([
    ['index.json', 'no JSON'],
    ['index.json', '{"version":2}'],
    ['the index itself', 'damaged'],
  ])('is as none when %s holds %j, and is built anew', async (name, content) => {
    const { vectors, build, find, readIndex, folder } = await setUp();
    await build();
    const file = readdirSync(folder).find((one) => one.endsWith('.hnsw'))!;
    const path = join(folder, name === 'index.json' ? name : file);
    expect(readFileSync(path).length).toBeGreaterThan(0);
    writeFileSync(path, content);
    if (name === 'index.json') expect(await readIndex()).toBeNull();
    expect((await find(vectors[7]!, 100))[0]).toBe(8);
    expect(await build()).toBe(1500);
    expect((await readIndex())?.count).toBe(1500);
  });

  it('lets other work in while it is built, and stops when told', async () => {
    const { store, build, folder } = await setUp();
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 5);
    await build();
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(5);
    await removeVectorIndex(store);
    const stopped = { store, model: MODEL, fewest: 100, signal: AbortSignal.abort() };
    expect(await buildVectorIndex(stopped)).toBe(0);
    expect(() => readdirSync(folder)).toThrow(/ENOENT/);
  });
});
