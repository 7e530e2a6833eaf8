import type { Span } from '../numbers/span.ts';
import type { Line } from './lines.ts';
import {
  type NumberingMark,
  RANKS,
  findLostMark,
  findNumberingMark,
  inferredComponent,
} from './numbering.ts';
import type { Section } from './report.ts';
import { readTableRow } from './table-row.ts';

/** The outline of a report: its sections, and what looked odd in its numbering. */
export interface Outline {
  /** The root first, then in order of their start. */
  sections: Section[];
  warnings: string[];
}

/** What an outline is read from. */
export interface OutlineSource {
  text: string;
  folded: string;
  body: Span;
  /** Where the parts end and the closing (专此报告, signature, date) begins; the body's end when there is none. */
  closingStart: number;
  /** Lines that may hold numbered parts: neither title, furniture nor closing. */
  lines: readonly Line[];
  /** Heading of the root: the title, or nothing. */
  title: { text: string; span: Span } | null;
}

interface PlacedMark extends NumberingMark {
  start: number;
}

interface OpenSection {
  rank: number;
  ordinal: number;
  section: Section;
}

const HEADING_LIMIT = 80;
/** How many marks further on the 「(2)」 that confirms a 「(1)」 is looked for. */
const SERIES_REACH = 40;
/** 「1.主动公开：全年…」: a colon this near the numeral ends the heading as 。 does. */
const COLON_REACH = 30;
const INLINE_HEADING_LIMIT = 40;
const SENTENCE_END = /[。;!?]/u;
/**
 * Where a mark may stand inside a line: after a sentence, its closing quote and spaces, or after a colon. Where a page lost
 * its line ends, a first (一) or 一是 also stands behind its parent's heading, straight or after a space.
 */
const INLINE_START =
  /[。;!?:][”’"」』)]?\s*(?=[一二三四五六七八九十(第其㈠-㈩①-⑳\d])|(?<=(?![第条款项及和])\p{Script=Han})(?:(?=\(一\))|\s+(?=\(一\)|一[是、要]|[1①㈠]))/gu;
/** 「(四)行政执法监督 县司法局…」: a space this near the numeral, with running text behind it, ends the heading. */
const SPACED_HEADING = /^[^\s,。;:]{1,30}\p{Script=Han}(?=\s+[\p{Script=Han}“《]\S{14})/u;

/**
 * Reads the numbered parts of a report, whether a heading stands on its own line or runs into its paragraph.
 * A part lasts until the next mark of its own rank or above; a lost numeral is inferred from its series.
 */
export function readOutline(source: OutlineSource): Outline {
  const root = rootSection(source);
  const sections = [root];
  const warnings: string[] = [];
  const open: OpenSection[] = [];
  const lastOf = new Map<string, number>();

  const close = (rank: number, at: number): void => {
    while ((open.at(-1)?.rank ?? -1) >= rank) {
      const closed = open.pop();
      if (closed) closed.section.end = trimmedEnd(source.folded, closed.section.start, at);
    }
  };

  for (const [index, line] of source.lines.entries()) {
    const marks = findMarks(line, open);
    for (const [place, mark] of marks.entries()) {
      close(mark.rank, mark.start);
      const parent = open.at(-1)?.section ?? root;
      const series = `${parent.path}|${mark.rank}`;
      const previous = lastOf.get(series) ?? 0;
      const ordinal = mark.ordinal ?? previous + 1;
      const component = mark.component ?? inferredComponent(mark.rank, ordinal);
      const section = startSection(
        source,
        mark,
        marks[place + 1]?.start ?? line.end,
        joinPath(parent.path, component),
      );
      if (mark.component === null)
        warnings.push(`A numeral is lost before 「${section.heading}」; read as ${section.path}.`);
      else if (mark.rank <= RANKS.second && ordinal !== previous + 1)
        warnings.push(
          `Numbering ${ordinal > previous ? 'jumps' : 'repeats'} at ${section.path} 「${section.heading}」.`,
        );
      lastOf.set(series, ordinal);
      sections.push(section);
      open.push({ rank: mark.rank, ordinal, section });
    }
    if (endsSeries(marks, line, source.lines[index + 1], open)) close(RANKS.ordinal, line.end);
  }
  close(RANKS.chapter, source.closingStart);
  return { sections, warnings };
}

function rootSection({ body, title }: OutlineSource): Section {
  return {
    path: '',
    level: 0,
    heading: (title?.text ?? '').slice(0, HEADING_LIMIT),
    headingSpan: title?.span ?? { start: body.start, end: body.start },
    start: body.start,
    end: body.end,
  };
}

/** @param limit Where the line or the next mark on it bounds the heading. */
function startSection(
  { text, folded }: OutlineSource,
  mark: PlacedMark,
  limit: number,
  path: string,
): Section {
  const from = Math.min(mark.start + mark.length, limit);
  const headingSpan = { start: from, end: findHeadingEnd(folded, from, limit) };
  const heading = text.slice(headingSpan.start, headingSpan.end);
  return { path, level: mark.level, heading, headingSpan, start: mark.start, end: limit };
}

/** A heading ends before its first 。 or ；, a near colon or space, or the line's end; a longer one at a comma. */
function findHeadingEnd(folded: string, from: number, lineEnd: number): number {
  const rest = folded.slice(from, lineEnd);
  const sentenceEnd = rest.search(SENTENCE_END);
  const colon = rest.search(/:/u);
  const ends = [sentenceEnd, colon <= COLON_REACH ? colon : -1].filter((end) => end > 0);
  const spaced = SPACED_HEADING.exec(rest)?.[0].length ?? rest.length;
  const length = Math.min(rest.length, spaced, ...ends);
  if (length <= HEADING_LIMIT) return from + rest.slice(0, length).trimEnd().length;
  const comma = Math.max(...[',', '、'].map((mark) => rest.lastIndexOf(mark, HEADING_LIMIT)));
  return from + (comma > 0 ? comma : HEADING_LIMIT);
}

function findMarks(line: Line, open: readonly OpenSection[]): PlacedMark[] {
  // 「本列数据：三、本年度办理结果；」: numerals of a table's rows number its rows.
  if (readTableRow(line.text) !== null) return [];
  const opening = findNumberingMark(line.text) ?? findLostMark(line.text);
  const marks: PlacedMark[] = opening ? [{ ...opening, start: line.start }] : [];
  const inline = [...line.text.matchAll(INLINE_START)].flatMap((match) => {
    const at = match.index + match[0].length;
    const mark = findNumberingMark(line.text.slice(at));
    return mark ? [{ mark: { ...mark, start: line.start + at }, after: match[0].trim() }] : [];
  });
  for (const [index, { mark, after }] of inline.entries()) {
    const later = inline.slice(index + 1, index + 1 + SERIES_REACH).map((next) => next.mark);
    const belongsHere = after !== ':' || mark.rank > RANKS.third;
    if (
      continuesSeries(mark, marks, open) ||
      (opensSeries(mark, later) && belongsHere) ||
      (after === '' && followsHeading(mark, line, marks.at(-1)))
    )
      marks.push(mark);
  }
  return marks;
}

/** A first mark straight behind the short heading that opens the line: 「一、工作情况 (一)…」. */
function followsHeading(mark: PlacedMark, line: Line, heading: PlacedMark | undefined): boolean {
  if (mark.ordinal !== 1 || heading?.start !== line.start || heading.rank >= mark.rank) return false;
  const words = line.text.slice(heading.length, mark.start - line.start);
  return words.length <= INLINE_HEADING_LIMIT && !/[,。;:]/u.test(words);
}

/** A number in running text is a mark only where its series expects it. */
function continuesSeries(
  mark: PlacedMark,
  before: readonly PlacedMark[],
  open: readonly OpenSection[],
): boolean {
  const isSibling = (other: { rank: number }): boolean => other.rank === mark.rank;
  const last = (before.findLast(isSibling) ?? open.findLast(isSibling))?.ordinal ?? null;
  return mark.ordinal !== null && last !== null && mark.ordinal === last + 1;
}

/** 一是 opens a series by itself; a bare (1) or 1. only when its (2) or 2. follows on the line. */
function opensSeries(mark: PlacedMark, later: readonly PlacedMark[]): boolean {
  if (mark.rank === RANKS.ordinal && mark.ordinal === 1) return true;
  return mark.ordinal === 1 && later.some((next) => next.rank === mark.rank && next.ordinal === 2);
}

/** A series of 一是…二是… that runs within one paragraph ends with it, unless the next line carries it on. */
function endsSeries(
  marks: readonly PlacedMark[],
  line: Line,
  next: Line | undefined,
  open: readonly OpenSection[],
): boolean {
  const last = open.at(-1);
  if (last?.rank !== RANKS.ordinal) return false;
  const ordinals = marks.filter((mark) => mark.rank === RANKS.ordinal);
  const runsWithin = ordinals.length > 1 || ordinals.some((mark) => mark.start > line.start);
  const following = next && findNumberingMark(next.text);
  return runsWithin && !(following?.rank === RANKS.ordinal && following.ordinal === last.ordinal + 1);
}

function joinPath(parent: string, component: string): string {
  return parent === '' ? component : `${parent}/${component}`;
}

function trimmedEnd(folded: string, start: number, end: number): number {
  return start + folded.slice(start, end).trimEnd().length;
}
