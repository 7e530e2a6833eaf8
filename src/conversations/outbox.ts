import { AppError, messageOf } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { markFailed, markSent, type InboxMessage } from '../store/inbox.ts';
import type { Database } from '../store/open-store.ts';
import type { Channel } from './channel.ts';
import type { IncomingMessage } from './message.ts';
import type { Reply } from './reply.ts';

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
 * Sends a stored reply, always under the same key, and keeps how it ended.
 * @throws {AppError} when the store fails; the reply may have been sent then, and sending it again shows it once.
 */
export async function sendStored(
  { stored, message, reply, chance }: SendAttempt,
  { database, channels, logger, now }: OutboxDependencies,
): Promise<SendOutcome> {
  const { channel: name, messageId } = stored;
  const channel = channels.get(name);
  try {
    if (!channel) throw new AppError({ code: 'not_found', message: `The channel ${name} is not running.` });
    await channel.send(reply, message, `${name}:${messageId}`);
  } catch (error) {
    if (chance === 'more' && error instanceof AppError && error.retryable) {
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
