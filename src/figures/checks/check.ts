import type { RegionLevel } from '../../regions/region.ts';
import type { Figure } from '../figure.ts';

/** What is compared; one rule file a kind or family. */
export type CheckKind =
  /** Parts against their total. */
  | 'parts'
  /** A rate against its numerator and denominator. */
  | 'rate'
  /** 上年结转 + 新收 = 审结 + 结转下年 within a report. */
  | 'carried'
  /** This year's 上年结转 against last year's 结转下年. */
  | 'carried_between_years'
  /** A change against the levels of both years. */
  | 'change'
  /** The same thing stated twice. */
  | 'repeated'
  /** A share above one hundred percent. */
  | 'share'
  /** An average over what is left. */
  | 'average'
  /** Column and row sums of a table. */
  | 'table'
  /** A magnitude that no body of its level has. */
  | 'usual_range';

/**
 * `rounding`: differs in the last digit only, as rounding or cutting off does. `unknown`: it can't be told, because an operand
 * is a rough number or the parts need not be all there are. Only `differs` says that something is wrong.
 */
export type Verdict = 'holds' | 'rounding' | 'differs' | 'unknown';

/** Why a check can't tell. */
export type CheckDoubt =
  /** An operand is only stated roughly: 余, 约, 近. */
  | 'inexact'
  /** The list need not name every part. */
  | 'incomplete'
  /** The report need not count with these operands: 综合纠错, 按期. */
  | 'definition'
  /** The two are not of the same date or scope. */
  | 'ground'
  /** Larger than anything seen of such a body; a 万 too many perhaps. */
  | 'magnitude';

/** A figure in a check, with the text it stands in: this report's, or that of the year before. */
export interface CheckedFigure {
  figure: Figure;
  /** Its sentence, exactly as in its report. */
  quote: string;
  of: 'report' | 'previous';
}

/** An arithmetic or consistency rule with its verdict. */
export interface Check {
  kind: CheckKind;
  verdict: Verdict;
  /** Why it can't be told; null unless the verdict is `unknown`. */
  doubt: CheckDoubt | null;
  /** What was computed with, in the order of the formula. */
  operands: CheckedFigure[];
  /** The figure that was checked. */
  subject: CheckedFigure;
  /** What the operands give, in the unit of the subject and with as many decimals. */
  expected: string;
  /** The computation with its numbers: 「98 + 10 + 2」. */
  formula: string;
  /** Rule and places, stable through re-reading: with the content's hash it identifies the check. */
  fingerprint: string;
}

/** A text whose figures are checked: a stored report or a draft. */
export interface CheckedText {
  text: string;
  /** In order of `start`; `parent` counts in this list. */
  figures: readonly Figure[];
  /** Level of the division whose it is; null when it is not known. */
  level: RegionLevel | null;
}

/** A figure with its sentence. */
export function checkedFigure(
  figure: Figure,
  { text }: CheckedText,
  of: CheckedFigure['of'] = 'report',
): CheckedFigure {
  return { figure, quote: text.slice(figure.sentence.start, figure.sentence.end), of };
}

/** Completes a check with the fingerprint that its kind and places give. */
export function createCheck(parts: Omit<Check, 'fingerprint'>): Check {
  const places = [parts.subject, ...parts.operands].map(
    ({ figure, of }) =>
      `${of === 'previous' ? 'p' : ''}${figure.start}${figure.branch ? `.${figure.branch}` : ''}`,
  );
  return { ...parts, fingerprint: `${parts.kind}:${places.join(',')}` };
}
