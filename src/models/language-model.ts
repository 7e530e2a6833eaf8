import { AppError } from '../errors.ts';

export interface ModelMessage {
  role: 'system' | 'user';
  content: string;
}

/** What a model is asked, once. */
export interface ModelRequest {
  /** Name of the prompt; for logs and counts. */
  purpose: string;
  messages: readonly ModelMessage[];
  /** From 0, the likeliest words, to 2. */
  temperature: number;
  /** The longest reply, in the model's tokens. */
  maxTokens: number;
  /** Whether the reply is one JSON object. */
  format: 'text' | 'json';
  /** Ends the request early: the answer's own limit of time. */
  signal?: AbortSignal;
  /** Hears the reply piece by piece while it is written; a reply that failed half-way has been heard in part. */
  onPiece?: (piece: string) => void;
}

/** Tokens of one request as the endpoint counts them; 0 where it does not. */
export interface TokenCount {
  input: number;
  output: number;
}

export interface ModelReply {
  text: string;
  tokens: TokenCount;
  /** The endpoint's name for the request, for its own logs; null when it gives none. */
  requestId: string | null;
}

/**
 * Whatever writes text when asked. Nothing that it writes is believed: what may be shown is decided by whoever asks it.
 * Rejects with `ModelError` and with nothing else, whatever the endpoint does.
 */
export interface LanguageModel {
  /** As the endpoint knows it: `deepseek-chat`. */
  readonly name: string;
  complete(request: ModelRequest): Promise<ModelReply>;
}

export type ModelFault =
  | 'timeout'
  | 'unreachable'
  | 'rate_limited'
  | 'refused'
  | 'too_long'
  | 'cut_off'
  | 'malformed'
  | 'looping'
  | 'paused';

/** Why a model gave nothing that can be used. Answers go on without it. */
export class ModelError extends AppError {
  readonly fault: ModelFault;

  constructor(fault: ModelFault, message: string, cause?: unknown) {
    super({ code: 'platform', message, retryable: fault !== 'refused', facts: { fault }, cause });
    this.name = 'ModelError';
    this.fault = fault;
  }
}
