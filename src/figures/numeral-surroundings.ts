import type { NumeralSpan } from '../numbers/find-numerals.ts';
import type { QuantityMatch } from '../numbers/read-quantity.ts';
import type { ExclusionReason } from './figure.ts';

/** A numeral with what stands around it, cut once for all rules. */
export interface NumeralSurroundings {
  numeral: NumeralSpan;
  quantity: QuantityMatch;
  /** At most 24 characters before and after the numeral, within its line. */
  before: string;
  after: string;
  /** True when nothing but blanks and an opening bracket stands before it in its line. */
  opensLine: boolean;
  /** The innermost pair of “” or 《》 it stands in, by kind and with the text inside. */
  enclosure: { kind: 'quotation' | 'title'; inner: string } | null;
  /** Why the numeral just before it, joined by a hyphen, a point or a slash, is none; null when there is no such one. */
  joinedTo: ExclusionReason | null;
}
