import type { Database } from '../store/open-store.ts';
import { countWaiting } from '../store/inbox.ts';
import type { IncomingMessage } from './message.ts';

/** How many messages may wait, of one person, of one chat and in all. Beyond, a message is answered with that reason. */
export interface LoadLimits {
  ofPerson: number;
  ofChat: number;
  inAll: number;
}

export const LOAD_LIMITS: Readonly<LoadLimits> = { ofPerson: 20, ofChat: 100, inAll: 2000 };

/** Which limit one more message would pass; null for none. */
export type Overload = 'person' | 'chat' | 'all' | null;

/** Looks at what waits in the store, so that a restart changes nothing. Called in the transaction that stores the message. */
export async function overloadOf(
  database: Database,
  { channel, conversation, sender }: Pick<IncomingMessage, 'channel' | 'conversation' | 'sender'>,
  limits: Readonly<LoadLimits>,
): Promise<Overload> {
  const waiting = await countWaiting(database, {
    channel,
    chatId: conversation.id,
    personId: sender.id,
  });
  if (waiting.ofPerson >= limits.ofPerson) return 'person';
  if (conversation.kind === 'group' && waiting.ofChat >= limits.ofChat) return 'chat';
  return waiting.inAll >= limits.inAll ? 'all' : null;
}
