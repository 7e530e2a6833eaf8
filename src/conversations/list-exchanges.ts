import { listRecentMessages } from '../store/inbox.ts';
import type { Store } from '../store/open-store.ts';
import { queueKeyOf } from './inbox.ts';
import type { IncomingMessage } from './message.ts';
import type { Reply } from './reply.ts';

/** A channel that keeps no history of its own shows this much of a conversation again. */
const EXCHANGES_AT_MOST = 50;

/** A message with its reply; null while it waits for one. */
export interface Exchange {
  message: IncomingMessage;
  reply: Reply | null;
}

/** The latest exchanges of one person's thread, oldest first; what a restart takes up is among them. */
export async function listExchanges(
  { database }: Store,
  thread: Pick<IncomingMessage, 'channel' | 'conversation' | 'sender'>,
): Promise<Exchange[]> {
  const queueKey = queueKeyOf(thread);
  const messages = await listRecentMessages(database, { queueKey, limit: EXCHANGES_AT_MOST });
  return messages.map(({ payload, reply }) => ({
    message: JSON.parse(payload) as IncomingMessage,
    reply: reply === null ? null : (JSON.parse(reply) as Reply),
  }));
}
