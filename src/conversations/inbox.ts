import { claimMessage, insertMessage, markAnswered } from '../store/inbox.ts';
import type { Store } from '../store/open-store.ts';
import { rememberEvent } from '../store/seen-events.ts';
import { refOf } from './choose.ts';
import { LOAD_LIMITS, overloadOf, type LoadLimits } from './load.ts';
import type { IncomingMessage } from './message.ts';
import { overloadedReply } from './standard-replies.ts';

/**
 * One queue for each person in each thread: what one asks is answered in order and with its own history, and nobody waits for
 * anybody else. A person's thread in a group is theirs alone.
 */
export function queueKeyOf({
  channel,
  conversation,
  sender,
}: Pick<IncomingMessage, 'channel' | 'conversation' | 'sender'>): string {
  return [channel, conversation.id, conversation.threadId ?? '', sender.id].map(encodeURIComponent).join('/');
}

/**
 * Stores a message durably, once. A platform delivers at least once, and again after a restart: its event id and the message's
 * own id are both remembered, in one transaction, so that a crash leaves both or neither.
 * Where too many wait already, the message is stored with the reply that says so, and waits for no turn.
 * @returns `seen` when either id was known: it is, or will be, answered by what was stored before.
 * @throws {AppError} when it can't be stored; then the platform must not be told that it arrived.
 */
export function acceptMessage(
  store: Store,
  message: IncomingMessage,
  receivedAt: Date,
  limits: Readonly<LoadLimits> = LOAD_LIMITS,
): Promise<'new' | 'seen' | 'overloaded'> {
  const { channel, eventId, id: messageId } = message;
  return store.transact(async (database) => {
    if (eventId !== null && !(await rememberEvent(database, { channel, eventId, seenAt: receivedAt })))
      return 'seen';
    const queueKey = queueKeyOf(message);
    const payload = JSON.stringify(message);
    const overload = await overloadOf(database, message, limits);
    const ref = refOf(message);
    if (!(await insertMessage(database, { channel, messageId, queueKey, payload, receivedAt, ref })))
      return 'seen';
    if (overload === null) return 'new';
    const key = { channel, messageId };
    await claimMessage(database, key);
    await markAnswered(database, key, JSON.stringify(overloadedReply(overload)));
    return 'overloaded';
  });
}
