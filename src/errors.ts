/**
 * What went wrong, as a closed list: callers branch on the code, never on the wording.
 * Each code has one exit code in `exitCodeOf`.
 */
export type ErrorCode =
  | 'invalid_argument'
  | 'invalid_config'
  | 'not_permitted'
  | 'unreadable_file'
  | 'not_a_report'
  | 'not_found'
  | 'too_large'
  | 'store_newer'
  | 'store_unavailable'
  | 'store_full'
  | 'port_in_use'
  | 'platform'
  | 'internal';

/** Facts a message is made of; never secrets, never a user's text. */
export type ErrorFacts = Readonly<Record<string, string | number | boolean | null>>;

export interface AppErrorOptions {
  code: ErrorCode;
  /** What was wrong, what is permitted, what to do: one or two sentences for the person who reads it. */
  message: string;
  /** Whether the same call may succeed later without anyone changing anything. Default false. */
  retryable?: boolean;
  facts?: ErrorFacts;
  cause?: unknown;
}

/** A failure that the program foresaw. Anything else thrown is a bug and is logged as one. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly facts: ErrorFacts;

  constructor({ code, message, retryable = false, facts = {}, cause }: AppErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.retryable = retryable;
    this.facts = facts;
  }
}

const EXIT_CODES: Record<ErrorCode, number> = {
  invalid_argument: 2,
  invalid_config: 2,
  not_permitted: 2,
  unreadable_file: 3,
  not_a_report: 3,
  not_found: 4,
  too_large: 3,
  store_newer: 5,
  store_unavailable: 5,
  store_full: 5,
  port_in_use: 6,
  platform: 7,
  internal: 1,
};

/** The exit code of a command that ended with this failure; 1 for a bug. */
export function exitCodeOf(error: unknown): number {
  return error instanceof AppError ? EXIT_CODES[error.code] : 1;
}

/** Narrows an unknown thrown value to text that may be logged: its message, or its type when it has none. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : `non-error thrown: ${typeof error}`;
}
