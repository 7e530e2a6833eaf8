import type { Today } from './calendar.ts';
import type { YearSlot } from './question.ts';

const CHINESE_DIGITS = '〇零一二三四五六七八九';

/** First and last year a question may name; the genre begins in the 2000s. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;

/** Longest span of years that is expanded; a wider one is cut at its newer end. */
const MOST_YEARS = 15;

interface Pattern {
  expression: RegExp;
  /** Years meant, oldest first, or none when the match is no year after all. */
  years: (match: RegExpExecArray, today: Today) => number[];
  relative: boolean;
}

const YEAR = '(?:19|20)\\d\\d';

/** In order: a place taken by an earlier pattern is not read again. */
const PATTERNS: Pattern[] = [
  {
    expression: new RegExp(
      `(?<!\\d)(${YEAR})\\s*年?(?:度)?\\s*(?:到|至|-|—|–|~|to|through)\\s*(${YEAR})(?!\\d)\\s*(?:年度?)?`,
      'giu',
    ),
    years: (match) => range(Number(match[1]), Number(match[2])),
    relative: false,
  },
  {
    expression: /(?<![\d.])([0-3]\d)\s*年?\s*(?:到|至|-|—|–|~)\s*([0-3]\d)\s*年(?:度|份)?/gu,
    years: (match) => range(2000 + Number(match[1]), 2000 + Number(match[2])),
    relative: false,
  },
  {
    expression: /(?<!\d)(?:近|最近|过去)\s*([2-9两二三四五六七八九])\s*年/gu,
    years: (match, today) => {
      const count = smallNumber(match[1] ?? '');
      return range(today.year - count, today.year - 1);
    },
    relative: true,
  },
  {
    expression: /\b(?:last|past)\s+(two|three|four|five|[2-5])\s+years\b/giu,
    years: (match, today) => {
      const words: Record<string, number> = { two: 2, three: 3, four: 4, five: 5 };
      const count = words[(match[1] ?? '').toLowerCase()] ?? Number(match[1]);
      return range(today.year - count, today.year - 1);
    },
    relative: true,
  },
  {
    expression: new RegExp(`(?<![\\d.,])(${YEAR})\\s*年(?:度|份)?`, 'gu'),
    years: (match) => [Number(match[1])],
    relative: false,
  },
  {
    expression: new RegExp(
      `(?<![\\d.,年月-])(${YEAR})(?!\\d|[.,]\\d|\\s*[件宗起个份名人家条次项户场%万亿元])`,
      'gu',
    ),
    years: (match) => [Number(match[1])],
    relative: false,
  },
  {
    expression: /([二两][〇零][〇零一二三][〇零一二三四五六七八九])\s*年(?:度|份)?/gu,
    years: (match) => [Number(Array.from(match[1] ?? '', chineseDigit).join(''))],
    relative: false,
  },
  {
    expression: /(?<![\d.,个近])([0-3]\d)\s*年(?:度|份)?(?!来|内|前|后|间|期)/gu,
    years: (match) => [2000 + Number(match[1])],
    relative: false,
  },
  { expression: /大前年/gu, years: (_match, today) => [today.year - 3], relative: true },
  { expression: /前年/gu, years: (_match, today) => [today.year - 2], relative: true },
  {
    // 比去年 and 同比 name the year compared with, not the one asked for.
    expression:
      /(?<![比较与和同])(?:去年|上一?年度?)(?!结转|末|底|相比|同期)|(?<!(?:than|from|with|over|on) )\blast year\b/giu,
    years: (_match, today) => [today.year - 1],
    relative: true,
  },
  {
    expression: /今年|本年度?|当年|\bthis year\b/giu,
    years: (_match, today) => [today.year],
    relative: true,
  },
  {
    expression: /明年|下一?年度?|\bnext year\b/giu,
    years: (_match, today) => [today.year + 1],
    relative: true,
  },
];

const EVERY_YEAR =
  /历年|逐年|每年|[这近]些年|近几年|这几年|近年|一年比一年|\bover the years\b|\b(?:every|each) year\b|\byear by year\b/iu;

/** Whether every year that is covered is meant: 历年, 这几年. */
export function meansEveryYear(text: string): boolean {
  return EVERY_YEAR.test(text);
}

/**
 * Finds the years a question asks about, in the order of their place in the text.
 * @param text Normalised question.
 * @returns One slot a year; a span of years gives one slot each, all with the same place.
 * @example parseYears('甲县2023到2024年', { year: 2026, month: 11 }).map((slot) => slot.value) // [2023, 2024]
 */
export function parseYears(text: string, today: Today): YearSlot[] {
  const slots: YearSlot[] = [];
  const isTaken = (start: number, end: number) =>
    slots.some(({ span }) => span !== null && start < span.end && span.start < end);
  for (const { expression, years, relative } of PATTERNS) {
    for (const match of text.matchAll(expression)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (isTaken(span.start, span.end)) continue;
      const found = years(match, today).filter((year) => year >= FIRST_YEAR && year <= LAST_YEAR);
      slots.push(...found.map((value): YearSlot => ({ value, span, origin: 'stated', relative })));
    }
  }
  return slots.sort(
    (one, other) => (one.span?.start ?? 0) - (other.span?.start ?? 0) || one.value - other.value,
  );
}

function range(first: number, last: number): number[] {
  const [from, to] = first <= last ? [first, last] : [last, first];
  const start = Math.max(from, to - MOST_YEARS + 1);
  return Array.from({ length: to - start + 1 }, (_unused, index) => start + index);
}

function chineseDigit(character: string): number {
  if (character === '两') return 2;
  return Math.max(0, CHINESE_DIGITS.indexOf(character) - 1);
}

function smallNumber(text: string): number {
  return /^\d$/u.test(text) ? Number(text) : chineseDigit(text);
}
