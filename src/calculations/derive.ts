import type { Catalogue, Indicator } from '../figures/catalogue.ts';
import { compareDecimals, difference, percentOf, product, ratio, roundTo, sum } from '../numbers/decimal.ts';
import type { Qualifier } from '../numbers/quantity.ts';
import type { Operation } from '../questions/question.ts';
import type { SourcedFigure } from './sourced-figure.ts';
import { groundOf } from './ground.ts';

/** A number computed from stated ones, with the computation written out. */
export interface Derivation {
  indicator: Indicator | null;
  /** What of the thing asked it is, where it is no indicator of its own. */
  aspect: 'change' | 'rest' | null;
  /** Rounded decimal. */
  value: string;
  unit: string;
  qualifier: Qualifier;
  /** With the result before rounding: `49 ÷ 90 × 100 ≈ 54.44%`. */
  formula: string;
  operands: SourcedFigure[];
}

/** Decimals of a computed rate, and of the finer one shown with its formula. */
const RATE_DECIMALS = 1;
const FORMULA_DECIMALS = 2;

/**
 * Computes a rate that a report does not state from the catalogue's formula, when every operand is stated once, for the
 * same scope and period.
 * @param find Figures of an indicator in the report.
 * @returns Null when an operand is missing, stated more than once, or the denominator is zero.
 */
export function deriveRate(
  indicator: Indicator,
  catalogue: Catalogue,
  find: (indicator: Indicator) => SourcedFigure[],
): Derivation | null {
  const parts = indicator.formula === null ? null : splitFormula(indicator.formula);
  if (!parts) return null;
  const numerators = parts.numerator.map((code) => onlyFigure(code, catalogue, find));
  const denominator = onlyFigure(parts.denominator, catalogue, find);
  const present = numerators.filter((one) => one !== null);
  if (!denominator || present.length < numerators.length) return null;
  const operands = [...present, denominator];
  if (!isSameGround(operands)) return null;
  const total = sum(present.map(({ figure }) => figure.normalized));
  const value = percentOf(total, denominator.figure.normalized, RATE_DECIMALS);
  const finer = percentOf(total, denominator.figure.normalized, FORMULA_DECIMALS);
  if (value === null || finer === null || compareDecimals(value, '100') > 0) return null;
  const shown = present.map(({ figure }) => figure.stated).join(' + ');
  return {
    indicator,
    aspect: null,
    value,
    unit: '%',
    qualifier: quotientQualifier(jointQualifier(present), denominator.figure.qualifier, {
      from: ratio(product(total, '100'), denominator.figure.normalized) ?? value,
      to: value,
    }),
    formula: `${present.length > 1 ? `(${shown})` : shown} ÷ ${denominator.figure.stated} × 100 ≈ ${finer}%`,
    operands,
  };
}

/**
 * Computes what a question wants done with the figures found: their sum or average, or the difference, ratio or share of two.
 * @returns Null when it wants nothing done, or when units, scopes, periods or years differ: such figures do not compute.
 */
export function computeOver(operation: Operation, operands: readonly SourcedFigure[]): Derivation | null {
  const [first, second] = operands;
  if (!first || !second || !isSameGround(operands)) return null;
  const unit = baseUnit(first.figure.unit);
  if (
    operands.some(({ figure, report }) => baseUnit(figure.unit) !== unit || report.year !== first.report.year)
  )
    return null;
  const shared = { indicator: null, aspect: null, operands: [...operands] };
  const values = operands.map(({ figure }) => figure.normalized);
  const isShare = /[%％]/u.test(unit);
  const total = sum(values);
  if (operation === 'sum' && !isShare) {
    const qualifier = jointQualifier(operands);
    return { ...shared, qualifier, value: total, unit, formula: `${values.join(' + ')} = ${total}${unit}` };
  }
  // A mean of rates would weigh a town like a city.
  const mean = operation === 'average' && !isShare ? ratio(total, String(operands.length)) : null;
  if (mean !== null) {
    const value = roundTo(mean, RATE_DECIMALS);
    const qualifier = afterRounding(jointQualifier(operands), { from: mean, to: value });
    const formula = `(${values.join(' + ')}) ÷ ${operands.length} ≈ ${value}${unit}`;
    return { ...shared, qualifier, value, unit, formula };
  }
  if (operands.length !== 2) return null;
  const [larger, smaller] = operands.toSorted((one, other) =>
    compareDecimals(other.figure.normalized, one.figure.normalized),
  );
  if (!larger || !smaller) return null;
  const [high, low] = [larger.figure.normalized, smaller.figure.normalized];
  const qualifiers = [larger.figure.qualifier, smaller.figure.qualifier] as const;
  if (operation === 'share') {
    const [value, finer] = [RATE_DECIMALS, FORMULA_DECIMALS].map((decimals) =>
      percentOf(low, high, decimals),
    );
    if (!value || !finer || isShare) return null;
    const qualifier = quotientQualifier(qualifiers[1], qualifiers[0], { from: finer, to: value });
    return { ...shared, qualifier, value, unit: '%', formula: `${low} ÷ ${high} × 100 ≈ ${finer}%` };
  }
  if (operation === 'difference') {
    const value = difference(high, low);
    const points = isShare ? '个百分点' : unit;
    const qualifier = joint([qualifiers[0], opposite(qualifiers[1])]);
    return { ...shared, qualifier, value, unit: points, formula: `${high} − ${low} = ${value}${points}` };
  }
  const quotient = operation === 'ratio' ? ratio(high, low) : null;
  if (quotient === null) return null;
  const value = roundTo(quotient, RATE_DECIMALS);
  const qualifier = quotientQualifier(...qualifiers, { from: quotient, to: value });
  return { ...shared, qualifier, value, unit: '倍', formula: `${high} ÷ ${low} ≈ ${value}倍` };
}

/** Qualifiers propagate: a sum with one inexact operand is as inexact as that operand. */
export function jointQualifier(operands: readonly SourcedFigure[]): Qualifier {
  return joint(operands.map(({ figure }) => figure.qualifier));
}

function joint(qualifiers: readonly Qualifier[]): Qualifier {
  const [first, ...others] = qualifiers.filter((qualifier) => qualifier !== 'exact');
  if (!first) return 'exact';
  return others.every((qualifier) => qualifier === first) ? first : 'about';
}

const OPPOSITES: Readonly<Record<Qualifier, Qualifier>> = {
  exact: 'exact',
  about: 'about',
  over: 'less_than',
  at_least: 'less_than',
  nearly: 'over',
  less_than: 'over',
};

/** What a number taken away, or divided by, does to the result: the more it really is, the less is left. */
function opposite(qualifier: Qualifier): Qualifier {
  return OPPOSITES[qualifier];
}

function quotientQualifier(dividend: Qualifier, divisor: Qualifier, rounding: Rounding): Qualifier {
  return afterRounding(joint([dividend, opposite(divisor)]), rounding);
}

interface Rounding {
  from: string;
  to: string;
}

/** 余 of a rounded number could be false: it is only about that. */
function afterRounding(qualifier: Qualifier, { from, to }: Rounding): Qualifier {
  return qualifier === 'exact' || compareDecimals(from, to) === 0 ? qualifier : 'about';
}

/**
 * How many of a whole are not what an indicator counts: 应出庭80件,出庭67件 leaves 13 without.
 * @returns Null unless part and whole are stated in one sentence, once each and alike.
 */
export function deriveRest(
  indicator: Indicator,
  catalogue: Catalogue,
  find: (indicator: Indicator) => SourcedFigure[],
): Derivation | null {
  const part = onlyFigure(indicator.code, catalogue, find);
  const wholes = ratesOf(indicator, catalogue).flatMap(({ formula }) => {
    const whole = formula === null ? undefined : splitFormula(formula)?.denominator;
    const figure = whole === undefined ? null : onlyFigure(whole, catalogue, find);
    return figure ?? [];
  });
  const [whole] = wholes;
  if (!part || !whole || part.figure.sentence.start !== whole.figure.sentence.start) return null;
  const rest = computeOver('difference', [whole, part]);
  const isWithin = compareDecimals(whole.figure.normalized, part.figure.normalized) >= 0;
  return rest && isWithin ? { ...rest, aspect: 'rest' } : null;
}

/** The catalogue's rates that say what share of a whole a count is: 办结率 for 审结数. */
export function ratesOf({ code }: Indicator, { indicators }: Catalogue): Indicator[] {
  return indicators.filter(({ formula }) => {
    const parts = formula === null ? null : splitFormula(formula);
    return parts?.numerator.length === 1 && parts.numerator[0] === code;
  });
}

/**
 * By how much a number differs from an earlier one that its report sets it against.
 * @returns Null when the two do not count alike.
 */
export function deriveChange(now: SourcedFigure, before: SourcedFigure): Derivation | null {
  if (now.figure.unit !== before.figure.unit || !isSameGround([now, before])) return null;
  const [later, earlier] = [now.figure.normalized, before.figure.normalized];
  const unit = /[%％]/u.test(now.figure.unit) ? '个百分点' : baseUnit(now.figure.unit);
  const value = difference(later, earlier);
  return {
    indicator: null,
    aspect: 'change',
    value,
    unit,
    qualifier: joint([now.figure.qualifier, opposite(before.figure.qualifier)]),
    formula: `${later} − ${earlier} = ${value}${unit}`,
    operands: [now, before],
  };
}

/** How a number moved from one year to the next. */
export interface Movement {
  direction: 'up' | 'down' | 'level';
  /** The distance, never negative. */
  distance: Derivation;
  /** The distance in percent of the earlier number; null for rates and where that is zero. */
  rate: Derivation | null;
}

/** Sets a year's number against the year before's. Both must count alike: whoever calls has seen to that. */
export function deriveMovement(now: SourcedFigure, before: SourcedFigure): Movement {
  const order = compareDecimals(now.figure.normalized, before.figure.normalized);
  const [larger, smaller] = order >= 0 ? [now, before] : [before, now];
  const [high, low] = [larger.figure.normalized, smaller.figure.normalized];
  const isShare = /[%％]/u.test(now.figure.unit);
  const unit = isShare ? '个百分点' : baseUnit(now.figure.unit);
  const value = difference(high, low);
  const qualifier = joint([larger.figure.qualifier, opposite(smaller.figure.qualifier)]);
  const operands = [now, before];
  const formula = `${high} − ${low} = ${value}${unit}`;
  const base = before.figure.normalized;
  const share = isShare ? null : percentOf(value, base, RATE_DECIMALS);
  const finer = percentOf(value, base, FORMULA_DECIMALS);
  return {
    direction: order > 0 ? 'up' : order < 0 ? 'down' : 'level',
    distance: { indicator: null, aspect: 'change', value, unit, qualifier, formula, operands },
    rate:
      share === null || finer === null || order === 0
        ? null
        : {
            ...{ indicator: null, aspect: 'change' as const, value: share, unit: '%', operands },
            qualifier: qualifier === 'exact' ? 'exact' : 'about',
            formula: `${value} ÷ ${base} × 100 ≈ ${finer}%`,
          },
  };
}

/** `a / b` and `(a + b) / c` are the two shapes that the catalogue uses. */
function splitFormula(formula: string): { numerator: string[]; denominator: string } | null {
  const match = /^\s*\(?([\w.\-+\s]+?)\)?\s*\/\s*([\w.-]+)/u.exec(formula);
  if (!match?.[1] || !match[2]) return null;
  return { numerator: match[1].split('+').map((code) => code.trim()), denominator: match[2] };
}

function onlyFigure(
  code: string,
  catalogue: Catalogue,
  find: (indicator: Indicator) => SourcedFigure[],
): SourcedFigure | null {
  const indicator = catalogue.indicators.find((entry) => entry.code === code);
  const found = indicator ? find(indicator) : [];
  return found.length === 1 ? (found[0] ?? null) : null;
}

function isSameGround(operands: readonly SourcedFigure[]): boolean {
  return new Set(operands.map(groundOf)).size === 1;
}

function baseUnit(unit: string): string {
  return unit.replace(/^[万亿]+/u, '');
}
