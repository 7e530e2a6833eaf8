import { describe, expect, it } from 'vitest';
import { readWebhook, type WebhookSecrets } from '../../../src/channels/feishu/webhook/read-webhook.ts';
import { sealRequest, type SubscriptionSecrets } from '../../support/feishu-emulator/webhook.ts';

const APP_ID = 'cli_0123456789abcdef';
const NOW = Date.UTC(2026, 0, 5, 1);
const HOUR_MS = 3_600_000;
const KEYED = { encryptKey: 'key-of-a-test', verificationToken: 'token-of-a-test' };
const PLAIN = { encryptKey: null, verificationToken: 'token-of-a-test' };

const anEvent = (changes: object = {}) => ({
  schema: '2.0',
  header: {
    event_id: 'event-1',
    event_type: 'im.message.receive_v1',
    app_id: APP_ID,
    token: 'token-of-a-test',
    ...changes,
  },
  event: { message: {} },
});

function read(
  plain: unknown,
  {
    sealedWith = KEYED,
    known = { appId: APP_ID, ...KEYED },
    atMs = NOW,
    change = (body: string) => body,
    headers = (given: Record<string, string>) => given,
  }: {
    sealedWith?: SubscriptionSecrets;
    known?: WebhookSecrets;
    atMs?: number;
    change?: (body: string) => string;
    headers?: (given: Record<string, string>) => Record<string, string>;
  } = {},
) {
  const sealed = sealRequest(plain, sealedWith, NOW);
  const given = headers(sealed.headers);
  return readWebhook(
    { body: Buffer.from(change(sealed.body)), header: (name) => given[name] ?? null },
    known,
    atMs,
  );
}

describe('a request of the platform', () => {
  it('is read when it is encrypted, signed and names the token', () => {
    expect(read(anEvent())).toEqual({ type: 'event', envelope: anEvent() });
  });

  it('is read without a key when it names the token', () => {
    expect(read(anEvent(), { sealedWith: PLAIN, known: { appId: APP_ID, ...PLAIN } }).type).toBe('event');
  });

  it('is read hours later, when it is pushed again', () => {
    expect(read(anEvent(), { atMs: NOW + 7.2 * HOUR_MS }).type).toBe('event');
  });

  it('is answered when it is a challenge, signed or not', () => {
    const challenge = { type: 'url_verification', challenge: 'c-1', token: 'token-of-a-test' };
    const expected = { type: 'challenge', challenge: 'c-1' };
    expect(read(challenge)).toEqual(expected);
    expect(read(challenge, { headers: () => ({}) })).toEqual(expected);
    expect(read(challenge, { sealedWith: PLAIN, known: { appId: APP_ID, ...PLAIN } })).toEqual(expected);
  });
});

describe('a stranger’s request', () => {
  const known = { appId: APP_ID, ...KEYED };
  it.each([
    ['of another key', anEvent(), { sealedWith: { ...KEYED, encryptKey: 'another' }, known }, 401],
    ['in clear where a key is set', anEvent(), { sealedWith: PLAIN, known }, 401],
    ['without a signature', anEvent(), { headers: () => ({}) }, 401],
    ['with a signature of other bytes', anEvent(), { change: (body: string) => `${body} ` }, 401],
    ['signed nine hours ago', anEvent(), { atMs: NOW + 9 * HOUR_MS }, 401],
    ['signed for the day after', anEvent(), { atMs: NOW - 24 * HOUR_MS }, 401],
    ['of another token', anEvent({ token: 'guess' }), {}, 401],
    ['without a token', anEvent({ token: undefined }), {}, 401],
    ['of another app', anEvent({ app_id: 'cli_ffffffffffffffff' }), {}, 401],
    ['a challenge of another token', { type: 'url_verification', challenge: 'c', token: 'guess' }, {}, 401],
    ['no JSON', anEvent(), { change: () => 'encrypt=1' }, 400],
    ['no envelope', { schema: '1.0', token: 'token-of-a-test' }, {}, 400],
    ['nothing', anEvent(), { change: () => '' }, 400],
  ] as const)('%s is refused', (_what, plain, options, status) => {
    expect(read(plain, options)).toMatchObject({ type: 'refused', status });
  });

  it('can’t override what was encrypted with fields in clear beside it', () => {
    const forged = (body: string) =>
      body.replace(/ }$/, ', "header": {"app_id": "x"}, "event": {"evil": 1} }');
    const reading = read(anEvent(), {
      change: forged,
      headers: (given) => given,
    });
    expect(reading).toMatchObject({ type: 'refused', status: 401 });
  });
});
