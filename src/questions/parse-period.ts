import type { PeriodSlot } from './question.ts';

/** A whole year said by its months (1-12月, 一至十二月) asks for no part of it. */
const WHOLE_YEAR = /(?:1|一)月?\s*(?:-|—|–|~|至|到)\s*(?:12|十二)月/u;

const PARTS = [
  /[上下]半年/u,
  /(?:第\s*)?[一二三四1-4]\s*季度?|[前后]三季度?|\bQ[1-4]\b|\b(?:first|second|third|fourth) quarter\b/iu,
  /(?:截至|截止|到)?\s*(?:今年|本年)?\s*(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])\s*月(?:份|底|末)?/u,
  /\b(?:first|second) half(?: of the year)?\b/iu,
  /\b(?:in )?(?:january|february|march|april|june|july|august|september|october|november|december)\b/iu,
];

/**
 * Finds a part of a year, for which an annual report rarely has a figure: 上半年, 第三季度, 5月.
 * @returns Null when the question is about whole years.
 */
export function parsePeriod(text: string): PeriodSlot | null {
  const rest = text.replace(WHOLE_YEAR, (match) => ' '.repeat(match.length));
  for (const part of PARTS) {
    const match = part.exec(rest);
    if (match)
      return {
        value: match[0].trim(),
        span: { start: match.index, end: match.index + match[0].length },
        origin: 'stated',
      };
  }
  return null;
}
