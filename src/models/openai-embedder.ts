import { BulkheadRejectedError, bulkhead } from 'cockatiel';
import type OpenAI from 'openai';
import { messageOf } from '../errors.ts';
import { EmbeddingError } from './embedder.ts';
import type { Embedder } from './embedder.ts';
import { EndlessBodyError, limitedFetch } from './limit-body.ts';
import { readVectors } from './read-vectors.ts';
import type { RetryLimits } from './retry-embedding.ts';
import { retryEmbedding } from './retry-embedding.ts';

/** Where an embedding model is served. */
export interface EmbeddingEndpoint {
  /** Up to and with `/v1`, without trailing slash. */
  baseUrl: string;
  /** Null for servers that ask for none. */
  apiKey: string | null;
  model: string;
}

export interface EmbeddingLimits extends RetryLimits {
  /** Milliseconds that one try may take, from the request to the last byte. */
  timeoutMs: number;
  /** Texts sent in one request at most. */
  batchSize: number;
  /** Requests under way at once, and those that may wait for one of them. */
  concurrent: number;
  waiting: number;
}

/** Bytes of a response: 32 vectors of 4,096 numbers take some 3 MB as text. */
const LONGEST_VECTORS = 16 * 1024 * 1024;

/** For a person who waits: no second try, since the words alone are there at once. */
export const QUESTION_LIMITS: EmbeddingLimits = {
  ...{ timeoutMs: 2_000, batchSize: 1, concurrent: 8, waiting: 32 },
  ...{ retries: 0, firstPauseMs: 0, longestPauseMs: 0 },
};

/** For passages, which nobody waits for: rate limits are waited out. */
export const INDEXING_LIMITS: EmbeddingLimits = {
  ...{ timeoutMs: 60_000, batchSize: 32, concurrent: 3, waiting: 1_000 },
  ...{ retries: 6, firstPauseMs: 500, longestPauseMs: 60_000 },
};

/**
 * A model behind an OpenAI-compatible `/embeddings`. The package is loaded at the first request, so that a program without an
 * endpoint never does.
 */
export function createOpenAiEmbedder(endpoint: EmbeddingEndpoint, limits: EmbeddingLimits): Embedder {
  const room = bulkhead(limits.concurrent, limits.waiting);
  let opening: Promise<OpenAI> | null = null;

  async function embedBatch(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> {
    const openai = await (opening ??= openClient(endpoint));
    return retryEmbedding(() => within(() => request(openai, texts, signal)), limits, { signal });
  }

  async function within<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await room.execute(work);
    } catch (error) {
      if (!(error instanceof BulkheadRejectedError)) throw error;
      throw new EmbeddingError('busy', 'Too much is being embedded at once.', { cause: error });
    }
  }

  async function request(
    openai: OpenAI,
    texts: readonly string[],
    stop: AbortSignal | undefined,
  ): Promise<Float32Array[]> {
    // The package's own time-out ends with the response's head; a body may never come.
    const overdue = AbortSignal.timeout(limits.timeoutMs);
    try {
      const reply: unknown = await openai.embeddings.create(
        // `float` is what every server knows; left out, the package asks for base64.
        { model: endpoint.model, input: [...texts], encoding_format: 'float' },
        { signal: stop ? AbortSignal.any([stop, overdue]) : overdue },
      );
      return readVectors(reply, texts.length);
    } catch (error) {
      if (stop?.aborted) throw new EmbeddingError('stopped', 'Embedding was stopped.', { cause: error });
      if (overdue.aborted)
        throw new EmbeddingError('timeout', 'The embedding endpoint took too long.', { cause: error });
      throw await asEmbeddingError(error);
    }
  }

  return {
    model: endpoint.model,
    embed: async (texts, signal) => {
      const batches: (readonly string[])[] = [];
      for (let from = 0; from < texts.length; from += limits.batchSize)
        batches.push(texts.slice(from, from + limits.batchSize));
      const embedded = (await Promise.all(batches.map((batch) => embedBatch(batch, signal)))).flat();
      if (embedded.some(({ length }) => length !== embedded[0]?.length))
        throw new EmbeddingError('malformed', 'The embedding endpoint sent vectors of different dimensions.');
      return embedded;
    },
  };
}

async function openClient({ baseUrl, apiKey }: EmbeddingEndpoint): Promise<OpenAI> {
  const { default: OpenAi } = await import('openai');
  return new OpenAi({
    baseURL: baseUrl,
    // The package insists on a key; a server that asks for none does not look at it.
    apiKey: apiKey ?? 'none',
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
    fetch: limitedFetch(LONGEST_VECTORS),
  });
}

/** Statuses that speak of the request's texts: too long, too many, or not to the endpoint's liking. */
const ABOUT_TEXTS: ReadonlySet<number> = new Set([400, 413, 422]);
const RETRYABLE_CLIENT_STATUSES: ReadonlySet<number> = new Set([408, 409, 425]);

/** Messages of the endpoint are not passed on: they may quote the request, and with it a person's question or a key. */
async function asEmbeddingError(error: unknown): Promise<EmbeddingError> {
  if (error instanceof EmbeddingError) return error;
  if (
    error instanceof EndlessBodyError ||
    (error instanceof Error && error.cause instanceof EndlessBodyError)
  )
    return new EmbeddingError('malformed', 'The embedding endpoint’s reply does not end.', { cause: error });
  const { APIError } = await import('openai');
  const status: unknown = error instanceof APIError ? error.status : undefined;
  if (error instanceof APIError && typeof status === 'number') {
    const headers = error.headers as Headers | undefined;
    const told = { retryAfterMs: readRetryAfter(headers?.get('retry-after') ?? null), cause: error };
    if (status === 429)
      return new EmbeddingError('rate_limited', 'The embedding endpoint refuses more for now (429).', told);
    if (status >= 500 || RETRYABLE_CLIENT_STATUSES.has(status))
      return new EmbeddingError('unreachable', `The embedding endpoint failed (${status}).`, told);
    return ABOUT_TEXTS.has(status)
      ? new EmbeddingError('refused_text', `The embedding endpoint refused a text (${status}).`, told)
      : new EmbeddingError(
          'refused',
          `The embedding endpoint refused the request (${status}): check EMBEDDING_BASE_URL, EMBEDDING_API_KEY and EMBEDDING_MODEL.`,
          told,
        );
  }
  if (error instanceof SyntaxError)
    return new EmbeddingError('malformed', 'The embedding endpoint sent what is no JSON.', { cause: error });
  const reason = error instanceof APIError ? 'check EMBEDDING_BASE_URL' : messageOf(error);
  return new EmbeddingError('unreachable', `The embedding endpoint can’t be reached: ${reason}.`, {
    cause: error,
  });
}

/** @param header Seconds, or a date. @returns Milliseconds from now; null for a header that is neither or missing. */
function readRetryAfter(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  const pauseMs = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000;
  return Number.isNaN(pauseMs) ? null : Math.max(0, pauseMs);
}
