import type { Span } from '../numbers/span.ts';
import { isFurniture } from './furniture.ts';
import type { Line } from './lines.ts';
import { RANKS, findNumberingMark } from './numbering.ts';
import { isOrganisationName, readSignatureLine } from './organisations.ts';

/** A report's title with the lines it stands on. */
export interface Title {
  /** One line, as written, without site names and cell borders. */
  text: string;
  span: Span;
  /** Its lines as indices into the lines searched, wrapped ones together. */
  lines: number[];
}

/** What the top of a page says the document is called. */
export interface TitleSearch {
  title: Title | null;
  /** The name of a document of another kind that stands where a title would: 「…实施方案的通知」. */
  otherDocument: string | null;
}

const SEARCHED_LINES = 80;
const TITLE_LIMIT = 90;
const LEAST_DOCUMENT_NAME = 14;
const MOST_WRAPPED_LINES = 3;
const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)|[〇○零一二三四五六七八九]{4}年/u;
const SUBJECT =
  /法治|依法行政|依法治[理省市县区州旗镇乡街]|政府工作|(?:政府|政务)信?息?公开|行政复议|行政应诉|行政诉讼/u;
const REPORT_WORD = '(?:报告|总结|汇报|情况|公报|白皮书|分析|年报|综述|述法)';
const REPORT_END = new RegExp(
  `(?:${REPORT_WORD}》?(?:全文|说明|(?:的)?(?:公告|公示|通知|函))?` +
    // 「2023年工作总结及2024年工作计划」
    `|${REPORT_WORD}[和及与暨、].{0,20}(?:计划|安排|打算|思路|要点))\\s*(?:\\([^)]{0,30}\\))?\\s*$`,
  'u',
);
const OTHER_END =
  /(?:通知|办法|条例|规定|规则|方案|意见|解读|细则|要点|函|批复|规划|纲要|计划|清单|决定)\s*(?:\([^)]{0,30}\))?\s*$/u;
/** A document has such words in its name or a long one; a column of the site (政府信息公开规定) has not. */
const DOCUMENT = /关于|印发|《|\d{4}\s*年/u;
/** Site names and borders behind a page's title: 「…报告 |」 「…报告_某某区人民政府」. */
const SITE_SUFFIX = /\s*(?:\|.*|[-_–—]+\s*[^-_–—]*(?:网|政府|门户|平台|公开|频道)\s*)$/u;
/** A wrapped title's second half begins so when the bodies that report stand above it. */
const SECOND_HALF = /^关于|^(?:\d{4}|[〇○零一二三四五六七八九]{4})年(?!.*[省市县区州盟旗镇乡])/u;
/** Characters set apart to fill a line: 「政 府 工 作 报 告」. */
const SPACED_OUT = /^(?:(?:\p{Script=Han}|\d{4})\s+){3,}\p{Script=Han}$/u;

/**
 * Finds the title nearest to the text: a line, or up to three wrapped ones, that names the genre's subject and ends like a
 * report. One that holds a year is preferred, since columns of a site are called like reports too. A doubled title counts
 * once, where it stands last.
 * @param lines All lines of the page; those from the first 「一、」 on are not searched.
 */
export function findTitle(text: string, lines: readonly Line[]): TitleSearch {
  const searched = lines.slice(0, firstPart(lines));
  const windows = listWindows(searched);
  const found = windows.find(({ name }) => YEAR.test(name)) ?? windows[0];
  if (found === undefined) return { title: null, otherDocument: findOtherDocument(searched) };
  const first = extendUpwards(searched, found.first);
  return { title: makeTitle(text, lines, first, found.last), otherDocument: null };
}

interface TitleWindow {
  first: number;
  last: number;
  name: string;
}

/** Every run of one to three lines that reads as a title, the last first, the shortest first. */
function listWindows(lines: readonly Line[]): TitleWindow[] {
  const windows: TitleWindow[] = [];
  for (let last = lines.length - 1; last >= 0; last -= 1) {
    for (let first = last; first >= 0 && last - first < MOST_WRAPPED_LINES; first -= 1) {
      if (!couldBeTitleLine(lines[first])) break;
      if (first < last && (isWholeTitle(lines[first]) || !lines[first + 1]?.followsDirectly)) break;
      const name = joinLines(lines.slice(first, last + 1));
      if (name.length <= TITLE_LIMIT && SUBJECT.test(name) && REPORT_END.test(name))
        windows.push({ first, last, name });
    }
  }
  return windows;
}

function couldBeTitleLine(line: Line | undefined): boolean {
  if (line === undefined || line.text.length > TITLE_LIMIT) return false;
  return !isFurniture(line) && !/[。;:]/u.test(line.text) && (readSignatureLine(line)?.date ?? null) === null;
}

function isWholeTitle(line: Line | undefined): boolean {
  if (line === undefined || line.text.length > TITLE_LIMIT) return false;
  const name = joinLines([line]);
  return SUBJECT.test(name) && REPORT_END.test(name);
}

/** The first name of another document, on a line or in a cell of one. */
function findOtherDocument(lines: readonly Line[]): string | null {
  const names = lines
    .filter(({ text }) => text.length <= TITLE_LIMIT)
    .flatMap(({ text }) => text.split('|').map((cell) => cell.trim()));
  return names.find((name) => isOtherDocument(name)) ?? null;
}

function isOtherDocument(name: string): boolean {
  const isDocument = DOCUMENT.test(name) || name.length >= LEAST_DOCUMENT_NAME;
  return isDocument && SUBJECT.test(name) && OTHER_END.test(name) && !/报告|总结/u.test(name);
}

/** A title given as a field of the page, such as 「标题：…」, made one line; null when it is no report's title. */
export function readTitleField(value: string): string | null {
  const name = properName(value);
  return SUBJECT.test(name) && REPORT_END.test(name) ? name : null;
}

function firstPart(lines: readonly Line[]): number {
  const part = lines.findIndex((line) => {
    const mark = findNumberingMark(line.text);
    return mark !== null && mark.rank <= RANKS.second;
  });
  return Math.min(part === -1 ? lines.length : part, SEARCHED_LINES);
}

/** Takes in lines above that hold a wrapped title's first half or, before 「关于…」 or a bare year, the bodies that report. */
function extendUpwards(lines: readonly Line[], first: number): number {
  let from = first;
  while (from > 0 && first - from < MOST_WRAPPED_LINES) {
    const line = lines[from];
    const above = lines[from - 1];
    if (!line?.followsDirectly || !above || !couldBeTitleLine(above) || isWholeTitle(above)) break;
    const namesSigner =
      isOrganisationName(above.text) && (SECOND_HALF.test(line.text) || isOrganisationName(line.text));
    const isFirstHalf =
      !YEAR.test(line.text) && YEAR.test(above.text) && /关于|推进|年度?$/u.test(above.text);
    if (!namesSigner && !isFirstHalf) break;
    from -= 1;
  }
  return from;
}

function makeTitle(text: string, lines: readonly Line[], first: number, last: number): Title {
  const taken = lines.slice(first, last + 1);
  const span = { start: taken[0]?.start ?? 0, end: taken.at(-1)?.end ?? 0 };
  const words = taken
    .map((line) => properName(text.slice(line.start, line.end)))
    .reduce((joined, part) => joinParts(joined, part), '');
  return { text: words.replace(/\s+/gu, ' '), span, lines: taken.map((_, index) => first + index) };
}

function joinLines(lines: readonly Line[]): string {
  return lines.map((line) => properName(line.text)).reduce((joined, part) => joinParts(joined, part), '');
}

/** A line of a title without site name, cell border, title marks and the spaces around digits. */
function properName(words: string): string {
  const name = words.replace(SITE_SUFFIX, '').trim();
  return (SPACED_OUT.test(name) ? name.replace(/\s+/gu, '') : name)
    .replace(/(?<=\p{Script=Han})\s+(?=[\d０-９])|(?<=[\d０-９])\s+(?=\p{Script=Han})/gu, '')
    .replace(/^《([^《》]*)》$/u, '$1');
}

/** Two bodies that report jointly stay apart; a wrapped line is closed up. */
function joinParts(left: string, right: string): string {
  return isOrganisationName(left) && isOrganisationName(right) ? `${left} ${right}` : `${left}${right}`;
}
