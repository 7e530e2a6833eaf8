import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Ask } from '../answers/answer.ts';
import { askTimed, askRequestSchema } from '../answers/ask-timed.ts';
import { writeDraftFile } from '../exports/draft-file.ts';
import type { ConsoleChannel } from '../channels/console/console-channel.ts';
import { explain, LARGEST_BODY_BYTES, readJson } from './json-body.ts';
import { streamTurns } from './stream-turns.ts';

const idSchema = z.string().regex(/^[\w-]{8,64}$/, 'expected 8 to 64 letters, digits, - or _');
const postSchema = z.object({
  conversationId: idSchema,
  messageId: idSchema,
  text: z.string().min(1).max(20_000),
});

export interface ApiDependencies {
  ask: Ask;
  console: ConsoleChannel;
}

/** The calls under /api: asking, and the console's messages and replies. */
export function createApi({ ask, console }: ApiDependencies): Hono {
  const api = new Hono();
  api.use(
    bodyLimit({
      maxSize: LARGEST_BODY_BYTES,
      onError: (context) =>
        context.json({ error: `The request is too large: at most ${LARGEST_BODY_BYTES} bytes.` }, 413),
    }),
  );

  api.post('/ask', async (context) => {
    const body = await readJson(context, askRequestSchema);
    if (!body.ok) return context.json({ error: body.error }, body.status);
    return context.json(await askTimed(ask, body.value, writeDraftFile));
  });

  api.post('/messages', async (context) => {
    const body = await readJson(context, postSchema);
    if (!body.ok) return context.json({ error: body.error }, body.status);
    await console.post(body.value);
    return context.json({ stored: true }, 202);
  });

  api.get('/conversations/:id/turns', (context) => {
    const conversation = idSchema.safeParse(context.req.param('id'));
    if (!conversation.success) return context.json({ error: explain(conversation.error) }, 400);
    return streamTurns(context, console, conversation.data);
  });
  return api;
}
