import type { AnswerCitation, AnswerFigure, ExportDocument, YearQuestion } from '../answers/answer.ts';
import type { ChartSpec } from './chart-spec.ts';

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
  /** `caption` is `''` for a table that needs none. */
  | { type: 'table'; caption: string; columns: string[]; rows: string[][] }
  /** Draws what a table of the same reply says; `remarks` tell what is not drawn. */
  | { type: 'chart'; spec: ChartSpec; remarks: string[] }
  | { type: 'citations'; citations: AnswerCitation[] }
  | { type: 'notes'; notes: string[] }
  /** Questions that can be asked next, sent as if the person had typed them; `years` is the same question for other years. */
  | { type: 'actions'; questions: string[]; years?: YearQuestion[] }
  /** The answer's tables as a file, which is made when somebody wants it. */
  | { type: 'file'; document: ExportDocument }
  /** The draft as a Word document, made anew when somebody wants it. */
  | { type: 'draft'; template: string; region: string; year: number };
