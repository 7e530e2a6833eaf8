import { compareDecimals } from '../../numbers/decimal.ts';
import { findNumerals } from '../../numbers/find-numerals.ts';
import { parseNumeral } from '../../numbers/numerals.ts';
import { readQuantity } from '../../numbers/read-quantity.ts';
import type { Quantity } from '../../numbers/quantity.ts';
import type { Span } from '../../numbers/span.ts';

/**
 * Finds a number in a sentence: as it is written there, else by its decimal. Of several the one nearest to `near`.
 * @param given As a person gives it: `1,423` or `1423`.
 * @param near Offset in the sentence.
 * @returns Null when the sentence does not state it.
 * @example findStatedNumber('受理1,423件', '1423', 0) // { stated: '1,423', value: '1423', unit: '件', start: 2, end: 7, … }
 */
export function findStatedNumber(sentence: string, given: string, near: number): (Quantity & Span) | null {
  const wanted = given.trim();
  const value = parseNumeral(wanted);
  const numerals = findNumerals(sentence).map((numeral) => ({
    numeral,
    isWritten: sentence.slice(numeral.start, numeral.end) === wanted,
    isEqual: value !== null && compareDecimals(numeral.value, value) === 0,
  }));
  const written = numerals.filter(({ isWritten }) => isWritten);
  const [nearest] = (written.length > 0 ? written : numerals.filter(({ isEqual }) => isEqual)).sort(
    (one, other) => Math.abs(one.numeral.start - near) - Math.abs(other.numeral.start - near),
  );
  if (nearest === undefined) return null;
  const { numeral, ...quantity } = readQuantity(sentence, nearest.numeral);
  return { ...quantity, ...numeral };
}
