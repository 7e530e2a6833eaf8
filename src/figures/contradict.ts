import { compareDecimals, decimalPlaces, product, roundTo } from '../numbers/decimal.ts';
import type { Quantity } from '../numbers/quantity.ts';
import { unitFamily } from '../numbers/units.ts';

/** How far a rough number may lie from an exact one that it stands for. */
const ROUGHLY = { least: '0.9', most: '1.1' };

/**
 * Whether two statements of one thing can't both be right. A rough number contradicts only what it can't stand for, and a number
 * with fewer decimals only what it was not rounded from. Numbers of different sorts of units never contradict.
 * @example contradict(quantity('1400', 'over'), quantity('1423', 'exact')) // false
 */
export function contradict(one: Quantity, other: Quantity): boolean {
  if (unitFamily(one.unit) !== unitFamily(other.unit)) return false;
  if (areEqualRounded(one.normalized, other.normalized)) return false;
  return !mayStandFor(one, other) && !mayStandFor(other, one);
}

function areEqualRounded(one: string, other: string): boolean {
  const decimals = Math.min(decimalPlaces(one), decimalPlaces(other));
  return compareDecimals(roundTo(one, decimals), roundTo(other, decimals)) === 0;
}

function mayStandFor({ qualifier, normalized }: Quantity, { normalized: meant }: Quantity): boolean {
  const isAbove = compareDecimals(meant, normalized) >= 0;
  const isNear =
    compareDecimals(meant, product(normalized, ROUGHLY.least)) >= 0 &&
    compareDecimals(meant, product(normalized, ROUGHLY.most)) <= 0;
  switch (qualifier) {
    case 'exact':
      return false;
    case 'about':
      return isNear;
    case 'over':
      return isAbove && isNear;
    case 'nearly':
      return !isAbove && isNear;
    case 'at_least':
      return isAbove;
    case 'less_than':
      return !isAbove;
  }
}
