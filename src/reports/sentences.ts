import type { Span } from '../numbers/span.ts';
import type { Line } from './lines.ts';
import type { Section, Sentence } from './report.ts';
import { readTableRow } from './table-row.ts';

const CLOSERS = '”’"」』)】';
const PAIRS: Readonly<Record<string, string>> = { '“': '”', '(': ')', '「': '」', '『': '』' };
const ENDS = new Set(['。', ';', '!', '?', '…']);
/** A pair whose other half is further off than this is taken for a slip of the pen, not for a pair. */
const PAIR_REACH = 150;
/** After a closing quote these carry the sentence on: 「“一站通办。”的做法」. */
const CARRIES_ON = /^[,、;:.的等和与及]/u;
/** A level-4 part's first sentence is a heading only when as short as one. */
const ORDINAL_HEADING_LIMIT = 20;
const PLAIN_NUMBER = /\d/u;
const YEAR_OR_QUOTE = /\d{4}年度?|[“《][^”》]*[”》]/gu;

/**
 * Splits lines into sentences: at 。！？； outside quotes and brackets that close again, at each section's start, and at
 * each line's end; a row of a table is one sentence. Every character that is not white space lies in exactly one sentence.
 * @param headings Lines that are headings as a whole: title and signature.
 */
export function splitSentences(
  folded: string,
  lines: readonly Line[],
  sections: readonly Section[],
  headings: ReadonlySet<Line>,
): Sentence[] {
  const borders = new Set(sections.map((section) => section.start));
  let holder = 0;
  return lines.flatMap((line) =>
    splitLine(line, borders).map((span) => {
      holder = advance(holder, span.start, sections);
      const section = innermost(holder, span, sections);
      return {
        ...span,
        section,
        isHeading: headings.has(line) || isHeading(folded, span, sections[section]),
      };
    }),
  );
}

function splitLine(line: Line, borders: ReadonlySet<number>): Span[] {
  const { text } = line;
  if (readTableRow(text) !== null) return [{ start: line.start, end: line.end }];
  const spans: Span[] = [];
  let from = 0;
  const cut = (to: number): void => {
    const piece = text.slice(from, to);
    const start = from + piece.length - piece.trimStart().length;
    const end = from + piece.trimEnd().length;
    if (end > start) spans.push({ start: line.start + start, end: line.start + end });
    from = to;
  };

  let at = 0;
  while (at < text.length) {
    if (borders.has(line.start + at)) cut(at);
    const partner = findPartner(text, at);
    if (partner !== null && !holdsBorder(line.start + at, line.start + partner, borders)) {
      const closesSentence = ENDS.has(text[partner - 1] ?? '') && text[at] !== '(';
      at = partner + 1;
      if (closesSentence && !CARRIES_ON.test(text.slice(at))) cut(at);
      continue;
    }
    at += 1;
    if (!isSentenceEnd(text, at - 1)) continue;
    while (ENDS.has(text[at] ?? '') || (text[at] !== undefined && CLOSERS.includes(text[at] ?? ''))) at += 1;
    cut(at);
  }
  cut(text.length);
  return spans;
}

function isSentenceEnd(text: string, at: number): boolean {
  const mark = text[at] ?? '';
  if (mark === '…' || !ENDS.has(mark)) return false;
  if (mark === '。') return true;
  // A half-width mark inside an address or an entity (a?b=1, &nbsp;) ends nothing.
  return !/[\w&/]$/u.test(text.slice(Math.max(0, at - 1), at)) || !/^\w/u.test(text.slice(at + 1));
}

/** Where the quote or bracket that opens here closes again on the same line, near by; null when it opens none. */
function findPartner(text: string, at: number): number | null {
  const closer = PAIRS[text[at] ?? ''];
  if (closer === undefined) return null;
  const partner = text.indexOf(closer, at + 1);
  return partner === -1 || partner - at > PAIR_REACH ? null : partner;
}

function holdsBorder(start: number, end: number, borders: ReadonlySet<number>): boolean {
  for (let at = start + 1; at <= end; at += 1) if (borders.has(at)) return true;
  return false;
}

/** Index of the last section that starts at or before an offset; sections are in order of their start. */
function advance(from: number, offset: number, sections: readonly Section[]): number {
  let index = from;
  while ((sections[index + 1]?.start ?? Infinity) <= offset) index += 1;
  return index;
}

function innermost(from: number, span: Span, sections: readonly Section[]): number {
  for (let index = from; index > 0; index -= 1) {
    const section = sections[index];
    if (section && section.start <= span.start && section.end >= span.end) return index;
  }
  return 0;
}

/** A section's first sentence is its heading unless it already reports numbers or goes on beyond a heading's length. */
function isHeading(folded: string, sentence: Span, section: Section | undefined): boolean {
  if (section === undefined || section.level === 0 || sentence.start !== section.start) return false;
  const { headingSpan, level } = section;
  const rest = folded.slice(headingSpan.end, sentence.end);
  if (/[^。;!?:”]/u.test(rest)) return false;
  const words = folded.slice(headingSpan.start, headingSpan.end);
  if (PLAIN_NUMBER.test(words.replace(YEAR_OR_QUOTE, ''))) return false;
  return level < 4 || (words.length <= ORDINAL_HEADING_LIMIT && sentence.end < section.end);
}
