import type { Quantity } from '../numbers/quantity.ts';
import type { Span } from '../numbers/span.ts';

/**
 * What sort of statement a number belongs to. Only a `level` of the report's own year answers a plain look-up.
 * change: 同比增长12.3%, 由16项减为1项的降幅; target: 力争, 不低于, 预计, 2025年将; cumulative: 累计 since an earlier year, 自…以来, 五年来.
 */
export type FigureKind = 'level' | 'change' | 'target' | 'cumulative';

/** The words around a number that say what it counts. All are substrings of the report, trimmed of punctuation. */
export interface FigureContext {
  /** The number's own clause before it: 「受理行政复议案件」 of 「受理行政复议案件1423件」. */
  before: string;
  /** The words straight after its unit within the clause: 「市人大代表建议」 of 「609件市人大代表建议」. */
  after: string;
  /** Subjects carried over from earlier clauses of the sentence, nearest first: ['行政复议申请', …]. */
  topics: string[];
  /** Headings of the sections it stands in, innermost first. */
  headings: string[];
}

/** One number stated in a report, with everything the sentence says of it. */
export interface Figure extends Quantity {
  /** Where the numeral itself stands (`text.slice(start, end) === stated`). */
  start: number;
  end: number;
  /** The sentence it stands in: the quote of its citation. */
  sentence: Span;
  sectionPath: string;
  kind: FigureKind;
  /** The year spoken of; the report's year unless the sentence says otherwise. */
  year: number | null;
  /** As-of or part-year date as written: 截至11月底, 1-12月, 上半年; null for the whole year. */
  period: string | null;
  /** Whose it is and what it counts, as written: 23个乡镇, 县人民政府为被告, 复议+诉讼合计; null when nothing is said. */
  scope: string | null;
  /** What it measures in the report's own words: verb and object, subject restored where it is inherited. */
  label: string;
  context: FigureContext;
  /** Index of the figure it is a part of (其中 lists, 15.56% of 90件), in the same list; null when none. */
  parent: number | null;
  /** Catalogue code, or null: an open figure. */
  indicator: string | null;
  /** 0 to 1: how sure the classification is; 0 for an open figure. */
  confidence: number;
  /**
   * Tells apart the figures that one numeral states: 「A率、B率均为100%」 gives two with the same `start`, branches 0 and 1.
   * Absent means 0.
   */
  branch?: number;
  /** What a person said of it; absent when nobody has. */
  correction?: FigureCorrection;
}

/** What a person may set of a figure that was misread. `start` and `end` move with the numeral. */
export type FigureFacts = Pick<
  Figure,
  | 'start'
  | 'end'
  | 'stated'
  | 'value'
  | 'unit'
  | 'normalized'
  | 'qualifier'
  | 'kind'
  | 'year'
  | 'period'
  | 'scope'
  | 'indicator'
>;

/**
 * confirmed: read as the sentence says. corrected: it was misread, and is set to what its sentence says. amended: the report
 * itself is wrong; its number stays and the right one is shown beside it. rejected: not to be answered with. classified: only
 * its catalogue entry was set.
 */
export type FigureVerdict = 'confirmed' | 'corrected' | 'amended' | 'rejected' | 'classified';

/** The right number where a report is wrong. It never takes the place of the stated one. */
export interface FigureAmendment {
  /** Plain decimal before 万 and 亿. */
  value: string;
  unit: string;
  /** What shows that the report is wrong: 依据. */
  basis: string;
  by: string;
  /** ISO date. */
  on: string;
}

/** A person's standing word on a figure. */
export interface FigureCorrection {
  verdict: FigureVerdict;
  reason: string;
  by: string;
  /** ISO date. */
  on: string;
  amendment: FigureAmendment | null;
  /** What the program reads where the person's word is another; empty when both agree. */
  asRead: Partial<FigureFacts>;
}

/** Why a number is no figure. */
export type ExclusionReason =
  | 'date'
  | 'heading_numeral'
  | 'document_number'
  | 'name'
  | 'ordinal'
  | 'plan_years'
  | 'version'
  | 'phone_or_code'
  | 'page_furniture'
  | 'idiom';

/** A number that stands in the text and is deliberately not a figure. */
export interface Exclusion extends Span {
  text: string;
  reason: ExclusionReason;
}

export interface Extraction {
  /** In order of `start`. */
  figures: Figure[];
  /** In order of `start`. Every digit run of the report's body is in one of the two lists. */
  exclusions: Exclusion[];
}
