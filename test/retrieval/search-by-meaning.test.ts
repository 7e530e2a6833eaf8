import { describe, expect, it } from 'vitest';
import { embedPassages } from '../../src/library/embed-passages.ts';
import { ingestBytes } from '../../src/library/ingest-bytes.ts';
import type { EmbeddingLimits } from '../../src/models/openai-embedder.ts';
import { createOpenAiEmbedder, INDEXING_LIMITS, QUESTION_LIMITS } from '../../src/models/openai-embedder.ts';
import { createRetrieve } from '../../src/retrieval/retrieve.ts';
import { createSearchByMeaning } from '../../src/retrieval/search-by-meaning.ts';
import { createSearchByWords } from '../../src/retrieval/search-by-words.ts';
import { findReportText } from '../../src/store/reports.ts';
import { temporaryEmbeddingServer } from '../support/embedding-server.ts';
import type { Misbehaviour } from '../support/embedding-server.ts';
import { memoryLog } from '../support/log.ts';
import { madeUpReport } from '../support/made-up-report.ts';
import type { MadeUpReport } from '../support/made-up-report.ts';
import { temporaryLibrary } from '../support/temporary-library.ts';

const REPORTS: MadeUpReport[] = [
  { region: '凤阳县', more: '(二)推广网上立案。建设智慧法庭三处。' },
  { region: '定远县', more: '(二)修订普法清单。编印方言读本。' },
];

/** Two counties' reports, embedded, and both ways to search them. */
async function setUp() {
  const library = await temporaryLibrary();
  const { store } = library;
  const server = await temporaryEmbeddingServer({ dimension: 256 });
  const embedderWith = (limits: EmbeddingLimits) =>
    createOpenAiEmbedder({ baseUrl: server.url, apiKey: null, model: 'hashed-test' }, limits);
  const ingest = async (made: MadeUpReport) =>
    (await ingestBytes(library, { bytes: Buffer.from(madeUpReport(made)), source: 'a.txt', overrides: {} }))
      .report;
  const embed = () => embedPassages({ store, embedder: embedderWith(INDEXING_LIMITS) });
  const reports: Awaited<ReturnType<typeof ingest>>[] = [];
  for (const made of REPORTS) reports.push(await ingest(made));
  await embed();
  server.requests.length = 0;
  const log = memoryLog();
  const clock = { at: 0 };
  const byMeaning = createSearchByMeaning({
    store,
    embedder: embedderWith({ ...QUESTION_LIMITS, timeoutMs: 200 }),
    logger: log.logger,
    now: () => clock.at,
  });
  const byWords = createSearchByWords(store, library.findConcepts);
  const fused = createRetrieve({ store, byWords, byMeaning });
  const worded = createRetrieve({ store, byWords, byMeaning: null });
  const rangeOf = (index: number) => reports[index]!.passages!;
  const textOf = async ({ reportId, start, end }: { reportId: string; start: number; end: number }) =>
    (await findReportText(store.database, reportId))!.slice(start, end);
  return { ...{ server, ingest, embed, log, clock, byMeaning, fused, worded, reports, rangeOf, textOf } };
}

describe('createSearchByMeaning', () => {
  it('finds the passage whose vector is nearest, and only where it is told to look', async () => {
    const { byMeaning, rangeOf } = await setUp();
    const [first] = await byMeaning('编印方言读本', [rangeOf(0), rangeOf(1)], 5);
    expect(first).toBeGreaterThanOrEqual(rangeOf(1).first);
    const elsewhere = await byMeaning('编印方言读本', [rangeOf(0)], 50);
    const { first: from, last: to } = rangeOf(0);
    expect(elsewhere).toHaveLength(to - from + 1);
    expect(elsewhere.every((id) => id >= from && id <= to)).toBe(true);
    expect(await byMeaning('编印方言读本', [rangeOf(0), rangeOf(1)], 2)).toHaveLength(2);
  });

  it('embeds a question once, however many reports are searched for it', async () => {
    const { byMeaning, rangeOf, server } = await setUp();
    for (const index of [0, 1]) await byMeaning('网上立案', [rangeOf(index)], 5);
    expect(server.requests.map(({ input }) => input)).toEqual([['网上立案']]);
  });

  it('does not ask while too few passages have a vector, and finds them once they have', async () => {
    const { byMeaning, ingest, embed, server, textOf, fused } = await setUp();
    const { passages } = await ingest({ region: '明光市', more: '(二)开通掌上复议。提供语音申请。' });
    expect(await byMeaning('语音申请', [passages!], 5)).toEqual([]);
    expect(server.requests).toEqual([]);
    await embed();
    expect(await byMeaning('语音申请', [passages!], 5)).not.toEqual([]);
    const [best] = await fused('语音申请', { limit: 1 });
    expect(await textOf(best!)).toContain('语音申请');
  });

  it('forgets a report that a newer one took the place of', async () => {
    const { ingest, embed, fused, reports } = await setUp();
    await ingest({ region: '凤阳县', received: 99, more: '(二)开通掌上复议。' });
    await embed();
    const found = await fused('网上立案智慧法庭', { limit: 100 });
    expect(found.some(({ reportId }) => reportId === reports[0]!.id)).toBe(false);
  });
});

describe('createRetrieve with both searches', () => {
  it('ranks by both', async () => {
    const { fused, worded, textOf } = await setUp();
    const both = await fused('方言', { limit: 50 });
    const words = await worded('方言', { limit: 50 });
    expect(await textOf(both[0]!)).toContain('方言读本');
    expect(words).toHaveLength(1);
    expect(both.length).toBeGreaterThan(1);
    expect(await fused('方言', { limit: 3 })).toEqual(both.slice(0, 3));
  });

  const FAILURES: Misbehaviour[] = [
    { status: 429, retryAfter: '60' },
    { status: 500 },
    { status: 401 },
    { body: 'no JSON' },
    { body: '{"data":[]}' },
    'stall',
    'stall_within_body',
    'reset',
    'zeros',
    'text_for_number',
    'wrong_dimension',
  ];

  it.each(FAILURES)(
    'is the search by words when the endpoint does %j, and says so in the log',
    async (how) => {
      const { fused, worded, server, log } = await setUp();
      server.misbehave(how);
      const before = performance.now();
      expect(await fused('智慧法庭', { limit: 10 })).toEqual(await worded('智慧法庭', { limit: 10 }));
      expect(performance.now() - before).toBeLessThan(1500);
      expect(log.text()).toMatch(/words alone|another dimension/);
      expect(log.text()).not.toContain('智慧法庭');
    },
  );

  it('leaves an endpoint alone after a failure, and comes back', async () => {
    const { fused, server, clock } = await setUp();
    server.misbehave({ status: 500 });
    for (const query of ['智慧法庭', '方言读本', '网上立案']) await fused(query, { limit: 3 });
    expect(server.requests).toHaveLength(1);
    clock.at = 31_000;
    await fused('方言读本', { limit: 3 });
    expect(server.requests).toHaveLength(2);
  });
});
