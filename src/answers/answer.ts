import type { Draft } from '../drafts/draft.ts';
import type { Exhibit, TableExhibit } from './exhibit.ts';
import type { FigureKind } from '../figures/figure.ts';
import type { Qualifier } from '../numbers/quantity.ts';

export type AnswerStatus = 'answered' | 'not_found' | 'needs_clarification' | 'refused';

/** Why there is no full answer; null when there is. 报告未载明, 未收录, 原文表述不清 and 不适用 are different answers. */
export type AnswerReason =
  'region_not_covered' | 'year_not_covered' | 'not_stated' | 'unclear' | 'not_applicable';

/** A number of an answer. `result` answers, `operand` was computed with, `nearest` is offered instead and named as such. */
export interface AnswerFigure {
  role: 'result' | 'operand' | 'nearest';
  region: string;
  issuer: string;
  reportKind: string;
  /** The year spoken of. */
  year: number;
  reportYear: number;
  /** Catalogue name, or null for an open figure. */
  indicator: string | null;
  code: string | null;
  label: string;
  /** Decimal before 万 and 亿. */
  value: number;
  unit: string;
  stated: string;
  normalized: string;
  qualifier: Qualifier;
  kind: FigureKind;
  period: string | null;
  scope: string | null;
  derived: boolean;
  formula: string | null;
  /** Number `n` of the citation whose quote holds it; null for a derived figure. */
  citation: number | null;
}

export interface AnswerCitation {
  n: number;
  /** Report id. */
  report: string;
  title: string;
  region: string;
  year: number;
  section: string;
  /** Exactly the stored text from start to end. */
  quote: string;
  start: number;
  end: number;
}

/**
 * What a question is answered with, in every channel and on the command line: the measured contract.
 * Field names and meanings are fixed; others read it through `ask --jsonl` and `POST /api/ask`.
 */
export interface Answer {
  status: AnswerStatus;
  reason: AnswerReason | null;
  /** Concrete questions, each of which would be answered; empty unless `needs_clarification`. */
  choices: string[];
  /** Markdown in the language of the question. */
  text: string;
  figures: AnswerFigure[];
  citations: AnswerCitation[];
  /** What does not compare, which defaults were assumed; a sentence each. */
  notes: string[];
}

/**
 * Tables as a file, with where every number stands. `asked`: the file is what was asked for or holds what the text has no room
 * for; `offered`: it says what the text says.
 */
export interface ExportDocument {
  title: string;
  purpose: 'asked' | 'offered';
  formats: ('docx' | 'xlsx')[];
  language: 'zh' | 'en';
  tables: TableExhibit[];
  /** What is read first, before the tables. Default none. */
  main?: string[];
  /** Remarks that must be read with the tables. */
  notes: string[];
  figures: AnswerFigure[];
  citations: AnswerCitation[];
}

/** An answer with what channels show of it beside the measured fields; absent parts show nothing. */
export interface ShownAnswer extends Answer {
  /** Tables that the text holds as well, and charts of them. */
  exhibits?: Exhibit[];
  /** The answer as a file. */
  document?: ExportDocument;
  /** The draft that was asked for: what its file is made of. */
  draft?: Draft;
  /** Questions worth asking next: each was tried and is answered. */
  next?: string[];
  /** The same question for other years that have a report, newest first. */
  otherYears?: YearQuestion[];
}

export interface YearQuestion {
  year: number;
  question: string;
}

/** What is known of who asks. */
export interface Asker {
  /** Codes of the asker's own unit and of the chat's default, in this order: what 我县 means. */
  units: readonly string[];
  /** Called with the code of the unit that the asker says is theirs: 「我是甲县的」. */
  rememberUnit(code: string): Promise<void>;
}

/** A question with the earlier questions of its thread, oldest first. */
export interface AskRequest {
  question: string;
  history: string[];
  /** Left out where nobody is known: then the thread alone tells whose unit is meant. */
  asker?: Asker;
  /** Questions to ask next that are looked for and tried. Default 0: the measured contract has none. */
  suggestions?: number;
  /** Hears a long answer's text as it grows: only what may be shown. The answer itself says it again, whole. */
  onText?: (text: string) => void;
  /** Ends what a model is asked for this answer. Default: a limit of the program's own. */
  signal?: AbortSignal;
}

/** Answers a question; rejects only for bugs and an unreachable store, never because nothing was found. */
export type Ask = (request: AskRequest) => Promise<ShownAnswer>;
