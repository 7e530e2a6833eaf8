/** Reads the whole statement around a numeral: its unit with 万 and 亿, and the words that qualify it. */
import type { Qualifier, Quantity } from './quantity.ts';
import type { Span } from './span.ts';
import { findNumerals, type NumeralSpan } from './find-numerals.ts';
import { measureWordAt } from './measure-words.ts';
import { qualifierAfter, qualifierBefore } from './qualifiers.ts';
import { normalizeValue } from './units.ts';

/** A quantity in place: the span runs from its qualifier to the end of its unit, `numeral` is the digits alone. */
export interface QuantityMatch extends Quantity, Span {
  numeral: Span;
}

const OVER = /[余多]/;
// 十来个 is as rough as 十多个; 来 after anything else is a verb.
const OVER_AFTER_TEN = /[余多来]/;
const SCALE = /^(?:万亿|千万|百万|亿|万|千|百)/;
const PERCENT = /^(?:%|％|﹪)/;
const TAKES_OVER_AFTER = new Set([
  '年',
  '个月',
  '小时',
  '个小时',
  '倍',
  '元',
  '公里',
  '天',
  '名',
  '人',
  '件',
  '家',
  '次',
  '场',
  '%',
]);

/**
 * Reads the unit and the qualifiers around one numeral.
 * @example readQuantity('约1.4万余起', { start: 1, end: 4, script: 'digits', value: '1.4' })
 * // value '1.4', unit '万起', normalized '14000', qualifier 'over', start 0, end 7
 */
export function readQuantity(text: string, numeral: NumeralSpan): QuantityMatch {
  const before = qualifierBefore(text, numeral.start);
  const read = readUnit(text, numeral);
  const after = qualifierAfter(text, read.end);
  const qualifier: Qualifier = before?.qualifier ?? (read.isOver ? 'over' : (after?.qualifier ?? 'exact'));
  return {
    stated: text.slice(numeral.start, numeral.end),
    value: numeral.value,
    unit: read.unit,
    normalized: normalizeValue(numeral.value, read.unit),
    qualifier,
    start: before?.at ?? numeral.start,
    end: after?.at ?? read.end,
    numeral: { start: numeral.start, end: numeral.end },
  };
}

/** All quantities of a text in order, without judging which of them are dates, names or codes. */
export function readQuantities(text: string): QuantityMatch[] {
  return findNumerals(text).map((numeral) => readQuantity(text, numeral));
}

interface UnitRead {
  unit: string;
  end: number;
  isOver: boolean;
}

function readUnit(text: string, numeral: NumeralSpan): UnitRead {
  if (numeral.script === 'share') return { unit: '%', end: numeral.end, isOver: isOverAt(text, numeral.end) };
  if (numeral.script === 'fraction') return { unit: '', end: numeral.end, isOver: false };
  const tens = numeral.script === 'chinese' && /十$/.test(text.slice(numeral.start, numeral.end));
  const overWord = tens ? OVER_AFTER_TEN : OVER;
  let at = skipBlanks(text, numeral.end);
  let isOver = false;
  if (overWord.test(text.charAt(at))) {
    isOver = true;
    at = skipBlanks(text, at + 1);
  }
  let scale = '';
  // 千瓦时 and 千米 begin with what looks like a scale, 百姓 and 百分点 as well.
  if (measureWordAt(text, at) === '' && !/^百[姓分]/.test(text.slice(at, at + 2))) {
    scale = SCALE.exec(text.slice(at, at + 2))?.[0] ?? '';
    at += scale.length;
    if (scale !== '') at = skipBlanks(text, at);
  }
  if (OVER.test(text.charAt(at)) && (scale !== '' || !isOver)) {
    isOver = true;
    at = skipBlanks(text, at + 1);
  }
  const percent = PERCENT.exec(text.charAt(at))?.[0];
  const measure = percent ?? (text.charAt(at) === '‰' ? '‰' : measureWordAt(text, at));
  // Blanks were skipped in vain when no unit followed them.
  if (measure === '' && scale === '' && !isOver) return { unit: '', end: numeral.end, isOver: false };
  at += measure.length;
  const unit = percent === undefined ? measure : '%';
  const isTrailingOver =
    TAKES_OVER_AFTER.has(unit) &&
    OVER.test(text.charAt(at)) &&
    !/^多[元种次数样方层出于]/.test(text.slice(at, at + 2));
  return { unit: scale + unit, end: isTrailingOver ? at + 1 : at, isOver: isOver || isTrailingOver };
}

function isOverAt(text: string, at: number): boolean {
  return OVER.test(text.charAt(at));
}

function skipBlanks(text: string, at: number): number {
  let next = at;
  while (next < at + 2 && /[ \u00a0\u3000]/.test(text.charAt(next))) next += 1;
  return next;
}
