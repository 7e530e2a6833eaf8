/**
 * The catalogue of indicators: what comparable figures measure. data/indicators.yaml is its source, read and validated by
 * `parseCatalogue`; figures are classified into it and questions are understood through it, by the same words.
 *
 * A word of a reading rule is a plain string; `A…B` means A, then at most twelve characters of the same clause, then B.
 */
import type { RegionLevel } from '../regions/region.ts';

/** What an indicator's values are: a number of things, a share in percent, money, or persons counted as such. */
export type Measure = 'count' | 'rate' | 'amount' | 'people';

/**
 * One way a report states an indicator. A word of every `near` group stands in the number's own clause or straight after
 * its unit; a word of every `all` group stands there or is inherited from earlier clauses, sentences or headings;
 * no word of `none` stands in the number's own clause.
 */
export interface ReadingRule {
  near: string[][];
  all: string[][];
  none: string[];
  /** True when nothing but filler may stand in the clause besides the rule's words: 「行政诉讼案件3件」. */
  bare: boolean;
}

export interface Indicator {
  /** `procedure.stage` in English: `reconsideration.accepted`. Stable: stored with figures. */
  code: string;
  /** Chinese name of the field: 行政复议受理数. */
  name: string;
  english: string;
  /** Code of the procedure it belongs to: `reconsideration`. */
  procedure: string;
  /** Rank in its procedure's course, from 1; stages of one procedure are shown in this order. */
  order: number;
  /** True for the stages that a question naming only the procedure is answered with. */
  headline: boolean;
  /** True for stages that count the cases that came in; asked in everyday words, one stands in for another and is named. */
  intake: boolean;
  measure: Measure;
  /** True when it is a change by nature (提速, 压缩): only then may a figure of kind `change` state it. */
  statesChange: boolean;
  /** True for the part that the government itself has in a case: a department's report tells of the department's. */
  ofGovernment: boolean;
  /** Units that state it: [件, 宗, 起]; a figure in another unit is never this indicator. */
  units: string[];
  /** What reports and officials call it. */
  aliases: string[];
  /** What people say in chat: 复议收案. */
  colloquial: string[];
  /** Lower-case English words for it: ['reconsideration cases accepted']. */
  englishAliases: string[];
  /** Words that ask for it once its procedure is known, Chinese and English: [收了, 收到, received]. */
  asks: string[];
  definition: string;
  /** For a rate: a formula over codes, `reconsideration.upheld / reconsideration.concluded`; null otherwise. */
  formula: string | null;
  parent: string | null;
  /** Codes that are easily mistaken for it, nearest first: what is offered when it is not stated. */
  near: string[];
  reads: ReadingRule[];
  /** Codes of narrower indicators: a figure that both fit states the narrower one. */
  yields: string[];
  /** A sentence that states it, invented. */
  example: string;
  /** A question that asks it. */
  question: string;
  /** A sentence close to it whose numbers are not this indicator. */
  notExample: string;
}

/** A course of stages that people name as one thing: 行政复议, 行政应诉. */
export interface Procedure {
  code: string;
  name: string;
  english: string;
  aliases: string[];
  colloquial: string[];
  englishAliases: string[];
  /** Words by which a report's clause or heading, or a question, shows that it speaks of this procedure. */
  topics: string[];
}

/**
 * How much a body of a level may count in a year before a reader looks twice. An order of magnitude above what is known, so
 * that a number beyond it is a 万 too many or two numbers run together far more often than it is true.
 */
export interface UsualRange {
  /** Codes of the procedures whose counts it bounds. */
  procedures: string[];
  /** Units that it bounds; persons and papers handed out have no such bound. */
  units: string[];
  /** Decimals in the base unit. */
  most: Record<RegionLevel, string>;
}

export interface Catalogue {
  version: number;
  procedures: Procedure[];
  indicators: Indicator[];
  /** Words that say nothing about what is counted: 全年, 共, 依法, 案件. */
  filler: string[];
  /** Things outside the catalogue that are counted with the same verbs: 劳动仲裁. They stop a subject from being inherited. */
  foreign: string[];
  /** Words that narrow what is counted to a part: 涉企, 领域. A figure so narrowed is no indicator of the whole. */
  subsets: string[];
  /** Words that head a list by matter or field: 申请事项居前三位的依次为. What follows are parts of another whole. */
  breakdowns: string[];
  usual: UsualRange[];
}
