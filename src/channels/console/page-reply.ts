import type { AnswerFigure } from '../../answers/answer.ts';
import type { ChartSpec } from '../../conversations/chart-spec.ts';
import type { Reply } from '../../conversations/reply.ts';

/** A reply as the page shows it: every word and every link made, so that the page's script only makes elements of it. */
export interface PageReply {
  /** The answer in one line, for those who hear the page. */
  title: string;
  /** What of the title the blocks do not say; null when they say all of it. */
  heading: string | null;
  tone: Reply['tone'];
  language: Reply['language'];
  blocks: PageBlock[];
}

export type PageBlock =
  | { type: 'figures'; figures: PageFigure[] }
  | { type: 'text'; paragraphs: PageParagraph[] }
  | { type: 'table'; caption: string; columns: string[]; rows: PageCell[][] }
  /** `label` says what is drawn, for those who hear it; `remarks` what is not. */
  | { type: 'chart'; label: string; spec: ChartSpec; remarks: string[] }
  | { type: 'sources'; sources: PageSource[] }
  | { type: 'notes'; label: string; notes: string[] }
  /** The answer as a file, a link for each form it can have. */
  | { type: 'file'; links: PageLink[] }
  | { type: 'actions'; questions: PageQuestion[] };

/** A button that asks. */
export interface PageQuestion {
  text: string;
  question: string;
}

/** A cell of a table: its words without citation marks, which are links. */
export interface PageCell {
  text: string;
  sources: PageLink[];
}

export interface PageFigure {
  role: AnswerFigure['role'];
  /** What a figure that does not answer is shown for; null for one that does. */
  roleWord: string | null;
  /** Region and year. */
  place: string;
  measure: string;
  /** The number as people read it, in three parts: `约`, `1.4`, `万件`. */
  before: string;
  number: string;
  after: string;
  /** Scope, date, kind, formula: what limits the number. */
  remarks: string[];
  /** Null for a computed figure. */
  source: PageLink | null;
}

export interface PageLink {
  text: string;
  /** What the link does, for those who only hear it. */
  label: string;
  href: string;
}

/** Sentences of one report. */
export interface PageSource {
  title: string;
  quotes: { link: PageLink; lines: PageRun[][] }[];
}

export interface PageParagraph {
  kind: 'lines' | 'list' | 'quote';
  lines: PageRun[][];
}

export interface PageRun {
  text: string;
  strong: boolean;
}
