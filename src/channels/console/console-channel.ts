import { AppError } from '../../errors.ts';
import type { Channel } from '../../conversations/channel.ts';
import type { IncomingMessage } from '../../conversations/message.ts';
import type { Reply } from '../../conversations/reply.ts';
import { createReplyLog } from './reply-log.ts';
import type { LoggedReply } from './reply-log.ts';

export const CONSOLE_CHANNEL = 'console';

/** What a page posts. Ids are made by the page: a repeated post of the same message is answered once. */
export interface ConsolePost {
  conversationId: string;
  messageId: string;
  text: string;
}

/** The console's way in and out: pages post messages and listen for replies; there is no platform between. */
export interface ConsoleChannel extends Channel {
  /** Resolves once the message is stored. @throws {AppError} `store_unavailable` before the channel is started. */
  post(message: ConsolePost): Promise<void>;
  /**
   * Hears the replies of a conversation: those after `afterKey` that are still remembered, then new ones as they come.
   * @returns Ends the listening.
   */
  listen(conversationId: string, afterKey: string | null, onReply: (reply: LoggedReply) => void): () => void;
}

/** @param now The clock, in milliseconds since the epoch. */
export function createConsoleChannel({ now }: { now: () => number }): ConsoleChannel {
  const log = createReplyLog();
  let receive: ((message: IncomingMessage) => Promise<void>) | null = null;
  return {
    name: CONSOLE_CHANNEL,
    start: (handler) => {
      receive = handler;
      return Promise.resolve();
    },
    post: async ({ conversationId, messageId, text }) => {
      if (!receive) {
        throw new AppError({
          code: 'store_unavailable',
          message: 'The server is starting or stopping: send the message again in a moment.',
          retryable: true,
        });
      }
      await receive({
        id: messageId,
        eventId: null,
        channel: CONSOLE_CHANNEL,
        conversation: { id: conversationId, kind: 'private', threadId: null },
        sender: { id: conversationId, tenant: null, isAdmitted: true },
        addressesBot: true,
        content: { type: 'text', text },
        sentAtMs: now(),
      });
    },
    listen: (conversationId, afterKey, onReply) => log.listen(conversationId, afterKey, onReply),
    send: (reply: Reply, message: IncomingMessage, deliveryKey: string) => {
      log.append(message.conversation.id, { key: deliveryKey, messageId: message.id, reply });
      return Promise.resolve();
    },
    stop: () => {
      receive = null;
      return Promise.resolve();
    },
  };
}
