import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { ConsoleChannel, ConsoleTurn } from '../channels/console/console-channel.ts';

/** How often a silent stream says that it lives, in milliseconds: proxies close one that is quiet for a minute. */
const HEARTBEAT_MS = 20_000;

/**
 * A conversation as server-sent events: `turn` for each question with its reply, then `ready`, then `turn` for each reply as it
 * comes. A turn's event has its message's id only when it is answered, so that a page that comes back with `Last-Event-ID`
 * hears every reply that it has not. Ends when the page leaves or the console stops.
 * @throws {AppError} when the conversation can't be listened to; nothing is sent then.
 */
export async function streamTurns(
  context: Context,
  console: ConsoleChannel,
  conversationId: string,
): Promise<Response> {
  const ended = new AbortController();
  const early: ConsoleTurn[] = [];
  let hear = (turn: ConsoleTurn) => {
    early.push(turn);
  };
  const stop = await console.listen(conversationId, context.req.header('last-event-id') ?? null, {
    hear: (turn) => {
      hear(turn);
    },
    end: () => {
      ended.abort();
    },
  });
  return streamSSE(context, async (stream) => {
    stream.onAbort(() => {
      ended.abort();
    });
    const tell = (event: string, data: string, id = {}) => void stream.writeSSE({ event, data, ...id });
    hear = (turn) => {
      tell('turn', JSON.stringify(turn), turn.reply === null ? {} : { id: turn.messageId });
    };
    early.forEach(hear);
    tell('ready', '');
    const heartbeat = setInterval(() => {
      tell('alive', '');
    }, HEARTBEAT_MS);
    await aborted(ended.signal);
    clearInterval(heartbeat);
    stop();
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else {
      signal.addEventListener('abort', () => {
        resolve();
      });
    }
  });
}
