import type { Span } from '../numbers/span.ts';
import { isFurniture, isProse } from './furniture.ts';
import type { Line } from './lines.ts';
import { RANKS, findNumberingMark } from './numbering.ts';
import { isOrganisationName } from './organisations.ts';

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
const SUBJECT =
  /法治|依法行政|依法治[理省市县区州旗镇乡街]|政府工作|(?:政府|政务)信?息?公开|行政复议|行政应诉|行政诉讼/u;
const REPORT_END =
  /(?:报告|总结|汇报|情况|公报|白皮书|统计分析|情况分析|分析|年报|综述|述职述法)(?:全文|公告|公示)?\s*(?:\([^)]{0,30}\))?\s*$/u;
const OTHER_END =
  /(?:通知|办法|条例|规定|规则|方案|意见|解读|细则|要点|函|批复|规划|纲要|计划|清单|目录|决定|制度|指南)\s*(?:\([^)]{0,30}\))?\s*$/u;
/** Site names and borders behind a page's title: 「…报告 |」 「…报告_某某区人民政府」. */
const SITE_SUFFIX = /\s*(?:\|.*|[-_–—]+\s*[^-_–—]*(?:网|政府|门户|平台|公开|频道)\s*)$/u;
/** A wrapped title's second half begins so when the bodies that report stand above it. */
const SECOND_HALF = /^关于|^(?:\d{4}|[〇○零一二三四五六七八九]{4})年(?!.*[省市县区州盟旗镇乡])/u;
/** A first half that a wrapped title may have lost to the line above. */
const FIRST_HALF = /关于|推进|贯彻|落实|\d{4}\s*年|[〇○零一二三四五六七八九]{4}年/u;

/**
 * Finds the title nearest to the text: a line, or up to three wrapped ones, that names the genre's subject and ends like a
 * report. A doubled title counts once, where it stands last.
 * @param lines All lines of the page; those from the first 「一、」 on are not searched.
 */
export function findTitle(text: string, lines: readonly Line[]): TitleSearch {
  const searched = lines.slice(0, firstPart(lines));
  let otherDocument: string | null = null;
  for (let last = searched.length - 1; last >= 0; last -= 1) {
    for (let size = 1; size <= 3; size += 1) {
      const window = titleWindow(searched, last, size);
      if (window === null) break;
      const name = joinLines(window);
      if (SUBJECT.test(name) && REPORT_END.test(name)) {
        return {
          title: makeTitle(text, lines, extendUpwards(searched, last - size + 1), last),
          otherDocument,
        };
      }
      if (size === 1 && SUBJECT.test(name) && OTHER_END.test(name) && !name.includes('报告'))
        otherDocument ??= name;
    }
  }
  return { title: null, otherDocument };
}

/** A title given as a field of the page, such as 「标题：…」, made one line; null when it is no report's title. */
export function readTitleField(value: string): string | null {
  const name = value.replace(SITE_SUFFIX, '').trim();
  return SUBJECT.test(name) && REPORT_END.test(name) ? name : null;
}

function firstPart(lines: readonly Line[]): number {
  const part = lines.findIndex((line) => {
    const mark = findNumberingMark(line.text);
    return mark !== null && mark.rank <= RANKS.second;
  });
  return Math.min(part === -1 ? lines.length : part, SEARCHED_LINES);
}

function titleWindow(lines: readonly Line[], last: number, size: number): Line[] | null {
  const window = lines.slice(Math.max(0, last - size + 1), last + 1);
  if (window.length < size) return null;
  const holds = window.every(
    (line, index) =>
      !isFurniture(line) &&
      !/[。;:]/u.test(line.text) &&
      !(isProse(line) && line.text.length > TITLE_LIMIT) &&
      (index === 0 || line.followsDirectly),
  );
  return holds && joinLines(window).length <= TITLE_LIMIT ? window : null;
}

/** Takes in lines above that hold a wrapped title's first half or, before 「关于…」 or a bare year, the bodies that report. */
function extendUpwards(lines: readonly Line[], first: number): number {
  let from = first;
  while (from > 0 && first - from < 3) {
    const line = lines[from];
    const above = lines[from - 1];
    if (!line?.followsDirectly || !above || isFurniture(above) || /[。;:]/u.test(above.text)) break;
    const isWhole = SUBJECT.test(above.text) && REPORT_END.test(above.text.replace(SITE_SUFFIX, ''));
    const isSigner =
      isOrganisationName(above.text) && (SECOND_HALF.test(line.text) || isOrganisationName(line.text));
    const isFirstHalf =
      !/\d{4}\s*年|[〇○零一二三四五六七八九]{4}年/u.test(line.text) &&
      FIRST_HALF.test(above.text) &&
      above.text.length <= 40;
    if (isWhole || !(isSigner || isFirstHalf)) break;
    from -= 1;
  }
  return from;
}

function makeTitle(text: string, lines: readonly Line[], first: number, last: number): Title {
  const taken = lines.slice(first, last + 1);
  const span = { start: taken[0]?.start ?? 0, end: taken.at(-1)?.end ?? 0 };
  const words = taken
    .map((line) => text.slice(line.start, line.end).replace(SITE_SUFFIX, '').trim())
    .reduce((joined, part) => joinParts(joined, part), '');
  return { text: words.replace(/\s+/gu, ' '), span, lines: taken.map((_, index) => first + index) };
}

function joinLines(lines: readonly Line[]): string {
  return lines
    .map((line) => line.text.replace(SITE_SUFFIX, ''))
    .reduce((joined, part) => joinParts(joined, part), '');
}

/** Two bodies that report jointly stay apart; a wrapped line is closed up. */
function joinParts(left: string, right: string): string {
  return isOrganisationName(left) && isOrganisationName(right) ? `${left} ${right}` : `${left}${right}`;
}
