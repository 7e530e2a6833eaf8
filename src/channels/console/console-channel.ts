import type { Channel } from '../../conversations/channel.ts';
import { fileAddressOf } from '../../conversations/addresses.ts';
import type { Exchange } from '../../conversations/list-exchanges.ts';
import type { IncomingMessage } from '../../conversations/message.ts';
import { AppError } from '../../errors.ts';
import { createListeners, type Listener } from './listeners.ts';
import type { PageReply } from './page-reply.ts';
import { renderReply } from './render-reply.ts';

export const CONSOLE_CHANNEL = 'console';

/** What a page posts. It makes the ids, at random: a post whose message id was stored before, for whomever, is not asked again. */
export interface ConsolePost {
  conversationId: string;
  messageId: string;
  text: string;
}

/** A question of the conversation with its reply; null while it waits for one. */
export interface ConsoleTurn {
  messageId: string;
  question: string;
  reply: PageReply | null;
  /** What of a reply that is still being written can be read already; null otherwise. */
  growing: string | null;
}

/** The console's way in and out: pages post messages and listen for replies; there is no platform between. */
export interface ConsoleChannel extends Channel {
  /** Resolves once the message is stored. @throws {AppError} `store_unavailable` before the channel is started. */
  post(message: ConsolePost): Promise<void>;
  /**
   * Hears a conversation: first what is stored of it after `afterId` (all of it when null or unknown), then replies as they
   * come. A reply that comes meanwhile may be heard twice, under the same message id.
   * @returns Ends the listening.
   */
  listen(
    conversationId: string,
    afterId: string | null,
    listener: Listener<ConsoleTurn>,
  ): Promise<() => void>;
}

export interface ConsoleDependencies {
  /** Milliseconds since the epoch. */
  now: () => number;
  listExchanges: (
    thread: Pick<IncomingMessage, 'channel' | 'conversation' | 'sender'>,
  ) => Promise<Exchange[]>;
}

export function createConsoleChannel({ now, listExchanges }: ConsoleDependencies): ConsoleChannel {
  const listeners = createListeners<ConsoleTurn>();
  let receive: ((message: IncomingMessage) => Promise<void>) | null = null;
  return {
    name: CONSOLE_CHANNEL,
    start: (handler) => {
      receive = handler;
      return Promise.resolve();
    },
    post: async ({ conversationId, messageId, text }) => {
      if (!receive) throw notRunning();
      await receive({
        ...threadOf(conversationId),
        id: messageId,
        eventId: null,
        addressesBot: true,
        content: { type: 'text', text },
        sentAtMs: now(),
      });
    },
    listen: async (conversationId, afterId, listener) => {
      if (!receive) throw notRunning();
      // New replies are listened for before the stored ones are read, so that none falls between.
      const stop = listeners.add(conversationId, listener);
      const turns = (await listExchanges(threadOf(conversationId))).map(toTurn);
      const heard = turns.findIndex(({ messageId }) => messageId === afterId) + 1;
      turns.slice(heard).forEach((turn) => {
        listener.hear(turn);
      });
      return stop;
    },
    send: (reply, message) => {
      listeners.tell(message.conversation.id, toTurn({ message, reply }));
      return Promise.resolve();
    },
    grow: (text, message) => {
      const turn = toTurn({ message, reply: null });
      listeners.tell(message.conversation.id, { ...turn, growing: withoutMarks(text) });
    },
    stop: () => {
      receive = null;
      listeners.end();
      return Promise.resolve();
    },
  };
}

/** A page is one person, known by the id it made for its conversation. */
function threadOf(conversationId: string): Pick<IncomingMessage, 'channel' | 'conversation' | 'sender'> {
  return {
    channel: CONSOLE_CHANNEL,
    conversation: { id: conversationId, kind: 'private', threadId: null },
    sender: { id: conversationId, tenant: null, isAdmitted: true },
  };
}

function toTurn({ message, reply }: Exchange): ConsoleTurn {
  const question = message.content.type === 'text' ? message.content.text : '';
  return {
    messageId: message.id,
    question,
    reply: reply === null ? null : renderReply(reply, (format) => fileAddressOf(message, format)),
    growing: null,
  };
}

/** Marks of citations lead nowhere before the citations are there. */
function withoutMarks(text: string): string {
  return text.replace(/\[\d+\]/gu, '');
}

function notRunning(): AppError {
  return new AppError({
    code: 'store_unavailable',
    message: 'The server is starting or stopping: try again in a moment.',
    retryable: true,
  });
}
