import { setTimeout as wait } from 'node:timers/promises';
import { EmbeddingError } from './embedder.ts';

export interface RetryLimits {
  /** Tries after the first. */
  retries: number;
  /** Pause before the second try, in ms; doubled for each one after it. */
  firstPauseMs: number;
  /** The longest pause, be it ours or the endpoint's wish: who asks for more is not waited for. */
  longestPauseMs: number;
}

/**
 * Tries again what may succeed without anyone changing anything. An endpoint that says when to come back is asked then.
 * @param random From 0 to 1: spreads the tries of many requests that failed at one moment.
 * @throws {EmbeddingError} the last failure, or `stopped` when the signal ended a pause.
 */
export async function retryEmbedding<Result>(
  attempt: () => Promise<Result>,
  { retries, firstPauseMs, longestPauseMs }: RetryLimits,
  { signal, random = Math.random }: { signal?: AbortSignal | undefined; random?: () => number } = {},
): Promise<Result> {
  for (let tried = 0; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof EmbeddingError) || !error.retryable || tried >= retries) throw error;
      const own = Math.min(longestPauseMs, firstPauseMs * 2 ** tried) * (0.75 + random() / 4);
      const pauseMs = error.retryAfterMs ?? own;
      if (pauseMs > longestPauseMs) throw error;
      await pause(pauseMs, signal);
    }
  }
}

async function pause(pauseMs: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await wait(pauseMs, undefined, signal ? { signal } : {});
  } catch (cause) {
    throw new EmbeddingError('stopped', 'Embedding was stopped.', { cause });
  }
}
