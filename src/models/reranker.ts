import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import { z } from 'zod';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { limitedFetch } from './limit-body.ts';

/**
 * Puts texts into the order in which they answer a query, best first: their places in what was given.
 * @returns Null whenever the endpoint gives no order that can be used; the order there was stays. Never rejects.
 */
export type Rerank = (query: string, texts: readonly string[]) => Promise<number[] | null>;

export interface RerankEndpoint {
  /** The whole address: `http://127.0.0.1:8001/v1/rerank`. */
  url: string;
  apiKey: string | null;
  /** As the endpoint names it; null where it serves but one. */
  model: string | null;
}

/** A person waits: the order there is comes at once. */
const TIMEOUT_MS = 2_000;
const LONGEST_BODY = 256 * 1024;
const FAILURES = 3;
const PAUSE_MS = 30_000;

/** The shape that Jina, Cohere, vLLM and TEI's compatible servers share; TEI itself sends the bare list, with `score`. */
const entrySchema = z
  .object({
    index: z.number().int().min(0),
    relevance_score: z.number().optional(),
    score: z.number().optional(),
  })
  .transform(({ index, relevance_score: relevance, score }) => ({
    index,
    score: relevance ?? score ?? null,
  }));
const replySchema = z.union([
  z.object({ results: z.array(entrySchema) }).transform(({ results }) => results),
  z.array(entrySchema),
]);

/** A reranking model behind the common `/rerank`; left alone for a while after it failed several times in a row. */
export function createReranker(
  { url, apiKey, model }: RerankEndpoint,
  { logger, metrics }: { logger: Logger; metrics: Metrics },
): Rerank {
  const send = limitedFetch(LONGEST_BODY);
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: PAUSE_MS,
    breaker: new ConsecutiveBreaker(FAILURES),
  });

  async function request(query: string, texts: readonly string[]): Promise<number[]> {
    const response = await send(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(apiKey !== null && { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify({
        ...(model !== null && { model }),
        query,
        documents: texts,
        top_n: texts.length,
      }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return orderIn(await response.json(), texts.length);
  }

  return async (query, texts) => {
    if (texts.length < 2) return null;
    const start = performance.now();
    const count = (outcome: string) => {
      const seconds = (performance.now() - start) / 1000;
      metrics.countRequest({
        ...{ kind: 'rerank', purpose: 'question', outcome, seconds, input: 0, output: 0, cost: 0 },
      });
    };
    try {
      const order = await breaker.execute(() => request(query, texts));
      count('answered');
      return order;
    } catch (error) {
      if (error instanceof BrokenCircuitError) return null;
      count('failed');
      // Neither the address nor the reply is told: either may hold a key or a person's question.
      logger.warn({ fault: faultOf(error) }, 'passages could not be reranked: they stay in their order');
      return null;
    }
  };
}

/** @throws {Error} for places that were not given, or given twice, and for scores that order nothing. */
function orderIn(reply: unknown, count: number): number[] {
  const entries = replySchema.parse(reply);
  const places = new Set(entries.map(({ index }) => index));
  if (places.size !== entries.length || entries.some(({ index, score }) => index >= count || score === null))
    throw new Error('an order of other texts');
  const ordered = entries.toSorted((one, other) => (other.score ?? 0) - (one.score ?? 0));
  const rest = Array.from({ length: count }, (_, place) => place).filter((place) => !places.has(place));
  return [...ordered.map(({ index }) => index), ...rest];
}

function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'timeout';
  if (/^status \d+$/u.test(error.message)) return error.message;
  return error.name === 'TypeError' ? 'unreachable' : 'malformed';
}
