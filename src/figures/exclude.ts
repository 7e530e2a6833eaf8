/**
 * Numbers that state nothing: dates, headings, document numbers, names, codes, set phrases. Each rule looks at the
 * characters right around the numeral; the first that answers gives the reason.
 */
import type { NumeralSpan } from '../numbers/find-numerals.ts';
import type { QuantityMatch } from '../numbers/read-quantity.ts';
import type { ExclusionReason } from './figure.ts';
import { excludeChinese } from './exclude-chinese.ts';
import { excludeCode } from './exclude-codes.ts';
import { excludeDate } from './exclude-dates.ts';
import { excludeName } from './exclude-names.ts';

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

type Rule = (surroundings: NumeralSurroundings) => ExclusionReason | null;

const RULES: readonly Rule[] = [excludeHeading, excludeCode, excludeDate, excludeName, excludeChinese];

/** The reason why a numeral is no figure; null when it is one. */
export function exclusionReason(surroundings: NumeralSurroundings): ExclusionReason | null {
  for (const rule of RULES) {
    const reason = rule(surroundings);
    if (reason !== null) return reason;
  }
  return null;
}

function excludeHeading({ numeral, before, after, opensLine }: NumeralSurroundings): ExclusionReason | null {
  if (numeral.script !== 'digits' || numeral.value.length > 2 || numeral.value === '0') return null;
  const bracketed = /[(（]\s*$/.test(before) && /^\s*[)）]/.test(after);
  if (bracketed) return 'heading_numeral';
  const pointed = /^\s*[.．、)）](?!\s*\d)/.test(after) || /^[.．](?=\d{3,})/.test(after);
  if (!pointed) return null;
  return opensLine || /[。！？；;!?：:]\s*$/.test(before) ? 'heading_numeral' : null;
}
