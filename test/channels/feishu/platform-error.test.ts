import { describe, expect, it } from 'vitest';
import {
  classifyPlatformResponse,
  platformFailureOf,
  retryAfterMsOf,
  type PlatformResponse,
} from '../../../src/channels/feishu/platform-error.ts';

const response = (changes: Partial<PlatformResponse>): PlatformResponse => ({
  status: 400,
  code: null,
  rateLimitResetSeconds: null,
  networkCode: null,
  ...changes,
});

describe('what the platform answers with', () => {
  it.each([
    [{ code: 230011 }, 'target_gone', false],
    [{ code: 231003 }, 'target_gone', false],
    [{ code: 230017 }, 'target_gone', false],
    [{ code: 230020 }, 'rate_limited', true],
    [{ code: 99991400 }, 'rate_limited', true],
    [{ status: 429 }, 'rate_limited', true],
    [{ code: 99991663 }, 'token', true],
    [{ code: 99991672 }, 'credentials', false],
    [{ status: 200, code: 10014 }, 'credentials', false],
    [{ code: 230025 }, 'too_long', false],
    [{ code: 230099 }, 'content', false],
    [{ status: 502 }, 'unavailable', true],
    [{ status: 500, code: 230099 }, 'content', false],
    [{ status: null, networkCode: 'ECONNRESET' }, 'unavailable', true],
    [{ status: 404 }, 'unknown', false],
    [{ code: 987654 }, 'unknown', false],
  ] as const)('%j is %s', (changes, failure, retryable) => {
    const error = classifyPlatformResponse(response(changes));
    expect(platformFailureOf(error)).toBe(failure);
    expect(error.retryable).toBe(retryable);
    expect(error.code).toBe('platform');
  });

  it('keeps the pause that the platform asks for', () => {
    expect(
      retryAfterMsOf(classifyPlatformResponse(response({ code: 99991400, rateLimitResetSeconds: 3 }))),
    ).toBe(3000);
    expect(retryAfterMsOf(classifyPlatformResponse(response({ code: 99991400 })))).toBeNull();
  });

  it('is not seen in other errors', () => {
    expect(platformFailureOf(new Error('x'))).toBeNull();
  });
});
