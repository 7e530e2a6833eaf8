/**
 * Numbers that state nothing: dates, headings, document numbers, names, codes, set phrases. Each rule looks at the
 * characters right around the numeral; the first that answers gives the reason.
 */
import { findSetPhrase } from '../numbers/set-phrases.ts';
import type { ExclusionReason } from './figure.ts';
import { excludeCode } from './exclude-codes.ts';
import { excludeDate } from './exclude-dates.ts';
import { excludeName } from './exclude-names.ts';
import type { NumeralSurroundings } from './numeral-surroundings.ts';

type Rule = (surroundings: NumeralSurroundings) => ExclusionReason | null;

const RULES: readonly Rule[] = [excludeHeading, excludeCode, excludeDate, excludeName, findSetPhrase];

/** The reason why a numeral is no figure; null when it is one. */
export function exclusionReason(surroundings: NumeralSurroundings): ExclusionReason | null {
  for (const rule of RULES) {
    const reason = rule(surroundings);
    if (reason !== null) return reason;
  }
  return null;
}

function excludeHeading({
  numeral,
  quantity,
  before,
  after,
  opensLine,
}: NumeralSurroundings): ExclusionReason | null {
  if (numeral.script !== 'digits') return null;
  // 「1.1 落实权责清单」 opens a part; 「1.1亿元」 and the cell 「1.1 |」 count.
  if (
    opensLine &&
    /^\d{1,2}\.\d{1,2}$/.test(numeral.value) &&
    quantity.unit === '' &&
    /^\s*[.．、]?\s*[一-龥“]/.test(after)
  )
    return 'heading_numeral';
  if (numeral.value.length > 2 || numeral.value === '0') return null;
  const bracketed = /[(（]\s*$/.test(before) && /^\s*[)）]/.test(after);
  if (bracketed) return 'heading_numeral';
  const pointed = /^\s*[.．、)）](?!\s*\d)/.test(after) || /^[.．](?=\d{3,})/.test(after);
  if (!pointed) return null;
  return opensLine || /[。！？；;!?：:|]\s*$/.test(before) ? 'heading_numeral' : null;
}
