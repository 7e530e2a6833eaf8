/**
 * Finds where numerals stand in a text: every run of digits (a decimal, a grouped number and one broken by stray blanks
 * counting once) and every Chinese numeral that may state a quantity.
 */
import type { Span } from './span.ts';
import { measureWordAt } from './measure-words.ts';
import { parseNumeral } from './numerals.ts';

/** A numeral in place. `share` says that it is written as a share in words (百分之九十) and counts percent. */
export interface NumeralSpan extends Span {
  script: 'digits' | 'chinese' | 'share' | 'fraction';
  /** Plain decimal, before any 万 or 亿 that follows. */
  value: string;
}

const DIGIT = '[0-9０-９]';
const BLANK = '[ \\u00a0\\u3000]';
const CHINESE = '[〇零一二三四五六七八九十百千万亿两]';
const CHINESE_DIGIT = '[〇零一二三四五六七八九]';

// One alternative a form, the more particular first.
const NUMERAL = new RegExp(
  [
    // 1 423 件, but not the columns 98 100 of a row: a unit has to follow.
    `(?<spaced>[1-9]\\d{0,2}(?:${BLANK}\\d{3})+(?:\\.\\d+)?(?![\\d.,])(?=${BLANK}?[一-龥%％]))`,
    // 2 0 2 4 年: a scan's blanks between single digits.
    `(?<scattered>(?<![\\d.]${BLANK}?)\\d(?:${BLANK}\\d){1,6}(?![\\d.,]|${BLANK}\\d)(?=${BLANK}?[一-龥%％]))`,
    // 91. 75 %: blanks around a point, only where a percent sign follows.
    `(?<spacedDecimal>\\d+(?:${BLANK}[.．]${BLANK}?|[.．]${BLANK})\\d+(?=${BLANK}?[%％]))`,
    // 占1/4左右; other slashes part dates and codes.
    `(?<=[的约近占达])(?<quotient>[1-9]\\d?/[1-9]\\d?)(?![\\d/])`,
    `(?<grouped>${DIGIT}{1,3}(?:[,，]${DIGIT}{3})+(?!${DIGIT})(?:[.．]${DIGIT}+)?)`,
    `(?<digits>${DIGIT}+(?:[.．]${DIGIT}+)?)`,
    `(?<share>百分之${CHINESE}+(?:点${CHINESE_DIGIT}+)?|百分百|百分之百)`,
    `(?<fraction>(?<denominator>[二三四五六七八九十百]+)分之(?<numerator>[一二三四五六七八九十]+))`,
    `(?<chinese>${CHINESE}+(?:点${CHINESE_DIGIT}+)?)`,
  ].join('|'),
  'g',
);

/** A year or a hotline that follows a list numeral without a blank: 「1.2024年…」 is no decimal. */
const LIST_NUMERAL_BEFORE_NUMBER = /^(\d{1,2})[.．](?=(?:19|20)\d{2}年|12\d{3}(?!\d))/;

/**
 * Numerals in order of `start`. Chinese ones are given only where a measure word, 余 or 多 follows, or where they state a
 * share; whether they count anything is for the caller to judge.
 * @example findNumerals('受理１,４２３件').map((n) => n.value) // ['1423']
 */
export function findNumerals(text: string): NumeralSpan[] {
  const found: NumeralSpan[] = [];
  NUMERAL.lastIndex = 0;
  for (let match = NUMERAL.exec(text); match !== null; match = NUMERAL.exec(text)) {
    const numeral = readMatch(text, match);
    if (numeral === null) continue;
    found.push(numeral);
    NUMERAL.lastIndex = numeral.end;
  }
  return found;
}

function readMatch(text: string, match: RegExpExecArray): NumeralSpan | null {
  const start = match.index;
  const groups = match.groups ?? {};
  const word = match[0];
  if (groups['share'] !== undefined) {
    const value = parseNumeral(word);
    return value === null ? null : { start, end: start + word.length, script: 'share', value };
  }
  if (groups['quotient'] !== undefined) {
    const [numerator, denominator] = word.split('/');
    return readFraction(start, word, { numerator, denominator });
  }
  if (groups['fraction'] !== undefined) return readFraction(start, word, groups);
  if (groups['chinese'] !== undefined) return readChinese(text, start, word);
  const listNumeral = LIST_NUMERAL_BEFORE_NUMBER.exec(text.slice(start, start + 8));
  const written = listNumeral?.[1] ?? word;
  const value = parseNumeral(written);
  return value === null ? null : { start, end: start + written.length, script: 'digits', value };
}

function readFraction(
  start: number,
  word: string,
  groups: Record<string, string | undefined>,
): NumeralSpan | null {
  const denominator = Number(parseNumeral(groups['denominator'] ?? ''));
  const numerator = Number(parseNumeral(groups['numerator'] ?? ''));
  if (denominator === 0 || numerator === 0) return null;
  const value = String(Math.round((numerator / denominator) * 100) / 100);
  return { start, end: start + word.length, script: 'fraction', value };
}

const ENDS_IN_SCALE = /^(.+?)(万亿|亿|万)$/;

function readChinese(text: string, start: number, word: string): NumeralSpan | null {
  // 三百万 is 三百 with the unit 万, as 300万 is; 一万二 has no such split.
  const scaled = ENDS_IN_SCALE.exec(word);
  const whole = scaled?.[1] !== undefined && !/[万亿]/.test(scaled[1]) ? scaled[1] : word;
  const end = start + whole.length;
  if (!isCounting(text, start, start + word.length, whole)) return null;
  // 三四个 and 一二审 are two digits side by side, no number.
  if (/^[〇零一二三四五六七八九两]{2,3}$/.test(whole)) return null;
  const value = parseNumeral(whole);
  return value === null ? null : { start, end, script: 'chinese', value };
}

/** Whether a measure word follows, with 余 or 多 between, or a qualifier frames a bare 百, 千 or 万. */
function isCounting(text: string, start: number, wordEnd: number, whole: string): boolean {
  const before = text.charAt(start - 1);
  // 数十件 counts some tens; in 审结数十二件 the noun's 数 can't be told from it, in 审结数三百件 it can.
  const isVague = before === '数' ? /^[十百千万亿]/.test(whole) : '几若第廿'.includes(before);
  if (start > 0 && isVague) return before === '第' && measureWordAt(text, wordEnd) !== '';
  // The 万 of 1.4万 and 十万余 belongs to the numeral before it.
  if (start > 0 && /[0-9０-９余多一二三四五六七八九十百千两]/.test(before) && /^[百千万亿]/.test(whole))
    return false;
  const over = /[余多来]/.test(text.charAt(wordEnd));
  // 三十一点六万元: behind a decimal its 万 is still to come.
  const from = over ? wordEnd + 1 : wordEnd;
  const unitAt = (over || whole.includes('点')) && /[万亿]/.test(text.charAt(from)) ? from + 1 : from;
  const unit = measureWordAt(text, unitAt);
  if (/^[百千万亿]/.test(whole))
    return unit !== '' && (over || (before !== '' && '近上超逾约'.includes(before)));
  return unit !== '' || (over && /[十百千万亿]$/.test(text.slice(start, wordEnd)));
}
