import { AppError } from '../../errors.ts';

/**
 * Why the platform did not do what it was asked, as far as a caller acts on it:
 * - `credentials`: app id or secret are wrong, or the app lacks a scope: a person must act.
 * - `token`: the access token is no longer good: fetch a new one, once.
 * - `rate_limited`, `unavailable`: the same call may succeed later.
 * - `too_long`, `content`: the message is refused as it is; a plainer form may pass.
 * - `target_gone`: the message or chat can't be answered any more: recalled, deleted, bot not in it, person gone.
 * - `unknown`: a code we know nothing of; not tried again.
 */
export type PlatformFailure =
  | 'credentials'
  | 'token'
  | 'rate_limited'
  | 'unavailable'
  | 'too_long'
  | 'content'
  | 'target_gone'
  | 'unknown';

/** Codes of the open platform (message API's documentation and the notes of other clients). */
const FAILURE_OF_CODE: ReadonlyMap<number, PlatformFailure> = new Map([
  ...codes('credentials', [10003, 10014, 99991543, 99991672, 99991679, 230006, 403, 514]),
  ...codes('token', [99991661, 99991663, 99991664, 99991665, 99991668, 99991671, 99991677]),
  ...codes('rate_limited', [99991400, 230020, 11232]),
  ...codes('unavailable', [1, 2200, 230049, 1000040343, 1000040345, 1000040350, 1000040351]),
  ...codes('too_long', [230025]),
  // 230022 sensitive words, 230028 leak prevention, 230054 no cards in connected groups, 230099 a card that fails to build.
  ...codes('content', [230001, 230022, 230028, 230054, 230099]),
  ...codes(
    'target_gone',
    [230002, 230011, 230013, 230017, 230018, 230019, 230027, 230029, 230035, 230038, 230053, 231003, 232009],
  ),
]);

const RETRYABLE: ReadonlySet<PlatformFailure> = new Set(['token', 'rate_limited', 'unavailable']);

const REMEDY: Readonly<Record<PlatformFailure, string>> = {
  credentials: 'Check FEISHU_APP_ID and FEISHU_APP_SECRET, and that the app has the scopes the README lists.',
  token: 'The access token is fetched anew.',
  rate_limited: 'It is tried again later.',
  unavailable: 'It is tried again later.',
  too_long: 'A shorter form is sent instead.',
  content: 'A plainer form is sent instead.',
  target_gone: 'The message can no longer be answered.',
  unknown: 'See the open platform’s list of error codes.',
};

/** What came back from the platform, or from the network instead of it. */
export interface PlatformResponse {
  /** HTTP status; null when no answer came. */
  status: number | null;
  /** The `code` of the body; null when there is none. */
  code: number | null;
  /** Seconds until the rate limit ends, as header `x-ogw-ratelimit-reset` says; null when it says nothing. */
  rateLimitResetSeconds: number | null;
  /** Code of a network failure such as ECONNRESET; null when an answer came. */
  networkCode: string | null;
}

/**
 * Makes the one error that everything of the platform ends as. It holds codes alone: no request, so no secret and no words of
 * a person, and none of the platform's message, which may echo them.
 * @example classifyPlatformResponse({ status: 400, code: 230011, … }).facts.failure // 'target_gone'
 */
export function classifyPlatformResponse(response: PlatformResponse): AppError {
  const { status, code, networkCode, rateLimitResetSeconds } = response;
  const failure = failureOfResponse(response);
  const what = networkCode ?? (code === null ? `HTTP ${status ?? 'without answer'}` : `code ${code}`);
  return new AppError({
    code: 'platform',
    message: `The messenger refused a call (${failure}, ${what}). ${REMEDY[failure]}`,
    retryable: RETRYABLE.has(failure),
    facts: {
      failure,
      status,
      platformCode: code,
      networkCode,
      // A code is a decision: nothing was done. Silence and a failing server leave it open.
      outcome: code === null || (status ?? 0) >= 500 ? 'unknown' : 'refused',
      retryAfterMs: rateLimitResetSeconds === null ? null : rateLimitResetSeconds * 1000,
    },
  });
}

/** The failure of an error made by `classifyPlatformResponse`; null for any other error. */
export function platformFailureOf(error: unknown): PlatformFailure | null {
  if (!(error instanceof AppError) || error.code !== 'platform') return null;
  const { failure } = error.facts;
  return typeof failure === 'string' && failure in REMEDY ? (failure as PlatformFailure) : null;
}

/** How long the platform asked to wait; null when it did not. */
export function retryAfterMsOf(error: AppError): number | null {
  const { retryAfterMs } = error.facts;
  return typeof retryAfterMs === 'number' ? retryAfterMs : null;
}

function failureOfResponse({ status, code, networkCode }: PlatformResponse): PlatformFailure {
  const known = code === null ? undefined : FAILURE_OF_CODE.get(code);
  if (known) return known;
  if (networkCode !== null || status === null || status >= 500) return 'unavailable';
  if (status === 429) return 'rate_limited';
  return 'unknown';
}

function codes(failure: PlatformFailure, list: readonly number[]): [number, PlatformFailure][] {
  return list.map((code) => [code, failure]);
}
