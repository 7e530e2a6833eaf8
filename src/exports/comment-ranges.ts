import type { LocatedWords, WordPlace } from '../drafts/word/locate-words.ts';
import { listCharacters } from '../drafts/word/locate-words.ts';
import type { WordRun } from '../drafts/word/word-texts.ts';
import type { Span } from '../numbers/span.ts';

/** A comment's number with the stretch of the read text that it is about. */
export interface RangeToComment extends Span {
  id: number;
}

/** Something to be written at a place of the XML. */
interface Insertion {
  at: number;
  /** What a run that is divided there is closed and opened again with; `''` between runs. */
  close: string;
  open: string;
  ends: string[];
  starts: string[];
}

/**
 * The main part's XML with the ranges of comments written into it: runs are divided where a range begins or ends, and nothing else
 * changes. A range in a footnote is that of its mark in the text.
 */
export function writeCommentRanges(words: LocatedWords, ranges: readonly RangeToComment[]): string {
  const insertions = new Map<number, Insertion>();
  const at = (edge: Omit<Insertion, 'ends' | 'starts'>): Insertion => {
    const known = insertions.get(edge.at);
    if (known) return known;
    const made = { ...edge, ends: [], starts: [] };
    insertions.set(edge.at, made);
    return made;
  };
  for (const { id, ...span } of ranges) {
    const places = words.placesOf(span);
    if (places === null) continue;
    const start = edgeAt(words, places.first, 'start');
    const end = edgeAt(words, places.last, 'end');
    const reference = `<w:r><w:commentReference w:id="${id}"/></w:r>`;
    if (start.at < end.at) at(start).starts.push(`<w:commentRangeStart w:id="${id}"/>`);
    at(end).ends.push(start.at < end.at ? `<w:commentRangeEnd w:id="${id}"/>${reference}` : reference);
  }
  return write(words.xml, [...insertions.values()]);
}

function write(xml: string, insertions: readonly Insertion[]): string {
  let written = '';
  let from = 0;
  for (const { at, close, open, ends, starts } of insertions.toSorted((one, other) => one.at - other.at)) {
    written += xml.slice(from, at) + close + ends.join('') + starts.join('') + open;
    from = at;
  }
  return written + xml.slice(from);
}

function edgeAt(
  { xml, runs }: LocatedWords,
  { text, before }: WordPlace,
  side: 'start' | 'end',
): Omit<Insertion, 'ends' | 'starts'> {
  const run = text.ofFootnote === null ? text.run : runs.find(({ footnote }) => footnote === text.ofFootnote);
  if (run === undefined) return { at: firstParagraphOf(xml), close: '', open: '' };
  if (!text.isDivisible) return besideRun(run, side);
  const visible = listCharacters(xml, text).filter(({ isSpace }) => !isSpace);
  const character = visible[before];
  if (character === undefined) return besideRun(run, side);
  if (side === 'start') {
    const isFirst = before === 0;
    if (isFirst && text.element.start === run.content) return besideRun(run, 'start');
    return isFirst ? betweenTexts(run, text.element.start) : withinText(run, character.start);
  }
  const isLast = before === visible.length - 1;
  if (isLast && text.element.end === run.contentEnd) return besideRun(run, 'end');
  return isLast ? betweenTexts(run, text.element.end) : withinText(run, character.end);
}

function besideRun(run: WordRun, side: 'start' | 'end'): Omit<Insertion, 'ends' | 'starts'> {
  return { at: side === 'start' ? run.start : run.end, close: '', open: '' };
}

function betweenTexts(run: WordRun, at: number): Omit<Insertion, 'ends' | 'starts'> {
  return { at, close: '</w:r>', open: `${run.tag}${run.properties}` };
}

function withinText(run: WordRun, at: number): Omit<Insertion, 'ends' | 'starts'> {
  return {
    at,
    close: '</w:t></w:r>',
    open: `${run.tag}${run.properties}<w:t xml:space="preserve">`,
  };
}

/** A footnote whose mark is not found is spoken of at the beginning of the text. */
function firstParagraphOf(xml: string): number {
  const body = /<w:p(?:\s[^>]*)?>(?:<w:pPr>[\s\S]*?<\/w:pPr>)?/u.exec(xml);
  return body === null ? xml.length : body.index + body[0].length;
}
