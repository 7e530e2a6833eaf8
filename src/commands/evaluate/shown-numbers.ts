import { compareDecimals, product } from '../../numbers/decimal.ts';

/**
 * The numbers that a text shows, read on purpose by other code than the one that writes and guards answers:
 * a grader that shared it would share its mistakes.
 */
export interface ShownNumber {
  /** Plain decimal without separators, as written. */
  value: string;
  /** `value` with a scale word that follows it applied; equal to `value` without one. */
  scaled: string;
  /** Some characters that follow, to judge what is counted. */
  after: string;
}

const NUMBER = /(?<![\d.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/gu;

const SCALES: [RegExp, string][] = [
  [/^\s*万亿/u, '1000000000000'],
  [/^\s*[亿億]/u, '100000000'],
  [/^\s*[万萬]/u, '10000'],
  [/^\s*billion\b/iu, '1000000000'],
  [/^\s*million\b/iu, '1000000'],
  [/^\s*thousand\b/iu, '1000'],
];

/** Citation marks, list markers and the 100% of a written-out percentage are no statements. */
const MARKS = /\[\d+\]|^\s*\d+[.、)]\s|[×x*]\s*100\s*%/gmu;

/** In order of their place; full-width digits are read as digits. */
export function listShownNumbers(text: string): ShownNumber[] {
  const plain = text.normalize('NFKC').replace(MARKS, ' ');
  return [...plain.matchAll(NUMBER)].map((match) => {
    const value = match[0].replaceAll(',', '');
    const after = plain.slice(match.index + match[0].length, match.index + match[0].length + 12);
    const scale = SCALES.find(([pattern]) => pattern.test(after))?.[1];
    return { value, scaled: scale === undefined ? value : product(value, scale), after };
  });
}

/** Whether the two are the same number, as written or with its scale word applied. */
export function showsValue(shown: ShownNumber, value: string): boolean {
  return compareDecimals(shown.value, value) === 0 || compareDecimals(shown.scaled, value) === 0;
}

const DATE = /(\d{4})\s*[年/-]\s*(\d{1,2})\s*[月/-]\s*(\d{1,2})\s*日?/gu;

/** Full dates, as `2021-01-15`, however they are written. */
export function listDates(text: string): string[] {
  return [...text.normalize('NFKC').matchAll(DATE)].map(
    ([, year = '', month = '', day = '']) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
}

/** The text with full dates taken out, so that their parts are not read as numbers. */
export function withoutDates(text: string): string {
  return text.normalize('NFKC').replace(DATE, ' ');
}

/** True for 2024 in 「2024年」 or "in 2024", false for 「2024件」. */
export function isCalendarYear({ value, after }: ShownNumber): boolean {
  return /^(?:19|20)\d\d$/u.test(value) && !/^\s*[余多]?[件项个名人次家起条份户场万亿%]/u.test(after);
}
