import { z } from 'zod';
import type { IncomingMessage } from '../../conversations/message.ts';
import { decodeContent } from './decode-content.ts';
import { isChatId, isMessageId, isOpenId } from './ids.ts';
import { mentionsBot } from './mentions.ts';

export const CHANNEL_NAME = 'feishu';

/** What the program knows of itself and its organisation when an event comes in. */
export interface DecodeContext {
  /** Null until the platform has told: until then nobody knows whether a group speaks to the bot. */
  botOpenId: string | null;
  /** The organisation the app belongs to; null until the platform has told, then the event's own header is asked. */
  ownTenant: string | null;
  /** Whether people of other organisations are answered. */
  externalPeople: 'answered' | 'refused';
}

/**
 * `ignored` needs no answer. `undecided` may address the bot and can't be judged yet: it must not be acknowledged, so that the
 * platform brings it again.
 */
export type DecodedEvent =
  | { type: 'message'; message: IncomingMessage }
  | { type: 'ignored'; reason: 'malformed' | 'not_from_a_person' | 'not_addressed' }
  | { type: 'undecided'; reason: 'own_identity_unknown' };

/** `im.message.receive_v1` as the SDK hands it over: header and event in one object. Unknown fields are left out. */
const eventSchema = z.object({
  event_id: z.string().min(1),
  tenant_key: z.string().min(1).optional(),
  sender: z.object({
    sender_id: z.object({ open_id: z.string().refine(isOpenId) }).nullish(),
    sender_type: z.string(),
    tenant_key: z.string().min(1).optional(),
  }),
  message: z.object({
    message_id: z.string().refine(isMessageId),
    root_id: z.string().optional(),
    thread_id: z.string().optional(),
    create_time: z.coerce.number().int().nonnegative(),
    chat_id: z.string().refine(isChatId),
    chat_type: z.enum(['p2p', 'group']),
    message_type: z.string(),
    content: z.string(),
    mentions: z
      .array(
        z.object({
          key: z.string(),
          id: z.object({ open_id: z.string().optional() }).nullish(),
          name: z.string().default(''),
        }),
      )
      .default([]),
  }),
});

/** `im.message.recalled_v1`: the message was taken back by its sender or by the chat's owner. */
const recallSchema = z.object({ message_id: z.string().refine(isMessageId) });

/** The id of the message that an event says was taken back; null for an event that can't be read. */
export function decodeRecall(event: unknown): string | null {
  return recallSchema.safeParse(event).data?.message_id ?? null;
}

type MessageEvent = z.infer<typeof eventSchema>;

/**
 * Reads a message event. Fails closed: a sender whose organisation is not known to be ours is not admitted, a group message
 * is the bot's only when the bot's own id is among the mentioned.
 */
export function decodeEvent(event: unknown, context: DecodeContext): DecodedEvent {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return { type: 'ignored', reason: 'malformed' };
  const { event_id: eventId, sender, message } = parsed.data;
  if (sender.sender_type !== 'user' || !sender.sender_id)
    return { type: 'ignored', reason: 'not_from_a_person' };

  const mentions = message.mentions.map(({ key, id, name }) => ({ key, openId: id?.open_id ?? null, name }));
  const isPrivate = message.chat_type === 'p2p';
  if (!isPrivate && context.botOpenId === null && mentions.length > 0)
    return { type: 'undecided', reason: 'own_identity_unknown' };
  const addressesBot = isPrivate || (context.botOpenId !== null && mentionsBot(mentions, context.botOpenId));
  if (!addressesBot) return { type: 'ignored', reason: 'not_addressed' };

  return {
    type: 'message',
    message: {
      id: message.message_id,
      eventId,
      channel: CHANNEL_NAME,
      conversation: {
        id: message.chat_id,
        kind: isPrivate ? 'private' : 'group',
        threadId: threadOf(message),
      },
      sender: {
        id: sender.sender_id.open_id,
        tenant: sender.tenant_key ?? null,
        isAdmitted: isAdmittedTenant(sender.tenant_key ?? null, parsed.data.tenant_key, context),
      },
      addressesBot,
      content: decodeContent(message.message_type, message.content, mentions, context.botOpenId),
      sentAtMs: message.create_time,
    },
  };
}

/**
 * In topic groups a reply may name its root message and no thread; both keep one topic from another. In a private chat the
 * root is only the message that was quoted.
 */
function threadOf({
  thread_id: threadId,
  root_id: rootId,
  chat_type: chatType,
}: MessageEvent['message']): string | null {
  return threadId ?? (chatType === 'group' ? rootId : undefined) ?? null;
}

/** Fails closed: whose organisation is not known to be ours is not admitted. @param appTenant The event's own header. */
export function isAdmittedTenant(
  tenant: string | null,
  appTenant: string | undefined,
  { externalPeople, ownTenant }: DecodeContext,
): boolean {
  if (externalPeople === 'answered') return true;
  const own = ownTenant ?? appTenant;
  return own !== undefined && tenant === own;
}
