/**
 * Arithmetic on the decimals that reports state. Values travel as plain decimal strings (`'1423'`, `'15.56'`), because
 * doubles and SQLite would round them; only this file knows the library underneath.
 */
import { Decimal } from 'decimal.js';

// 40 digits hold any sum of money in 元 and a quotient long enough to be rounded twice without harm.
const Exact = Decimal.clone({
  precision: 40,
  rounding: Decimal.ROUND_HALF_UP,
  toExpPos: 100,
  toExpNeg: -100,
});

function plain(value: Decimal): string {
  return value.toFixed();
}

/** Exact sum; `'0'` for an empty list. */
export function sum(values: readonly string[]): string {
  return plain(values.reduce((total, value) => total.plus(value), new Exact(0)));
}

/** Exact `minuend - subtrahend`; negative when the second is larger. */
export function difference(minuend: string, subtrahend: string): string {
  return plain(new Exact(minuend).minus(subtrahend));
}

/** Exact product of two decimals: how 万 and 亿 are applied. */
export function product(left: string, right: string): string {
  return plain(new Exact(left).times(right));
}

/**
 * Quotient to 40 significant digits, without trailing zeros; null when the divisor is zero.
 * @example ratio('1', '8') // '0.125'
 */
export function ratio(dividend: string, divisor: string): string | null {
  const by = new Exact(divisor);
  return by.isZero() ? null : plain(new Exact(dividend).dividedBy(by));
}

/** Rounds half away from zero and keeps the zeros: `roundTo('2', 2)` is `'2.00'`. */
export function roundTo(value: string, decimals: number): string {
  return new Exact(value).toFixed(decimals, Decimal.ROUND_HALF_UP);
}

/** Digits after the point as written: 2 for `'15.50'`, 0 for `'90'`. */
export function decimalPlaces(value: string): number {
  const point = value.indexOf('.');
  return point === -1 ? 0 : value.length - point - 1;
}

/**
 * `part` of `whole` in percent with so many decimals; null when the whole is zero.
 * @example percentOf('14', '90', 2) // '15.56'
 */
export function percentOf(part: string, whole: string, decimals: number): string | null {
  const quotient = ratio(part, whole);
  return quotient === null ? null : roundTo(product(quotient, '100'), decimals);
}

/** Negative, zero or positive, as a sort's comparison wants it; `'1.0'` and `'1'` are equal. */
export function compareDecimals(left: string, right: string): number {
  return new Exact(left).comparedTo(right);
}
