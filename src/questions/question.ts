import type { Indicator, Procedure } from '../figures/catalogue.ts';
import type { Span } from '../numbers/span.ts';
import type { RegionMention } from '../regions/region.ts';
import type { ReportKind } from '../reports/report.ts';

/**
 * What is wanted. `figure`: numbers; `text`: what a report says in words; `coverage`: what has been read; `introduction`: which
 * unit is the asker's. */
export type Intent =
  'figure' | 'text' | 'coverage' | 'help' | 'greeting' | 'introduction' | 'draft' | 'out_of_scope';

/**
 * What is done with the figures once they are found. `rank` orders all, `largest` and `smallest` name the first of an order;
 * `share` is a part of a whole; `trend` runs over years, `change` sets a year against the one before; `list` shows every figure
 * on the topic; `original_text` quotes the sentence; `page` sets several indicators of several regions in one table.
 */
export type Operation =
  | 'lookup'
  | 'compare'
  | 'rank'
  | 'largest'
  | 'smallest'
  | 'sum'
  | 'difference'
  | 'ratio'
  | 'average'
  | 'share'
  | 'trend'
  | 'change'
  | 'verify'
  | 'check'
  | 'list'
  | 'original_text'
  | 'page';

/** Whether regions are put in order of value: all of them, or to name the first. */
export function isRanking(operation: Operation): boolean {
  return operation === 'rank' || operation === 'largest' || operation === 'smallest';
}

/**
 * Where a slot's value came from; anything but `stated` is said in the answer. `own_unit`: the asker's own unit, or else the
 * chat's default.
 */
export type Origin = 'stated' | 'history' | 'default' | 'own_unit';

export interface Slot<Value> {
  value: Value;
  /** Place in the question's text as asked; null when it came from elsewhere. */
  span: Span | null;
  origin: Origin;
}

/** 2024 as asked for; `relative` when it was said as 去年 or 今年. */
export interface YearSlot extends Slot<number> {
  relative: boolean;
}

/** A part of the year or a date that no annual figure answers: 上半年, 第三季度, 5月. */
export type PeriodSlot = Slot<string>;

/** A number put up for confirmation: as the value itself, or as a bound that it is over or under. */
export interface Claim {
  /** In digits, 万 and 亿 multiplied out. */
  value: string;
  relation: 'equals' | 'over' | 'under';
}

/** A part of the country, or a division, that stands for all its covered parts. */
export interface Area {
  /** The words as written: 西南, 湖北. */
  text: string;
  /** Divisions whose parts are meant. */
  codes: string[];
}

/** Understood text. Empty lists mean that the question named none. */
export interface Question {
  /** As asked, after width and script were normalised; slots' spans stand on it. */
  text: string;
  language: 'zh' | 'en';
  intent: Intent;
  operation: Operation;
  regions: Slot<RegionMention>[];
  /** Areas whose covered parts are meant: 西南的, 湖北各区县. */
  areas: Slot<Area>[];
  /** The divisions beside the place spoken of, by the words for them: 邻区. */
  neighbours: Slot<string> | null;
  /** The asker's own unit by its words (我县, 本区), where it is not known which that is. */
  ownUnit: Slot<string> | null;
  /** The unit that the asker says is theirs: 「我是甲县的」. */
  introduces: RegionMention | null;
  years: YearSlot[];
  /** True when every covered year is meant: 历年, 逐年. */
  everyYear: boolean;
  period: PeriodSlot | null;
  reportKind: Slot<ReportKind> | null;
  /** Catalogue indicators named, in the order of their place in the text. */
  indicators: Slot<Indicator>[];
  /** Procedures named as a whole (复议情况, caseload): answered with their headline stages. */
  procedures: Slot<Procedure>[];
  /** True when every covered region is meant: 各地, 哪个区, "rank the districts". */
  everywhere: boolean;
  /** What is left of the text when slots and question words are taken out: the words open figures and passages are found by. */
  topic: string;
  /** True when a forecast or plan is asked for: 预计, 目标, 打算. */
  wantsTarget: boolean;
  /** Only the very stage or scope named answers, no neighbour of it: 受理数, 「不含诉讼」. */
  exact: boolean;
  /** What really came out is asked for, which no target tells: 实际, 完成了. */
  actual: boolean;
  /** Number claimed in a question to verify: 「是1423件吧」. */
  claim: Claim | null;
  /** Words that had to be read as others to tell what is named: everyday words, pinyin, misspellings. Said in the answer. */
  translated: { said: string; meant: string }[];
}
