import { createHash } from 'node:crypto';
import { AESCipher } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import { isSameSecret } from '../../../secrets.ts';
import { parseJson } from '../parse-json.ts';

/**
 * The platform pushes an event again for some 7 hours after the first try, and nobody has seen whether it signs it anew. Event
 * ids are remembered for longer than this, so that what is replayed within the window is taken and changes nothing.
 */
const WINDOW_MS = 8 * 60 * 60 * 1000;

/** What the platform and we alone know; at least one of the two is set. */
export interface WebhookSecrets {
  appId: string;
  /** With it bodies are encrypted and signed. */
  encryptKey: string | null;
  /** With it every body names the token. */
  verificationToken: string | null;
}

/** A request as it came: the signature is over the very bytes. */
export interface WebhookRequest {
  body: Uint8Array;
  /** Of the header's name in small letters; null when it is not there. */
  header: (name: string) => string | null;
}

/** `challenge`: the console asks whether this address is ours. `event`: an envelope of schema 2.0, proven to be the platform's. */
export type WebhookReading =
  | { type: 'challenge'; challenge: string }
  | { type: 'event'; envelope: unknown }
  | { type: 'refused'; status: 400 | 401; reason: string };

const encryptedSchema = z.object({ encrypt: z.string().min(1) });
const challengeSchema = z.object({
  type: z.literal('url_verification'),
  challenge: z.string(),
  token: z.string().optional(),
});
const envelopeSchema = z.looseObject({
  schema: z.literal('2.0'),
  header: z.looseObject({ event_type: z.string(), app_id: z.string(), token: z.string().optional() }),
  event: z.unknown(),
});

/**
 * Proves a request to be the platform's and reads it. The SDK's own adapters sign what they parsed and not what came, compare
 * no token, take a replay for new and answer anybody's challenge; of the SDK only the cipher is used here.
 * @param nowMs Milliseconds since the epoch: a signature older or newer than eight hours is refused.
 * @example readWebhook({ body: bytes('{}'), header: () => null }, secrets, 0) // { type: 'refused', status: 401, … }
 */
export function readWebhook(request: WebhookRequest, secrets: WebhookSecrets, nowMs: number): WebhookReading {
  // 1. Whose is it? With a key, whoever can't sign and encrypt is a stranger.
  const signature = signatureProblem(request, secrets, nowMs);
  const outer = parseJson(Buffer.from(request.body).toString('utf8'));
  if (outer === undefined) return { type: 'refused', status: 400, reason: 'the body is not JSON' };
  const inner = secrets.encryptKey === null ? outer : decrypt(outer, secrets.encryptKey);
  if (inner === undefined)
    return { type: 'refused', status: 401, reason: 'the body is not encrypted with our key' };
  // 2. A challenge comes unsigned from some versions of the console; it gives nothing away and must name the token.
  const challenge = challengeSchema.safeParse(inner);
  if (challenge.success) {
    return isToken(challenge.data.token, secrets)
      ? { type: 'challenge', challenge: challenge.data.challenge }
      : { type: 'refused', status: 401, reason: 'the verification token is not ours' };
  }
  if (signature !== null) return { type: 'refused', status: 401, reason: signature };
  // 3. An event of our app.
  const envelope = envelopeSchema.safeParse(inner);
  if (!envelope.success)
    return { type: 'refused', status: 400, reason: 'the body is no event of schema 2.0' };
  const { header } = envelope.data;
  if (!isToken(header.token, secrets))
    return { type: 'refused', status: 401, reason: 'the verification token is not ours' };
  if (header.app_id !== secrets.appId)
    return { type: 'refused', status: 401, reason: 'the event is of another app' };
  return { type: 'event', envelope: envelope.data };
}

function signatureProblem(
  { body, header }: WebhookRequest,
  { encryptKey }: WebhookSecrets,
  nowMs: number,
): string | null {
  if (encryptKey === null) return null;
  const timestamp = header('x-lark-request-timestamp') ?? '';
  const nonce = header('x-lark-request-nonce') ?? '';
  const given = header('x-lark-signature') ?? '';
  const expected = createHash('sha256')
    .update(timestamp + nonce + encryptKey)
    .update(body)
    .digest('hex');
  if (!isSameSecret(given, expected)) return 'the signature is not right';
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(nowMs - Number(timestamp) * 1000) > WINDOW_MS)
    return 'the signature is too old, or this machine’s clock is wrong';
  return null;
}

function isToken(given: string | undefined, { verificationToken }: WebhookSecrets): boolean {
  return verificationToken === null || isSameSecret(given ?? '', verificationToken);
}

/** What was encrypted; undefined for a body that was not, or with another key: then the padding or the JSON is wrong. */
function decrypt(outer: unknown, encryptKey: string): unknown {
  const sealed = encryptedSchema.safeParse(outer);
  if (!sealed.success) return undefined;
  try {
    return parseJson(new AESCipher(encryptKey).decrypt(sealed.data.encrypt));
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
