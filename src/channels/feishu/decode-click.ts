import { z } from 'zod';
import type { Choice, ChoiceOutcome } from '../../conversations/choose.ts';
import { CHANNEL_NAME, isAdmittedTenant, type DecodeContext } from './decode-event.ts';
import { isChatId, isMessageId, isOpenId } from './ids.ts';

/** What a button or a line of our cards carries: which reply, and which of its questions. Nothing that a person could read. */
export interface ClickValue {
  ref: string;
  /** Null for the line in which people write. */
  index: number | null;
}

/** `card.action.trigger` as the SDK hands it over. */
const clickSchema = z.object({
  event_id: z.string().min(1),
  tenant_key: z.string().min(1).optional(),
  create_time: z.coerce.number().optional(),
  operator: z.object({
    open_id: z.string().refine(isOpenId),
    tenant_key: z.string().min(1).optional(),
  }),
  action: z.object({
    value: z.object({
      ref: z.string().regex(/^[0-9a-f]{24}$/),
      index: z.number().int().min(0).max(99).nullable(),
    }),
    input_value: z.string().max(2000).optional(),
  }),
  context: z.object({
    open_message_id: z.string().refine(isMessageId),
    open_chat_id: z.string().refine(isChatId),
  }),
});

/** A click of one of our cards; null for one that is not. `atMs` is when it came in. */
export function decodeClick(event: unknown, context: DecodeContext, atMs: number): Choice | null {
  const parsed = clickSchema.safeParse(event);
  if (!parsed.success) return null;
  const { event_id: eventId, tenant_key: appTenant, operator, action, context: place } = parsed.data;
  const { ref, index } = action.value;
  const tenant = operator.tenant_key ?? null;
  return {
    eventId,
    channel: CHANNEL_NAME,
    ref,
    asked: index === null ? { type: 'words', text: action.input_value ?? '' } : { type: 'choice', index },
    sender: {
      id: operator.open_id,
      tenant,
      isAdmitted: isAdmittedTenant(tenant, appTenant, context),
    },
    conversationId: place.open_chat_id,
    replyMessageId: place.open_message_id,
    atMs,
  };
}

const HINTS: Readonly<Record<ChoiceOutcome | 'failed', { type: 'info' | 'warning'; content: string }>> = {
  taken: { type: 'info', content: '收到，正在查。' },
  elsewhere: { type: 'warning', content: '这张卡片来自别的会话，请在原会话里点，或直接提问。' },
  gone: { type: 'warning', content: '这张卡片已过期，请直接提问。' },
  empty: { type: 'warning', content: '请先写下要问的内容。' },
  failed: { type: 'warning', content: '现在收不下，请稍后再点一次。' },
};

/** What the platform shows a person who clicked. It must always be an object, or the person sees an error of the platform. */
export function toastOf(outcome: ChoiceOutcome | 'failed'): { toast: { type: string; content: string } } {
  return { toast: HINTS[outcome] };
}
