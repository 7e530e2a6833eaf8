import { formatNumeral, parseNumeral } from '../numbers/numerals.ts';

/** The ranks in which numbering styles nest: a mark closes all open parts of its own rank and above. */
export const RANKS = {
  chapter: 0,
  first: 1,
  sheet: 1.5,
  second: 2,
  third: 3,
  bracketed: 4,
  circled: 4.5,
  ordinal: 5,
};

/** A numbering mark such as 「一、」 or 「(二)」. */
export interface NumberingMark {
  rank: number;
  /** The level a reader counts, 1 to 4. */
  level: number;
  /** Its part of a section path: `一`, `(一)`, `1`, `(1)`, `一是`; null when the numeral is lost. */
  component: string | null;
  /** Its place in its series, from 1; null when the numeral is lost. */
  ordinal: number | null;
  /** Units it takes, white space after it included. */
  length: number;
}

interface NumberingStyle {
  rank: number;
  level: number;
  pattern: RegExp;
  component: (numeral: string) => string;
}

const NUMERAL = '[一二三四五六七八九十]{1,3}';
const HAN = '\\p{Script=Han}';
const ENCLOSED = '㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** In the order tried; the numeral is the first group. */
const STYLES: readonly NumberingStyle[] = [
  style('chapter', 1, `(第\\s*${NUMERAL}\\s*(?:章|部分|篇))[\\s、.:,]*`, (numeral) =>
    numeral.replaceAll(' ', ''),
  ),
  style('sheet', 2, `(第\\s*${NUMERAL}\\s*节)[\\s、.:,]*`, (numeral) => numeral.replaceAll(' ', '')),
  style('first', 1, `(${NUMERAL})\\s*[、.]\\s*`, (numeral) => numeral),
  style('second', 2, `\\(\\s*(${NUMERAL})\\s*\\)[、.,]?\\s*`, (numeral) => `(${numeral})`),
  style('second', 2, `([${ENCLOSED}])[、.,]?\\s*`, (numeral) => `(${chinese(readOrdinal(numeral))})`),
  style('third', 3, `(\\d{1,2})\\s*[.、](?!\\d)\\s*`, (numeral) => String(Number(numeral))),
  style('bracketed', 4, `\\(\\s*(\\d{1,2})\\s*\\)[、.,]?\\s*`, (numeral) => `(${Number(numeral)})`),
  style('circled', 4, `([${CIRCLED}])[、.,]?\\s*`, (numeral) => numeral),
  style('ordinal', 4, `(${NUMERAL}[是要])[,:]?\\s*`, (numeral) => numeral),
  style('ordinal', 4, `((?:第${NUMERAL}|其[一二三四五六七八九]))(?:[,、:]|是)\\s*`, (numeral) => numeral),
];

/** Marks whose numeral an export dropped: 「、存在的问题」, 「()强化…」, 「.坚持…」. */
const LOST: readonly { rank: number; level: number; pattern: RegExp }[] = [
  { rank: RANKS.first, level: 1, pattern: new RegExp(`^、\\s*(?=${HAN}|\\d{4}年)`, 'u') },
  { rank: RANKS.second, level: 2, pattern: new RegExp(`^\\(\\s*\\)\\s*(?=${HAN})`, 'u') },
  { rank: RANKS.third, level: 3, pattern: new RegExp(`^\\.\\s*(?=${HAN})`, 'u') },
];

/** 「一、二审案件」 and 「二、三产业」 join two numerals; no heading begins so. */
const JOINED_NUMERALS = /^([一二三四五六七八九])、([一二三四五六七八九])(?:[审级类线产期档批]|、|季度)/u;

/**
 * The numbering mark that a folded text begins with; null when it begins with none. A heading 「一、2023年…」 is told from
 * 「一、二审案件」, and `1.坚持` from `1.5万`.
 * @example findNumberingMark('(一)强化')?.component // '(一)'
 */
export function findNumberingMark(folded: string): NumberingMark | null {
  if (JOINED_NUMERALS.test(folded)) return null;
  for (const { rank, level, pattern, component } of STYLES) {
    const match = pattern.exec(folded);
    const numeral = match?.[1];
    if (match && numeral !== undefined)
      return {
        rank,
        level,
        component: component(numeral),
        ordinal: readOrdinal(numeral),
        length: match[0].length,
      };
  }
  return null;
}

/** A mark at a line's start whose numeral is lost; its place in the series is for the outline to infer. */
export function findLostMark(folded: string): NumberingMark | null {
  for (const { rank, level, pattern } of LOST) {
    const match = pattern.exec(folded);
    if (match) return { rank, level, component: null, ordinal: null, length: match[0].length };
  }
  return null;
}

/** The path component of a lost numeral: `［三］`, or `［3］` where the series counts in digits. */
export function inferredComponent(rank: number, ordinal: number): string {
  return `［${rank === RANKS.third ? String(ordinal) : chinese(ordinal)}］`;
}

function style(
  rank: keyof typeof RANKS,
  level: number,
  pattern: string,
  component: (numeral: string) => string,
): NumberingStyle {
  return { rank: RANKS[rank], level, pattern: new RegExp(`^${pattern}`, 'u'), component };
}

/** Reads 三, 十二, 二十一, 7, ㈢, ③, 三是, 其三, 第三部分. */
function readOrdinal(numeral: string): number {
  const drawn = Math.max(ENCLOSED.indexOf(numeral), CIRCLED.indexOf(numeral)) + 1;
  return drawn > 0 ? drawn : Number(parseNumeral(numeral.replace(/[第其是要章节篇部分\s]/gu, '')));
}

function chinese(ordinal: number): string {
  return formatNumeral(String(ordinal), 'chinese');
}
