import { describe, expect, it } from 'vitest';
import { embedPassages } from '../../src/library/embed-passages.ts';
import { ingestBytes } from '../../src/library/ingest-bytes.ts';
import type { Library } from '../../src/library/library.ts';
import { readAgain } from '../../src/library/reread-report.ts';
import type { Embedder } from '../../src/models/embedder.ts';
import { createOpenAiEmbedder, INDEXING_LIMITS } from '../../src/models/openai-embedder.ts';
import { countPendingPassages } from '../../src/store/embeddings.ts';
import { temporaryEmbeddingServer } from '../support/embedding-server.ts';
import type { EmbeddingServer } from '../support/embedding-server.ts';
import { madeUpReport } from '../support/made-up-report.ts';
import { temporaryLibrary } from '../support/temporary-library.ts';

function embedderFor({ url }: EmbeddingServer, model = 'hashed-test'): Embedder {
  const limits = { ...INDEXING_LIMITS, firstPauseMs: 1, retries: 1 };
  return createOpenAiEmbedder({ baseUrl: url, apiKey: null, model }, limits);
}

/** Points of some 300 characters, so that each is a passage and one batch does not hold them all. */
const MORE = Array.from(
  { length: 130 },
  (
    _,
    index,
  ) => `(${index + 2})推进第${index}项改革。${'坚持把制度建设贯穿工作全过程，'.repeat(20)}做到有章可循。
`,
).join('');

async function setUp() {
  const library = await temporaryLibrary();
  const { report } = await ingest(library, { region: '凤阳县', more: MORE });
  const server = await temporaryEmbeddingServer();
  return { library, server, report, ...library };
}

function ingest(library: Library, made: Parameters<typeof madeUpReport>[0]) {
  return ingestBytes(library, { bytes: Buffer.from(madeUpReport(made)), source: 'a.txt', overrides: {} });
}

const sentTexts = ({ requests }: EmbeddingServer) => requests.flatMap(({ input }) => input);

describe('embedPassages', () => {
  it('gives every passage a vector, telling how far it is', async () => {
    const { store, server } = await setUp();
    const { passages } = await countPendingPassages(store.database, 'hashed-test');
    expect(passages).toBeGreaterThan(100);
    const told: number[] = [];
    const onProgress = ({ done, total }: { done: number; total: number }) => {
      expect(total).toBe(passages);
      told.push(done);
    };
    const result = await embedPassages({ store, embedder: embedderFor(server), onProgress });
    expect(result).toEqual({ embedded: passages, refused: 0, isComplete: true });
    expect(await countPendingPassages(store.database, 'hashed-test')).toEqual({ passages, pending: 0 });
    expect(told[0]).toBe(0);
    expect(told.at(-1)).toBe(passages);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
    expect(Math.max(...server.requests.map(({ input }) => input.length))).toBeLessThanOrEqual(32);
  });

  it('embeds a passage after its region, year and headings', async () => {
    const { store, server } = await setUp();
    await embedPassages({ store, embedder: embedderFor(server) });
    const text = sentTexts(server).find((one) => one.includes('推进第7项改革'));
    expect(text).toMatch(/^凤阳县 2024年\n.+\n.*推进第7项改革/su);
    expect(Math.max(...sentTexts(server).map(({ length }) => length))).toBeLessThanOrEqual(500);
  });

  it('sends no text twice: not when run again, not when a report is read again', async () => {
    const { library, store, server, report } = await setUp();
    const embedder = embedderFor(server);
    await embedPassages({ store, embedder });
    const sent = sentTexts(server).length;
    expect(new Set(sentTexts(server)).size).toBe(sent);
    expect(await embedPassages({ store, embedder })).toMatchObject({ embedded: 0, isComplete: true });
    await readAgain(library, report, {});
    const { pending } = await countPendingPassages(store.database, 'hashed-test');
    expect(pending).toBeGreaterThan(100);
    expect(await embedPassages({ store, embedder })).toMatchObject({ embedded: pending });
    expect(sentTexts(server)).toHaveLength(sent);
  });

  it('goes on where it was when the endpoint failed', async () => {
    const { store, server } = await setUp();
    let answered = 0;
    server.treat(() => (++answered > 3 ? { status: 401 } : null));
    await expect(embedPassages({ store, embedder: embedderFor(server) })).rejects.toMatchObject({
      fault: 'refused',
    });
    const first = sentTexts(server).slice(0, 96);
    server.requests.length = 0;
    server.treat(null);
    expect(await embedPassages({ store, embedder: embedderFor(server) })).toMatchObject({ isComplete: true });
    expect(sentTexts(server).filter((text) => first.includes(text))).toEqual([]);
  });

  it('ends when told, and goes on the next time', async () => {
    const { store, server } = await setUp();
    const stopping = new AbortController();
    const embedder = embedderFor(server);
    const onProgress = ({ done }: { done: number }) => {
      if (done > 0) stopping.abort();
    };
    const { embedded, isComplete } = await embedPassages({
      ...{ store, embedder, onProgress, signal: stopping.signal },
    });
    expect(isComplete).toBe(false);
    expect(embedded).toBe(96);
    expect(await embedPassages({ store, embedder })).toMatchObject({ isComplete: true });
  });

  it('leaves out a text that the endpoint refuses, and embeds what was sent beside it', async () => {
    const { store, server } = await setUp();
    server.treat(({ input }) => (input.some((text) => text.includes('第7项')) ? { status: 400 } : null));
    const result = await embedPassages({ store, embedder: embedderFor(server) });
    expect(result).toMatchObject({ refused: 1, isComplete: true });
    expect(await countPendingPassages(store.database, 'hashed-test')).toMatchObject({ pending: 1 });
  });

  it('gives up on an endpoint that refuses every text', async () => {
    const { store, server } = await setUp();
    server.treat(() => ({ status: 400 }));
    await expect(embedPassages({ store, embedder: embedderFor(server) })).rejects.toMatchObject({
      fault: 'refused_text',
    });
    expect(server.requests.length).toBeLessThan(60);
  });

  it('takes no vectors of another dimension than those it keeps', async () => {
    const { library, store, server } = await setUp();
    await embedPassages({ store, embedder: embedderFor(server) });
    await ingest(library, { region: '定远县' });
    server.treat(() => 'wrong_dimension');
    await expect(embedPassages({ store, embedder: embedderFor(server) })).rejects.toThrow(/32 .* 64/);
  });

  it('embeds anew for another model, and forgets the vectors of the one before', async () => {
    const { store, server } = await setUp();
    const { embedded } = await embedPassages({ store, embedder: embedderFor(server) });
    expect(await embedPassages({ store, embedder: embedderFor(server, 'another') })).toMatchObject({
      embedded,
    });
    const models = await store.database.embedding.groupBy({ by: ['model'] });
    expect(models).toEqual([{ model: 'another' }]);
  });

  it('keeps right what is read again while its old text is being embedded', async () => {
    const { library, store, server, report } = await setUp();
    const rereading: Promise<unknown>[] = [];
    server.treat(() => {
      if (rereading.length === 0) rereading.push(readAgain(library, report, { year: 2022 }));
      return null;
    });
    await embedPassages({ store, embedder: embedderFor(server) });
    await Promise.all(rereading);
    await embedPassages({ store, embedder: embedderFor(server) });
    const last = server.requests.at(-1)!.input.at(-1)!;
    expect(last).toContain('2022年');
    expect(await countPendingPassages(store.database, 'hashed-test')).toMatchObject({ pending: 0 });
    const kept = await store.database.embedding.count();
    expect(kept).toBe(new Set(sentTexts(server).filter((text) => text.includes('2022年'))).size);
  });
});
