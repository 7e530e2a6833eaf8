import { createHash } from 'node:crypto';
import { findByRef, type InboxMessage } from '../store/inbox.ts';
import type { Database } from '../store/open-store.ts';
import type { IncomingMessage, Sender } from './message.ts';
import type { Reply } from './reply.ts';

/** Buttons of older replies are dead: the platform itself lets a card be used for so long. */
const LIVES_MS = 14 * 24 * 60 * 60 * 1000;

/** What a person did with a reply: chose one of its questions by its place, or wrote one into its line. */
export interface Choice {
  /** The platform's id of the deed: the key of de-duplication. */
  eventId: string;
  channel: string;
  /** Which reply, as `refOf` names it. */
  ref: string;
  asked: { type: 'choice'; index: number } | { type: 'words'; text: string };
  /** Who did it: the question is theirs, with their rights and in their own history. */
  sender: Sender;
  /** The platform's ids of where the reply stood. */
  conversationId: string;
  replyMessageId: string;
  atMs: number;
}

/** `elsewhere`: the reply was carried to another chat; `gone`: it is too old, or not ours; `empty`: nothing was asked. */
export type ChoiceOutcome = 'taken' | 'elsewhere' | 'gone' | 'empty';

/** The opaque name of the reply to a message. */
export function refOf({ channel, id }: Pick<IncomingMessage, 'channel' | 'id'>): string {
  return createHash('sha256').update(`${channel}\n${id}`).digest('hex').slice(0, 24);
}

/** The questions that a reply offers, in the order in which its buttons count them. */
export function questionsOf({ blocks }: Pick<Reply, 'blocks'>): string[] {
  return blocks.flatMap((block) =>
    block.type === 'actions'
      ? [...block.questions, ...(block.years ?? []).map(({ question }) => question)]
      : [],
  );
}

/**
 * Reads a choice as the message it stands for. The name of a reply is no permission: whoever chooses is asked about like anyone
 * who writes, and only in the chat that the reply was given in.
 */
export async function messageOfChoice(
  database: Database,
  choice: Choice,
  now: Date,
): Promise<IncomingMessage | Exclude<ChoiceOutcome, 'taken'>> {
  const stored = await findByRef(database, { channel: choice.channel, ref: choice.ref });
  if (!stored || now.getTime() - stored.receivedAt.getTime() > LIVES_MS) return 'gone';
  const { conversation } = JSON.parse(stored.payload) as IncomingMessage;
  if (conversation.id !== choice.conversationId) return 'elsewhere';
  const text = askedIn(stored, choice);
  if (text === null) return 'gone';
  if (text.trim() === '') return 'empty';
  return {
    id: `choice-${choice.eventId}`,
    eventId: choice.eventId,
    channel: choice.channel,
    conversation,
    sender: choice.sender,
    addressesBot: true,
    content: { type: 'text', text },
    sentAtMs: choice.atMs,
    replyTo: choice.replyMessageId,
  };
}

function askedIn({ reply }: InboxMessage, { asked }: Choice): string | null {
  if (asked.type === 'words') return asked.text;
  const stored = JSON.parse(reply ?? 'null') as Reply | null;
  return (stored && questionsOf(stored)[asked.index]) ?? null;
}
