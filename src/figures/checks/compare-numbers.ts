import {
  compareDecimals,
  decimalPlaces,
  difference,
  product,
  ratio,
  roundTo,
} from '../../numbers/decimal.ts';
import type { Verdict } from './check.ts';

/** A computed number set against a stated one. */
export interface Compared {
  verdict: Exclude<Verdict, 'unknown'>;
  /** With as many decimals as were stated. */
  expected: string;
}

/** Exact equality, for counts. */
export function compareCounts(computed: string, stated: string): Compared {
  return { verdict: compareDecimals(computed, stated) === 0 ? 'holds' : 'differs', expected: computed };
}

/**
 * Equality at the decimals stated. A number off by no more than one in its last digit was rounded otherwise or cut off.
 * @example compareRounded('94.1176', '94.11') // { verdict: 'rounding', expected: '94.12' }
 */
export function compareRounded(computed: string, stated: string): Compared {
  const decimals = decimalPlaces(stated);
  const expected = roundTo(computed, decimals);
  if (compareDecimals(expected, stated) === 0) return { verdict: 'holds', expected };
  const lastDigit = decimals === 0 ? '1' : `0.${'0'.repeat(decimals - 1)}1`;
  const off = difference(computed, stated).replace(/^-/, '');
  return { verdict: compareDecimals(off, lastDigit) <= 0 ? 'rounding' : 'differs', expected };
}

/** `part` of `whole` in percent, to many digits; null when the whole is zero. */
export function sharePercent(part: string, whole: string): string | null {
  const quotient = ratio(part, whole);
  return quotient === null ? null : product(quotient, '100');
}
