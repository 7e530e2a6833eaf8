// What is compared with what, and how nearly: intervals of inexact numbers, rounding as reports round.
import {
  compareDecimals,
  decimalPlaces,
  difference,
  product,
  ratio,
  roundTo,
  sum,
} from '../../numbers/decimal.ts';
import type { Verdict } from './check.ts';
import type { Figure } from '../figure.ts';
import type { CheckDoubt } from './check.ts';

/** How a stated number stands to a computed one, before it is asked whether the computation has to hold. */
export type Match = 'equal' | 'rounded' | 'unequal' | 'inexact';

type Numeric = Pick<Figure, 'normalized' | 'qualifier'>;

export function isExact({ qualifier }: Pick<Figure, 'qualifier'>): boolean {
  return qualifier === 'exact';
}

/** How a stated total stands to exact or inexact parts. */
export function matchTotal(total: Numeric, parts: readonly Numeric[]): Match {
  const computed = sum(parts.map(({ normalized }) => normalized));
  if (parts.every(isExact)) return matchValue(total, computed);
  if (compareDecimals(total.normalized, computed) === 0 && total.qualifier !== 'exact') return 'equal';
  return 'inexact';
}

/** How a stated number, as roughly as it is stated, stands to an exact one: 246 is 「240余」 and no 「250余」. */
export function matchValue({ normalized, qualifier }: Numeric, computed: string): Match {
  const order = compareDecimals(computed, normalized);
  const step = roundness(normalized);
  switch (qualifier) {
    case 'exact':
      return order === 0 ? 'equal' : 'unequal';
    case 'over':
      if (order < 0) return 'unequal';
      return compareDecimals(computed, sum([normalized, step])) <= 0 ? 'equal' : 'inexact';
    case 'at_least':
      return order < 0 ? 'unequal' : 'equal';
    case 'less_than':
    case 'nearly':
      if (order > 0) return 'unequal';
      return compareDecimals(computed, difference(normalized, step)) >= 0 ? 'equal' : 'inexact';
    case 'about': {
      const gap = absolute(difference(computed, normalized));
      return compareDecimals(gap, product(step, '0.5')) <= 0 ? 'equal' : 'inexact';
    }
  }
}

/** The place of the last digit that is not a round zero: 10 for 240, 1000 for 14000, 1 for 163. */
function roundness(value: string): string {
  const zeros = value.includes('.') ? 0 : (/[1-9](0*)$/u.exec(value)?.[1]?.length ?? 0);
  return `1${'0'.repeat(zeros)}`;
}

/**
 * How a stated share stands to the quotient of two numbers, times a hundred. `rounded`: less than one unit of its last digit away, as when the
 * last digit was cut.
 */
export function matchQuotient(stated: string, dividend: string, divisor: string): Match {
  const quotient = ratio(dividend, divisor);
  return quotient === null ? 'unequal' : matchDecimals(stated, product(quotient, '100'));
}

/** As `matchQuotient`, for a number computed already. */
export function matchDecimals(stated: string, computed: string): Match {
  const decimals = decimalPlaces(stated);
  if (compareDecimals(roundTo(computed, decimals), stated) === 0) return 'equal';
  const unit = decimals === 0 ? '1' : `0.${'0'.repeat(decimals - 1)}1`;
  return compareDecimals(absolute(difference(computed, stated)), unit) < 0 ? 'rounded' : 'unequal';
}

export function absolute(value: string): string {
  return value.replace(/^-/u, '');
}

/**
 * The verdict over several readings of one sentence: the best of them, and `differs` only where one of them has to hold.
 * @param matches Of every reading that a reader may have meant; never empty.
 * @param mustHold Null when one of them has to be true; else why none has to.
 */
export function verdictOf(
  matches: readonly Match[],
  mustHold: CheckDoubt | null,
): { verdict: Verdict; doubt: CheckDoubt | null } {
  if (matches.includes('equal')) return { verdict: 'holds', doubt: null };
  if (matches.includes('rounded')) return { verdict: 'rounding', doubt: null };
  if (matches.includes('inexact')) return { verdict: 'unknown', doubt: 'inexact' };
  return mustHold === null ? { verdict: 'differs', doubt: null } : { verdict: 'unknown', doubt: mustHold };
}

/**
 * A number of base units in the unit of a figure: what 1.33 亿元 is set against is told in 亿元.
 * @example inUnitOf(figureOf('1.53', '万件'), '15300') // '1.53'
 */
export function inUnitOf({ value, normalized }: Pick<Figure, 'value' | 'normalized'>, base: string): string {
  const scale = compareDecimals(value, '0') === 0 ? null : ratio(normalized, value);
  return (scale === null ? null : ratio(base, scale)) ?? base;
}
