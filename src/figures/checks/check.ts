import type { Figure } from '../figure.ts';
import { isOfWhole } from '../whole-region.ts';

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
  | 'table';

/**
 * `rounding`: differs in the last digit only, as rounding or cutting off does. `unknown`: it can't be told, because an operand
 * is a rough number or the parts need not be all there are. Only `differs` says that something is wrong.
 */
export type Verdict = 'holds' | 'rounding' | 'differs' | 'unknown';

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
}

/** What a rule looks at. */
export interface CheckScope {
  report: CheckedText;
  /** The same body's report on the year before; null when there is none. */
  previous: CheckedText | null;
  /** Formulas of the catalogue's rates by code. */
  formulas: ReadonlyMap<string, string>;
}

export type CheckRule = (scope: CheckScope) => Check[];

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

/** Whether all are stated exactly: a rough number holds against many. */
export function areExact(figures: readonly Figure[]): boolean {
  return figures.every(({ qualifier }) => qualifier === 'exact');
}

/** Whether two figures count within the same limits: year, period and whose they are. */
export function areOfOneGround(one: Figure, other: Figure): boolean {
  const scopeOf = ({ scope }: Figure) => (isOfWhole(scope) ? null : scope);
  return one.year === other.year && one.period === other.period && scopeOf(one) === scopeOf(other);
}
