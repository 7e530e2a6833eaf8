/** Steps 1 and 2 of extraction: every numeral of a text, parted into those that state something and those that do not. */
import { findNumerals } from '../numbers/find-numerals.ts';
import { readQuantity, type QuantityMatch } from '../numbers/read-quantity.ts';
import type { Span } from '../numbers/span.ts';
import { normalizeValue } from '../numbers/units.ts';
import { exclusionReason } from './exclude.ts';
import type { Exclusion } from './figure.ts';
import type { NumeralSurroundings } from './numeral-surroundings.ts';

const SURROUNDINGS = 24;
const ENCLOSURE = /“([^“”\n]{1,80})”|"([^"\n]{1,40})"|《([^《》\n]{1,200})》/g;
const JOINT = /^\s*[-/.．—–]\s*$/;

/** Both lists in order of `start`; together they hold every run of digits of the text. */
export interface PartedNumerals {
  quantities: QuantityMatch[];
  exclusions: Exclusion[];
}

/** Parts the numerals of a text; those outside `body` are page furniture. */
export function partNumerals(text: string, body: Span): PartedNumerals {
  const enclosures = findEnclosures(text);
  let enclosureAt = 0;
  const parted: PartedNumerals = { quantities: [], exclusions: [] };
  for (const numeral of findNumerals(text)) {
    const isOutside = numeral.start < body.start || numeral.end > body.end;
    if (isOutside && numeral.script !== 'digits') continue;
    while ((enclosures[enclosureAt]?.end ?? Infinity) < numeral.end) enclosureAt += 1;
    const enclosure = enclosures[enclosureAt];
    const quantity = readQuantity(text, numeral);
    const lineStart = text.lastIndexOf('\n', numeral.start - 1) + 1;
    const before = text.slice(Math.max(lineStart, numeral.start - SURROUNDINGS), numeral.start);
    const last = parted.exclusions.at(-1);
    const surroundings: NumeralSurroundings = {
      numeral,
      quantity,
      before,
      after: restOfLine(text, numeral.end),
      opensLine: numeral.start - lineStart < SURROUNDINGS && /^[\s(（]*$/.test(before),
      enclosure:
        enclosure !== undefined && enclosure.start <= numeral.start
          ? { kind: enclosure.kind, inner: enclosure.inner }
          : null,
      joinedTo: last !== undefined && JOINT.test(text.slice(last.end, numeral.start)) ? last.reason : null,
    };
    const reason = isOutside ? 'page_furniture' : exclusionReason(surroundings);
    if (reason === null) parted.quantities.push(quantity);
    else parted.exclusions.push({ start: numeral.start, end: numeral.end, text: quantity.stated, reason });
  }
  shareUnits(text, parted.quantities);
  return parted;
}

const LISTED = /^(?:、|和)$/;

/** 「分别下降4.01、3.35个百分点」: the unit after the last of a list is that of all. */
function shareUnits(text: string, quantities: QuantityMatch[]): void {
  for (let index = quantities.length - 2; index >= 0; index -= 1) {
    const [quantity, next] = quantities.slice(index, index + 2);
    if (quantity === undefined || next === undefined || next.unit === '') continue;
    // 「0.3个和1.2个百分点」 as well: a fraction of a thing is none.
    const isHalfWritten = quantity.unit === '个' && next.unit === '个百分点';
    if (quantity.unit !== '' && !isHalfWritten) continue;
    if (!LISTED.test(text.slice(quantity.end, next.start))) continue;
    quantities[index] = {
      ...quantity,
      unit: next.unit,
      normalized: normalizeValue(quantity.value, next.unit),
    };
  }
}

function restOfLine(text: string, from: number): string {
  const rest = text.slice(from, from + SURROUNDINGS);
  const lineEnd = rest.indexOf('\n');
  return lineEnd === -1 ? rest : rest.slice(0, lineEnd);
}

interface Enclosure extends Span {
  kind: 'quotation' | 'title';
  inner: string;
}

function findEnclosures(text: string): Enclosure[] {
  return Array.from(text.matchAll(ENCLOSURE), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: match[3] === undefined ? 'quotation' : 'title',
    inner: match[1] ?? match[2] ?? match[3] ?? '',
  }));
}
