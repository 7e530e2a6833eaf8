/** What a person sent, as a channel decoded it; nothing in it is specific to a platform. */
export interface IncomingMessage {
  /** The platform's id of the message: the key of de-duplication, with the channel's name. */
  id: string;
  /** The platform's id of the delivery, the second key of de-duplication; null where a channel delivers once. */
  eventId: string | null;
  channel: string;
  conversation: Conversation;
  sender: Sender;
  /** True in a private chat, or when the bot itself is mentioned. */
  addressesBot: boolean;
  content: MessageContent;
  /** Milliseconds since the epoch, as the platform states it. */
  sentAtMs: number;
  /** The message that the reply hangs on, where it is not this one: a button's click is no message of the platform. */
  replyTo?: string;
}

export interface Conversation {
  id: string;
  kind: 'private' | 'group';
  /** The thread asked in; null outside threads. */
  threadId: string | null;
}

export interface Sender {
  id: string;
  /** The organisation the person belongs to; null where a channel knows none. */
  tenant: string | null;
  /** Whether the channel's settings let this person be answered: false for people of other organisations, and in doubt. */
  isAdmitted: boolean;
}

/** Mentions are already taken out of `text`. `kind` of an unreadable message is the platform's word: image, audio, … */
export type MessageContent = { type: 'text'; text: string } | { type: 'unreadable'; kind: string };
