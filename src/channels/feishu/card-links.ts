import type { AnswerCitation } from '../../answers/answer.ts';
import { fileAddressOf, sentenceAddressOf } from '../../conversations/addresses.ts';
import type { IncomingMessage } from '../../conversations/message.ts';

/** Where a card leads: into the console, for those who can reach it. */
export interface CardLinks {
  file(format: 'docx' | 'xlsx'): string;
  sentence(citation: AnswerCitation): string;
}

/** @param publicUrl Address under which people reach the console; null when they do not: then cards lead nowhere. */
export function cardLinks(
  publicUrl: string | null,
  message: Pick<IncomingMessage, 'channel' | 'id'>,
): CardLinks | null {
  if (publicUrl === null) return null;
  const at = (path: string) => publicUrl.replace(/\/+$/u, '') + path;
  return {
    file: (format) => at(fileAddressOf(message, format)),
    sentence: (citation) => at(sentenceAddressOf(citation)),
  };
}
