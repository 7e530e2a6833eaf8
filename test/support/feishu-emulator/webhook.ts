import { createCipheriv, createHash, randomBytes } from 'node:crypto';

/** What the developer console shows of an app's subscription; `null` where it was left empty. */
export interface SubscriptionSecrets {
  encryptKey: string | null;
  verificationToken: string;
}

/** A body as the platform sends it: encrypted when there is a key, and then signed over its very bytes. */
export interface SealedRequest {
  body: string;
  headers: Record<string, string>;
}

/** @param nowMs The moment of signing. */
export function sealRequest(
  plain: unknown,
  { encryptKey }: SubscriptionSecrets,
  nowMs: number,
): SealedRequest {
  const json = { 'content-type': 'application/json' };
  if (encryptKey === null) return { body: JSON.stringify(plain), headers: json };
  const initialVector = randomBytes(16);
  const cipher = createCipheriv(
    'aes-256-cbc',
    createHash('sha256').update(encryptKey).digest(),
    initialVector,
  );
  const sealed = Buffer.concat([initialVector, cipher.update(JSON.stringify(plain), 'utf8'), cipher.final()]);
  // The platform's own spacing, which nobody promises, is not JSON.stringify's.
  const body = `{ "encrypt": "${sealed.toString('base64')}" }`;
  const timestamp = String(Math.floor(nowMs / 1000));
  const nonce = randomBytes(8).toString('hex');
  const signature = createHash('sha256')
    .update(timestamp + nonce + encryptKey + body)
    .digest('hex');
  return {
    body,
    headers: {
      ...json,
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signature,
    },
  };
}

/** Envelopes sent over HTTP name the verification token in their header. */
export function withToken(envelope: unknown, { verificationToken }: SubscriptionSecrets): unknown {
  const { header, ...rest } = envelope as { header: object };
  return { ...rest, header: { ...header, token: verificationToken } };
}
