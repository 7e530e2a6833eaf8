import type { IncomingMessage } from './message.ts';
import type { Reply } from './reply.ts';
import { notAdmittedReply, unreadableReply } from './standard-replies.ts';

/** What becomes of a message that addresses the bot: it is asked about, or answered outright. Never nothing. */
export type Decision = { type: 'ask'; question: string } | { type: 'reply'; reply: Reply };

/** A mention without a word is a call for help. */
const QUESTION_OF_SILENCE = '帮助';

/** Decides who may ask what; pure, and before anything of a report is read. */
export function decide({ sender, content }: IncomingMessage): Decision {
  if (!sender.isAdmitted) return { type: 'reply', reply: notAdmittedReply() };
  if (content.type === 'unreadable') return { type: 'reply', reply: unreadableReply(content.kind) };
  const question = content.text.trim();
  return { type: 'ask', question: question === '' ? QUESTION_OF_SILENCE : question };
}
