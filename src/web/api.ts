import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { Ask } from '../answers/answer.ts';
import { askTimed, askRequestSchema } from '../answers/ask-timed.ts';
import type { ConsoleChannel } from '../channels/console/console-channel.ts';

/** Largest request taken, in bytes. */
const LARGEST_BODY = 64 * 1024;
/** How often a silent stream says that it lives, in milliseconds: proxies close one that is quiet for a minute. */
const HEARTBEAT_MS = 20_000;

const id = z.string().regex(/^[\w-]{8,64}$/, 'expected 8 to 64 letters, digits, - or _');
const postSchema = z.object({ conversationId: id, messageId: id, text: z.string().min(1).max(20_000) });

export interface ApiDependencies {
  ask: Ask;
  console: ConsoleChannel;
}

/** The calls under /api: asking, and the console's messages and replies. */
export function createApi({ ask, console }: ApiDependencies): Hono {
  const api = new Hono();
  api.use(
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: (context) =>
        context.json({ error: `The request is too large: at most ${LARGEST_BODY} bytes.` }, 413),
    }),
  );

  api.post('/ask', async (context) => {
    const request = askRequestSchema.safeParse(await readJson(context.req.raw));
    if (!request.success) return context.json({ error: explain(request.error) }, 400);
    return context.json(await askTimed(ask, request.data));
  });

  api.post('/messages', async (context) => {
    const message = postSchema.safeParse(await readJson(context.req.raw));
    if (!message.success) return context.json({ error: explain(message.error) }, 400);
    await console.post(message.data);
    return context.json({ stored: true }, 202);
  });

  api.get('/conversations/:id/replies', (context) => {
    const conversation = id.safeParse(context.req.param('id'));
    if (!conversation.success) return context.json({ error: explain(conversation.error) }, 400);
    const after = context.req.header('last-event-id') ?? context.req.query('after') ?? null;
    return streamSSE(context, async (stream) => {
      await stream.writeSSE({ event: 'ready', data: '' });
      const stop = console.listen(conversation.data, after, (reply) => {
        void stream.writeSSE({ event: 'reply', id: reply.key, data: JSON.stringify(reply) });
      });
      stream.onAbort(stop);
      while (!stream.aborted) {
        await stream.sleep(HEARTBEAT_MS);
        await stream.writeSSE({ event: 'alive', data: '' });
      }
    });
  });
  return api;
}

/** The body as JSON; undefined when it is none, or was not sent as JSON (as a form of another site's page would be). */
async function readJson(request: Request): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) return undefined;
  try {
    return (await request.json()) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function explain({ issues }: z.ZodError): string {
  const fields = issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  return `The request can't be read (send JSON with content-type application/json): ${fields.join('; ')}`;
}
