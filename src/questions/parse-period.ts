import type { PeriodSlot } from './question.ts';

/** A whole year said by its months (1-12月, 一至十二月) asks for no part of it. */
const WHOLE_YEAR = /(?:1|一)月?\s*(?:-|—|–|~|至|到)\s*(?:12|十二)月/u;

/** A whole year asked for as such, which the figure of a part of it does not answer. */
const FULL_YEAR = /(?<!不)全年度?|整年|\b(?:whole|full|entire) year\b/iu;

const PARTS = [
  /[上下]半年/u,
  /(?:第\s*)?[一二三四1-4]\s*季度?|[前后]三季度?|\bQ[1-4]\b|\b(?:first|second|third|fourth) quarter\b/iu,
  /(?:截至|截止|到)?\s*(?:今年|本年)?\s*(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])\s*月(?:份|底|末)?/u,
  /\b(?:first|second) half(?: of the year)?\b/iu,
  /\b(?:in )?(?:january|february|march|april|june|july|august|september|october|november|december)\b/iu,
];

/** Whether a period asked for is the year as a whole: 全年. */
export function isFullYear(period: string): boolean {
  return FULL_YEAR.test(period);
}

/**
 * Whether a figure's period is the one asked for. 第三季度 and 5月 are answered only by a figure of that very part of the year,
 * a date (截至11月底) by a figure up to it, 全年 by every figure that is of no part.
 * @param stated The figure's period as written; null when it is of its year.
 */
export function isOfPeriod(stated: string | null, asked: string): boolean {
  if (isFullYear(asked))
    return (
      stated === null ||
      /全年|年[底末]|(?:1|一)月?\s*[-—–~至到]\s*(?:12|十二)月|(?<!\d)12月[底末]/u.test(stated)
    );
  if (stated === null) return false;
  const core = (text: string) => text.replace(/(?:19|20)\d\d年|截[至止]|今年|本年|[到份底末第\s]/gu, '');
  // A month alone is that month, not the months up to it.
  if (/月份?$/u.test(asked) && !/^(?:截|到)/u.test(asked))
    return !/截|底|末/u.test(stated) && core(stated) === core(asked);
  return core(stated)
    .replace(/(?<!\d)(\d月)/gu, ' $1')
    .includes(core(asked).replace(/^(\d月)/u, ' $1'));
}

/**
 * Finds a part of a year, for which an annual report rarely has a figure: 上半年, 第三季度, 5月.
 * @returns Null when the question says nothing of it; 全年 where it insists on the whole.
 */
export function parsePeriod(text: string): PeriodSlot | null {
  const rest = text.replace(WHOLE_YEAR, (match) => ' '.repeat(match.length));
  for (const part of [...PARTS, FULL_YEAR]) {
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
