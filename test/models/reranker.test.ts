import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/metrics.ts';
import { createReranker } from '../../src/models/reranker.ts';
import { memoryLog } from '../support/log.ts';
import { temporaryRerankServer } from '../support/rerank-server.ts';
import type { RerankReply } from '../support/rerank-server.ts';

const TEXTS = ['三个字长', '一', '两个'];
const KEY = 'a-key-that-must-not-be-logged';

async function setUp() {
  const server = await temporaryRerankServer();
  const log = memoryLog();
  const metrics = createMetrics();
  const rerank = createReranker({ url: server.url, apiKey: KEY, model: 'some-model' }, { ...log, metrics });
  return { server, log, metrics, rerank };
}

const results = (...entries: object[]): RerankReply => ({
  status: 200,
  body: JSON.stringify({ results: entries }),
});

describe('a reranker', () => {
  it('gives the places of texts, best first', async () => {
    const { server, rerank, metrics } = await setUp();
    expect(await rerank('问', TEXTS)).toEqual([1, 2, 0]);
    expect(server.requests[0]).toMatchObject({
      ...{ model: 'some-model', query: '问', documents: TEXTS, authorization: `Bearer ${KEY}` },
    });
    expect(await metrics.render()).toMatch(/kind="rerank",purpose="question",outcome="answered"\} 1/u);
  });

  it('reads the bare list of scores that some servers send, and keeps what one leaves out at the end', async () => {
    const { server, rerank } = await setUp();
    server.treat(() => ({ status: 200, body: '[{"index":2,"score":0.1},{"index":1,"score":0.9}]' }));
    expect(await rerank('问', TEXTS)).toEqual([1, 2, 0]);
  });

  it('is not asked about one text', async () => {
    const { server, rerank } = await setUp();
    expect(await rerank('问', ['一'])).toBeNull();
    expect(server.requests).toEqual([]);
  });

  it.each<[string, RerankReply]>([
    ['fails', { status: 500, body: '' }],
    ['refuses', { status: 401, body: `{"error":"${KEY}"}` }],
    ['stalls', 'stall'],
    ['resets', 'reset'],
    ['sends no JSON', { status: 200, body: '{"results":[' }],
    ['sends something else', { status: 200, body: '{"data":[]}' }],
    ['orders texts that it was not given', results({ index: 7, relevance_score: 1 })],
    ['gives a text two places', results({ index: 0, relevance_score: 1 }, { index: 0, relevance_score: 2 })],
    ['scores nothing', results({ index: 0 }, { index: 1 })],
    ['sends words for scores', results({ index: 0, relevance_score: 'high' })],
    ['does not end', { status: 200, body: `{"results":[${' '.repeat(400_000)}]}` }],
  ])('gives no order where the endpoint %s, and logs neither text nor key', async (_name, reply) => {
    const { server, log, rerank } = await setUp();
    server.treat(() => reply);
    expect(await rerank('机密的问题', TEXTS)).toBeNull();
    expect(log.text()).toContain('stay in their order');
    expect(log.text()).not.toMatch(/机密|a-key/u);
  });

  it('leaves an endpoint alone that failed several times in a row', async () => {
    const { server, rerank } = await setUp();
    server.treat(() => ({ status: 500, body: '' }));
    for (let time = 0; time < 5; time += 1) await rerank('问', TEXTS);
    expect(server.requests.length).toBe(3);
  });
});
