import { AppError } from '../errors.ts';

/** Whatever turns texts into vectors whose cosine says how near their meanings are. */
export interface Embedder {
  /** As the endpoint knows it: `bge-m3`. Vectors of different models do not compare. */
  readonly model: string;
  /**
   * One vector of length one for each text, in their order, all of one dimension. No texts give no vectors, unasked.
   * Rejects with `EmbeddingError` and with nothing else, whatever the endpoint does.
   * @param signal Ends the work early.
   */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>;
}

/**
 * `refused` is about the endpoint or the key, `refused_text` about what was sent: another text may pass.
 * `malformed` is an answer that holds no usable vectors.
 */
export type EmbeddingFault =
  'timeout' | 'unreachable' | 'rate_limited' | 'refused' | 'refused_text' | 'malformed' | 'stopped' | 'busy';

const RETRYABLE: ReadonlySet<EmbeddingFault> = new Set(['timeout', 'unreachable', 'rate_limited']);

/** Why there are no vectors. Answers go on without them, by words. */
export class EmbeddingError extends AppError {
  readonly fault: EmbeddingFault;
  /** How long the endpoint asks to be left alone; null when it does not say. */
  readonly retryAfterMs: number | null;

  constructor(
    fault: EmbeddingFault,
    message: string,
    { retryAfterMs = null, cause }: { retryAfterMs?: number | null; cause?: unknown } = {},
  ) {
    super({ code: 'platform', message, retryable: RETRYABLE.has(fault), facts: { fault }, cause });
    this.name = 'EmbeddingError';
    this.fault = fault;
    this.retryAfterMs = retryAfterMs;
  }
}
