import { describe, expect, it } from 'vitest';
import { EmbeddingError } from '../../src/models/embedder.ts';
import type { EmbeddingFault } from '../../src/models/embedder.ts';
import { createOpenAiEmbedder, INDEXING_LIMITS, QUESTION_LIMITS } from '../../src/models/openai-embedder.ts';
import type { EmbeddingLimits } from '../../src/models/openai-embedder.ts';
import { temporaryEmbeddingServer } from '../support/embedding-server.ts';
import type { EmbeddingServer, Misbehaviour } from '../support/embedding-server.ts';

const QUICK: EmbeddingLimits = { ...INDEXING_LIMITS, firstPauseMs: 1, timeoutMs: 5000 };

function embedderFor({ url }: EmbeddingServer, limits: Partial<EmbeddingLimits> = {}) {
  const endpoint = { baseUrl: url, apiKey: 'sk-embedding', model: 'hashed-test' };
  return createOpenAiEmbedder(endpoint, { ...QUICK, ...limits });
}

async function faultOf(work: Promise<unknown>): Promise<EmbeddingFault | 'none'> {
  try {
    await work;
    return 'none';
  } catch (error) {
    if (error instanceof EmbeddingError) return error.fault;
    throw error;
  }
}

describe('createOpenAiEmbedder', () => {
  it('gives a vector of length one for each text, in their order, over several requests', async () => {
    const server = await temporaryEmbeddingServer();
    server.misbehave('reversed');
    const embedder = embedderFor(server, { batchSize: 2 });
    const texts = ['行政复议', '行政诉讼', '普法宣传', '行政执法', '府院联动'];
    const vectors = await embedder.embed(texts);
    expect(vectors.map(({ length }) => length)).toEqual([64, 64, 64, 64, 64]);
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    const one = await Promise.all(texts.map((text) => embedder.embed([text])));
    expect(one.flat()).toEqual(vectors);
    expect(server.requests[0]).toMatchObject({
      ...{ model: 'hashed-test', input: texts.slice(0, 2), encoding_format: 'float' },
      authorization: 'Bearer sk-embedding',
    });
    expect(server.requests.slice(0, 3).map(({ input }) => input.length)).toEqual([2, 2, 1]);
  });

  it('asks nothing for no texts', async () => {
    const server = await temporaryEmbeddingServer();
    expect(await embedderFor(server).embed([])).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  it('tries again after failures that may pass', async () => {
    const server = await temporaryEmbeddingServer();
    server.misbehave({ status: 500 }, 'reset', { status: 503 }, 'stall', 'stall_within_body');
    expect(await embedderFor(server).embed(['普法'])).toHaveLength(1);
    expect(server.requests).toHaveLength(6);
  });

  it('comes back when the endpoint says so, and no sooner', async () => {
    const server = await temporaryEmbeddingServer();
    server.misbehave({ status: 429, retryAfter: '1' });
    await embedderFor(server).embed(['普法']);
    const [first, second] = server.requests;
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(990);
  });

  it('does not wait for an endpoint that asks for more patience than there is', async () => {
    const server = await temporaryEmbeddingServer();
    server.treat(() => ({ status: 429, retryAfter: '3600' }));
    expect(await faultOf(embedderFor(server).embed(['普法']))).toBe('rate_limited');
    expect(server.requests).toHaveLength(1);
  });

  const HOPELESS: [Misbehaviour, EmbeddingFault][] = [
    [{ status: 401 }, 'refused'],
    [{ status: 404 }, 'refused'],
    [{ status: 400 }, 'refused_text'],
    [{ status: 413 }, 'refused_text'],
    [{ body: 'no JSON' }, 'malformed'],
    [{ body: '{}' }, 'malformed'],
    [{ body: 'null' }, 'malformed'],
    [{ body: '{"data":[{"index":7,"embedding":[1]}]}' }, 'malformed'],
    [{ body: '{"data":[{"index":0,"embedding":[1e300,1]}]}' }, 'malformed'],
    ['fewer', 'malformed'],
    ['zeros', 'malformed'],
    ['text_for_number', 'malformed'],
    ['flood', 'malformed'],
  ];

  it.each(HOPELESS)('gives up at once on %j: %s', async (how, fault) => {
    const server = await temporaryEmbeddingServer();
    server.misbehave(how);
    expect(await faultOf(embedderFor(server).embed(['普法']))).toBe(fault);
    expect(server.requests).toHaveLength(1);
  });

  it('takes no vectors of different dimensions, within a request or across', async () => {
    const server = await temporaryEmbeddingServer();
    server.misbehave('mixed_dimensions');
    expect(await faultOf(embedderFor(server).embed(['普法', '执法']))).toBe('malformed');
    server.misbehave('wrong_dimension');
    expect(await faultOf(embedderFor(server, { batchSize: 1 }).embed(['普法', '执法']))).toBe('malformed');
  });

  it('keeps a person waiting no longer than its limit, and asks once', async () => {
    const server = await temporaryEmbeddingServer();
    const embedder = embedderFor(server, { ...QUESTION_LIMITS, timeoutMs: 200 });
    for (const how of ['stall', 'stall_within_body'] as const) {
      server.misbehave(how);
      const before = performance.now();
      expect(await faultOf(embedder.embed(['普法']))).toBe('timeout');
      expect(performance.now() - before).toBeLessThan(1500);
    }
    expect(server.requests).toHaveLength(2);
  });

  it('never has more requests under way than it may, and refuses what would wait too long', async () => {
    const server = await temporaryEmbeddingServer({ delayMs: 20 });
    const texts = Array.from({ length: 12 }, (_, index) => `第${index}段`);
    await embedderFor(server, { batchSize: 1, concurrent: 3, timeoutMs: 5000 }).embed(texts);
    expect(server.mostAtOnce).toBe(3);
    const small = embedderFor(server, { batchSize: 1, concurrent: 1, waiting: 1, timeoutMs: 5000 });
    expect(await faultOf(small.embed(texts))).toBe('busy');
  });

  it('stops when told, in a request and in a pause', async () => {
    const server = await temporaryEmbeddingServer();
    server.misbehave('stall');
    const patient = embedderFor(server, { timeoutMs: 60_000 });
    expect(await faultOf(patient.embed(['普法'], AbortSignal.timeout(50)))).toBe('stopped');
    server.misbehave({ status: 429, retryAfter: '30' });
    expect(await faultOf(patient.embed(['普法'], AbortSignal.timeout(50)))).toBe('stopped');
  });

  it('says nothing of what the endpoint or the request said', async () => {
    const server = await temporaryEmbeddingServer();
    server.misbehave({ status: 400, body: '{"error":{"message":"bad input 秘密问题 for sk-embedding"}}' });
    const error = await embedderFor(server)
      .embed(['秘密问题'])
      .catch((reason: unknown) => reason);
    expect((error as EmbeddingError).message).not.toMatch(/秘密|sk-/);
  });

  it('calls an address where nobody listens unreachable', async () => {
    const server = await temporaryEmbeddingServer();
    await server.close();
    expect(await faultOf(embedderFor(server, { retries: 1 }).embed(['普法']))).toBe('unreachable');
  });
});
