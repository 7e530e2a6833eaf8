import { parseNumeral } from '../numbers/numerals.ts';
import type { Span } from '../numbers/span.ts';

/** A calendar date in a text. */
export interface DateMention extends Span {
  /** `2025-02-27`. */
  iso: string;
}

/** A year in a text. */
export interface YearMention extends Span {
  year: number;
}

const YEAR_DIGIT = '[〇○零一二三四五六七八九O]';
const DATE = new RegExp(
  `(?<!\\d)(\\d{4})\\s*[年\\-/.]\\s*(\\d{1,2})\\s*[月\\-/.]\\s*(\\d{1,2})(?!\\d)\\s*日?` +
    `|(${YEAR_DIGIT}{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日`,
  'gu',
);
const YEAR = new RegExp(`(?<!\\d)((?:19|20)\\d{2})\\s*年|([一二]${YEAR_DIGIT}{3})年`, 'gu');
const RANGE_BEFORE = /\d{4}\s*年?\s*[-—–―~至到]+\s*$/u;
const RANGE_AFTER = /^\s*[-—–―~至到]+\s*\d{4}/u;

/**
 * Dates of a folded text in digits or Chinese numerals, in order; impossible ones are left out.
 * @example findDates('二〇二五年二月二十七日')[0]?.iso // '2025-02-27'
 */
export function findDates(folded: string): DateMention[] {
  return [...folded.matchAll(DATE)].flatMap((match) => {
    const [whole, year, month, day, chineseYear, chineseMonth, chineseDay] = match;
    const iso =
      chineseYear === undefined
        ? isoDate(Number(year), Number(month), Number(day))
        : isoDate(readChinese(chineseYear), readChinese(chineseMonth ?? ''), readChinese(chineseDay ?? ''));
    return iso === null ? [] : [{ iso, start: match.index, end: match.index + whole.length }];
  });
}

/**
 * Years written with 年, in order. Years that bound a span (2021—2025年) are left out: they name a plan, not a year.
 * @example findYears('二〇二三年度').map(({ year }) => year) // [2023]
 */
export function findYears(folded: string): YearMention[] {
  return [...folded.matchAll(YEAR)].flatMap((match) => {
    const [whole, digits, chinese] = match;
    const end = match.index + whole.length;
    const isRange =
      RANGE_BEFORE.test(folded.slice(Math.max(0, match.index - 10), match.index)) ||
      RANGE_AFTER.test(folded.slice(end, end + 10));
    const year = digits === undefined ? readChinese(chinese ?? '') : Number(digits);
    return isRange || year < 1949 ? [] : [{ year, start: match.index, end }];
  });
}

function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = year >= 1949 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** Reads 二〇二三 and 二十七; the letter O stands for zero in careless typing. */
function readChinese(numerals: string): number {
  return Number(parseNumeral(numerals.replaceAll('O', '〇')));
}
