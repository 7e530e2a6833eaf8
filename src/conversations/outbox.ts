import { AppError, messageOf } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { markFailed, markSendBegun, markSent, replaceReply, type InboxMessage } from '../store/inbox.ts';
import type { Database } from '../store/open-store.ts';
import type { Channel } from './channel.ts';
import type { IncomingMessage } from './message.ts';
import type { Reply } from './reply.ts';
import { doubtfulReply } from './standard-replies.ts';

/** A platform takes two sends under one key for one within an hour; some minutes are left for clocks that differ. */
const KEY_HOLDS_MS = 55 * 60_000;

/** How a try to send ended. `retry`: nothing is decided, and the same reply may pass later. */
export type SendOutcome = 'sent' | 'failed' | 'retry';

export interface OutboxDependencies {
  database: Database;
  channels: ReadonlyMap<string, Channel>;
  logger: Logger;
  now: () => Date;
}

/** One try at one stored reply. */
export interface SendAttempt {
  stored: InboxMessage;
  message: IncomingMessage;
  reply: Reply;
  /** Whether another try may follow; without one, what can't be sent is given up. */
  chance: 'more' | 'last';
}

/**
 * Sends a stored reply, always under the same key, and keeps how it ended. When an earlier try may have arrived so long ago that
 * the key protects no more, the reply is not sent again: one line names the question instead.
 * @throws {AppError} when the store fails; the reply may have been sent then, and sending it again shows it once.
 */
export async function sendStored(
  { stored, message, reply: wanted, chance }: SendAttempt,
  { database, channels, logger, now }: OutboxDependencies,
): Promise<SendOutcome> {
  const { channel: name, messageId } = stored;
  const channel = channels.get(name);
  const isInDoubt =
    stored.sendBegunAt !== null && now().getTime() - stored.sendBegunAt.getTime() > KEY_HOLDS_MS;
  const reply = isInDoubt ? doubtfulReply(questionOf(message)) : wanted;
  const key = isInDoubt ? `${name}:${messageId}:doubt` : `${name}:${messageId}`;
  if (isInDoubt) await replaceReply(database, stored, JSON.stringify(reply));
  try {
    if (!channel) throw new AppError({ code: 'not_found', message: `The channel ${name} is not running.` });
    await markSendBegun(database, stored, now());
    await channel.send(reply, message, key);
  } catch (error) {
    if (chance === 'more' && error instanceof AppError && error.retryable) {
      // A refusal is an answer: what was refused is not there.
      if (error.facts['outcome'] === 'refused') await markSendBegun(database, stored, null);
      logger.warn({ messageId, err: error }, 'a reply could not be sent yet');
      return 'retry';
    }
    logger.error({ messageId, err: error }, 'a reply could not be sent');
    await markFailed(database, stored, { failure: messageOf(error), finishedAt: now() });
    return 'failed';
  }
  await markSent(database, stored, now());
  logger.info({ messageId, channel: name }, 'reply sent');
  return 'sent';
}

function questionOf({ content }: IncomingMessage): string {
  return content.type === 'text' ? content.text : '';
}
