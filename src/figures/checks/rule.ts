// What the rules work with: the figures of a text set in their surroundings, and checks before they are finished.
import type { Catalogue } from '../catalogue.ts';
import type { Figure } from '../figure.ts';
import type { CheckDoubt, CheckedFigure, CheckedText, CheckKind, Verdict } from './check.ts';

/** A check before it has its fingerprint. */
export interface CheckDraft {
  kind: CheckKind;
  verdict: Verdict;
  /** Null unless `unknown`. */
  doubt: CheckDoubt | null;
  subject: CheckedFigure;
  /** In the order of the formula. */
  operands: CheckedFigure[];
  /** In the unit of the subject, with as many decimals. */
  expected: string;
  formula: string;
}

/** A rule finds the checks of its kind in one text. */
export type CheckRule = (report: ReportView, catalogue: Catalogue) => CheckDraft[];

/** A text with its figures set in their surroundings. */
export interface ReportView extends CheckedText {
  sites: readonly Site[];
}

/** A figure with the words around it. */
export interface Site {
  index: number;
  figure: Figure;
  checked: CheckedFigure;
  /** The words between the number before it on its line, that number's unit left out, and this one. */
  lead: string;
  /** The words from its unit to the next stop or the next number. */
  tail: string;
  /** What it counts in its own words alone, nothing inherited: 「撤销」 of 「审结90件，撤销4件」. */
  own: string;
  /** `own` with what the label restores. */
  words: string;
  /** Offset of its line's start. */
  line: number;
  /** Offset of the bracket it stands in; null outside brackets. */
  bracket: number | null;
}
