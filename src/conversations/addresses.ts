// Where the console shows and serves what replies speak of, from its root.
import type { AnswerCitation } from '../answers/answer.ts';
import type { IncomingMessage } from './message.ts';

/** The file of the reply to a message. */
export function fileAddressOf(
  { channel, id }: Pick<IncomingMessage, 'channel' | 'id'>,
  format: 'docx' | 'xlsx',
): string {
  return `/files/${encodeURIComponent(channel)}/${encodeURIComponent(id)}.${format}`;
}

/** A cited sentence, marked in its report. */
export function sentenceAddressOf({
  report,
  start,
  end,
}: Pick<AnswerCitation, 'report' | 'start' | 'end'>): string {
  return `/reports/${encodeURIComponent(report)}?start=${start}&end=${end}`;
}
