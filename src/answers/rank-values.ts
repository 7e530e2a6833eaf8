import { compareDecimals, decimalPlaces, difference, product, sum } from '../numbers/decimal.ts';
import type { Qualifier } from '../numbers/quantity.ts';

/** A value as stated, in the base unit. */
export interface RankedValue {
  normalized: string;
  qualifier: Qualifier;
}

/**
 * Whether one of two values is surely larger: an inexact one may lie anywhere up to the last digit that was kept, so that
 * 1370余 is above 1369 and not above 1375.
 * @returns Positive when the first is, negative when the second is, 0 when they are equal and exact, null when nobody can tell.
 */
export function compareSurely(one: RankedValue, other: RankedValue): number | null {
  if (one.qualifier === 'exact' && other.qualifier === 'exact')
    return compareDecimals(one.normalized, other.normalized);
  const [first, second] = [rangeOf(one), rangeOf(other)];
  if (first.low !== null && second.high !== null && compareDecimals(first.low, second.high) >= 0) return 1;
  if (second.low !== null && first.high !== null && compareDecimals(second.low, first.high) >= 0) return -1;
  return null;
}

/** Where a value may lie; null for an end that nothing bounds. */
function rangeOf({ normalized, qualifier }: RankedValue): { low: string | null; high: string | null } {
  const step = lastKept(normalized);
  const above = sum([normalized, step]);
  const below = difference(normalized, step);
  switch (qualifier) {
    case 'exact':
      return { low: normalized, high: normalized };
    case 'over':
      return { low: normalized, high: above };
    case 'nearly':
      return { low: below, high: normalized };
    case 'about':
      return { low: below, high: above };
    case 'at_least':
      return { low: normalized, high: null };
    case 'less_than':
      return { low: null, high: normalized };
  }
}

/** The place value of the last digit that is not zero: 10 of 1370, 1000 of 14000, 0.1 of 2.5. */
function lastKept(value: string): string {
  const places = decimalPlaces(value);
  if (places > 0) return `0.${'0'.repeat(places - 1)}1`;
  const zeros = /0*$/u.exec(value)?.[0].length ?? 0;
  return product('1', `1${'0'.repeat(/^-?0+$/u.test(value) ? 0 : zeros)}`);
}
