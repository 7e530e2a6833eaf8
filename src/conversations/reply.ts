import type { AnswerCitation, AnswerFigure } from '../answers/answer.ts';

/**
 * What a channel renders: blocks in reading order. The same reply is shown as a card, a page or a terminal's text;
 * a channel that cannot show a block shows its words instead, and loses none of them.
 */
export interface Reply {
  /** The answer in one line: header of a card, preview of a notification. */
  title: string;
  tone: 'answer' | 'partial' | 'question' | 'refusal' | 'error';
  /** For the few words a channel adds of its own, such as a table's column heads. */
  language: 'zh' | 'en';
  blocks: ReplyBlock[];
  /** The whole as Markdown, for channels and clients that show nothing else. */
  text: string;
}

export type ReplyBlock =
  | { type: 'text'; markdown: string }
  | { type: 'figures'; figures: AnswerFigure[] }
  | { type: 'table'; columns: string[]; rows: string[][] }
  | { type: 'citations'; citations: AnswerCitation[] }
  | { type: 'notes'; notes: string[] }
  /** Questions that can be asked next: sent as if the person had typed them. */
  | { type: 'actions'; questions: string[] };
