import { Hono } from 'hono';
import type { FeishuChannel } from '../channels/feishu/feishu-channel.ts';

/** A message holds up to 150 KB of text, escaped and encrypted. */
const LARGEST_BODY_BYTES = 512 * 1024;
/** The platform waits three seconds in all. */
const LONGEST_BODY_MS = 5000;

/** Where the messenger's platform sends events and callbacks in webhook mode. */
export const WEBHOOK_PATH = '/feishu/events';

/** The edge of the webhook: it hands on the very bytes that came, since they are what is signed. */
export function createWebhookRoute(take: NonNullable<FeishuChannel['takeWebhook']>): Hono {
  const route = new Hono();
  route.post(WEBHOOK_PATH, async (context) => {
    const body = await readBytes(context.req.raw);
    if (body === 'too_large') return context.json({ error: 'The body is too large.' }, 413);
    if (body === 'too_slow') return context.json({ error: 'The body did not come in time.' }, 408);
    const answer = await take({ body, header: (name) => context.req.header(name) ?? null });
    return context.json(answer.body, answer.status);
  });
  return route;
}

async function readBytes({ body }: Request): Promise<Uint8Array | 'too_large' | 'too_slow'> {
  if (!body) return new Uint8Array();
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  const late = AbortSignal.timeout(LONGEST_BODY_MS);
  const lateness = new Promise<'late'>((resolve) => {
    late.addEventListener('abort', () => {
      resolve('late');
    });
  });
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for (;;) {
    const next = await Promise.race([reader.read(), lateness]);
    if (next === 'late') {
      await reader.cancel();
      return 'too_slow';
    }
    if (next.done) return Buffer.concat(chunks);
    sizeBytes += next.value.byteLength;
    if (sizeBytes > LARGEST_BODY_BYTES) {
      await reader.cancel();
      return 'too_large';
    }
    chunks.push(next.value);
  }
}
