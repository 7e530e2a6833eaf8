/**
 * The catalogue of indicators: what comparable figures measure. data/indicators.yaml is its source, read and validated by
 * `parseCatalogue`; figures are classified into it and questions are understood through it, by the same words.
 */

/** What an indicator's values are: a number of things, a share in percent, money, or persons counted as such. */
export type Measure = 'count' | 'rate' | 'amount' | 'people';

/** One way a report states an indicator: a word of every `all` group stands in the figure's context, none of `none` does. */
export interface ReadingRule {
  all: string[][];
  none: string[];
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
  measure: Measure;
  /** Units that state it: [件, 宗, 起]; a figure in another unit is never this indicator. */
  units: string[];
  /** What reports and officials call it. */
  aliases: string[];
  /** What people say in chat: 复议收案. */
  colloquial: string[];
  /** Lower-case English words for it: ['reconsideration cases accepted']. */
  englishAliases: string[];
  definition: string;
  /** For a rate: a formula over codes, `reconsideration.upheld / reconsideration.concluded`; null otherwise. */
  formula: string | null;
  parent: string | null;
  /** Codes that are easily mistaken for it, nearest first: what is offered when it is not stated. */
  near: string[];
  reads: ReadingRule[];
}

/** A course of stages that people name as one thing: 行政复议, 行政应诉. */
export interface Procedure {
  code: string;
  name: string;
  english: string;
  aliases: string[];
  colloquial: string[];
  englishAliases: string[];
}

export interface Catalogue {
  version: number;
  procedures: Procedure[];
  indicators: Indicator[];
}
