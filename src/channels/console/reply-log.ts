import type { Reply } from '../../conversations/reply.ts';

/** A reply on its way to a page, with the message it answers. */
export interface LoggedReply {
  key: string;
  messageId: string;
  reply: Reply;
}

/** Replies remembered for a conversation, and conversations remembered, so that a page that lost its connection misses none. */
const MOST_REPLIES = 20;
const MOST_CONVERSATIONS = 500;

export interface ReplyLog {
  /** A key that was appended before changes nothing. */
  append(conversationId: string, reply: LoggedReply): void;
  listen(conversationId: string, afterKey: string | null, onReply: (reply: LoggedReply) => void): () => void;
}

/** Keeps the latest replies of the latest conversations in memory; the store holds every one of them anyway. */
export function createReplyLog(): ReplyLog {
  const replies = new Map<string, LoggedReply[]>();
  const listeners = new Map<string, Set<(reply: LoggedReply) => void>>();
  return {
    append: (conversationId, reply) => {
      const known = replies.get(conversationId) ?? [];
      if (known.some(({ key }) => key === reply.key)) return;
      replies.delete(conversationId);
      replies.set(conversationId, [...known, reply].slice(-MOST_REPLIES));
      for (const oldest of [...replies.keys()].slice(0, Math.max(0, replies.size - MOST_CONVERSATIONS))) {
        replies.delete(oldest);
      }
      for (const hear of listeners.get(conversationId) ?? []) hear(reply);
    },
    listen: (conversationId, afterKey, onReply) => {
      const known = replies.get(conversationId) ?? [];
      const after = afterKey === null ? known.length : known.findIndex(({ key }) => key === afterKey) + 1;
      known.slice(after).forEach(onReply);
      const own = listeners.get(conversationId) ?? new Set();
      listeners.set(conversationId, own.add(onReply));
      return () => {
        own.delete(onReply);
        if (own.size === 0) listeners.delete(conversationId);
      };
    },
  };
}
