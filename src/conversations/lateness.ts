import type { IncomingMessage } from './message.ts';
import type { Reply } from './reply.ts';

/** A question reached so much later than it was asked is answered with its time, so that nobody takes it for one just asked. */
const LATE_MS = 10 * 60_000;

/** Whether a message is reached late. */
export function isLate({ sentAtMs }: Pick<IncomingMessage, 'sentAtMs'>, nowMs: number): boolean {
  return nowMs - sentAtMs > LATE_MS;
}

/** The reply with the time of its question before it. */
export function withAskedAt(reply: Reply, { sentAtMs }: IncomingMessage, timeZone: string): Reply {
  const sentence =
    reply.language === 'zh'
      ? `这是对您${clockOf(sentAtMs, 'zh-CN', timeZone)}所提问题的答复，让您久等了。`
      : `This answers what you asked at ${clockOf(sentAtMs, 'en-GB', timeZone)}; sorry for the wait.`;
  return {
    ...reply,
    blocks: [{ type: 'text', markdown: sentence }, ...reply.blocks],
    text: `${sentence}\n\n${reply.text}`,
  };
}

function clockOf(momentMs: number, locale: string, timeZone: string): string {
  const form = { timeZone, month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(locale, form).format(momentMs);
}
