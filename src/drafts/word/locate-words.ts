import type { Span } from '../../numbers/span.ts';
import { docxReader } from '../../reports/readers/docx.ts';
import type { WordPackage } from './word-package.ts';
import { mainPartOf, packWordPackage, textOfPart, withParts } from './word-package.ts';
import type { WordRun, WordText } from './word-texts.ts';
import { listWordTexts } from './word-texts.ts';

/** Where a character of the read text stands in the document: within a text, so many visible characters from its start. */
export interface WordPlace {
  text: WordText;
  /** Characters before it in its text, white space left out. */
  before: number;
}

/** A Word document with where each of its words stands. */
export interface LocatedWords {
  path: string;
  xml: string;
  /** Runs of the main part, in order. */
  runs: readonly WordRun[];
  texts: readonly WordText[];
  /**
   * The first and last place of a stretch of the read text; of one that the document does not hold as words, such as a drawn
   * numeral, the nearest place. Null for a document without any.
   */
  placesOf(span: Span): { first: WordPlace; last: WordPlace; isExact: boolean } | null;
}

/** A mark is one character of the planes for private use, which no document holds: so many texts can be told apart. */
const FIRST_MARK = 0xf0000;
const MOST_MARKS = 0x1fffd;
const MARKS = /[\u{F0000}-\u{10FFFD}]/gu;
const FOOTNOTES = 'word/footnotes.xml';

/**
 * Tells where in a Word document the words of its text stand. The document is read once more with a mark before each of its texts:
 * whatever the reader does with tables, footnotes and numbering, the marks come out beside their words.
 * @param text What `docxReader` made of the same document.
 */
export async function locateWords(parts: WordPackage, text: string): Promise<LocatedWords> {
  const path = mainPartOf(parts);
  const xml = textOfPart(parts, path) ?? '';
  const main = await listWordTexts(xml);
  const notesXml = textOfPart(parts, FOOTNOTES);
  const notes = notesXml === null ? [] : (await listWordTexts(notesXml)).texts;
  const all = [...main.texts, ...notes].slice(0, MOST_MARKS);
  const marked = withParts(parts, {
    [path]: markTexts(xml, main.texts, 0),
    ...(notesXml === null ? {} : { [FOOTNOTES]: markTexts(notesXml, notes, main.texts.length) }),
  });
  const read = await docxReader.read(await packWordPackage(marked), path);
  const places = alignLines(text, read.text, all);
  return {
    path,
    xml,
    runs: main.runs,
    texts: main.texts,
    placesOf: ({ start, end }) => {
      const within = places.slice(start, Math.max(end, start + 1)).filter((place) => place !== undefined);
      const nearest =
        within[0] ?? places.slice(0, start).findLast(isPlace) ?? places.slice(start).find(isPlace);
      const last = within.at(-1);
      return nearest === undefined
        ? null
        : { first: nearest, last: last ?? nearest, isExact: last !== undefined };
    },
  };
}

function markTexts(xml: string, texts: readonly WordText[], first: number): string {
  let written = '';
  let at = 0;
  texts.forEach(({ inner }, index) => {
    if (first + index >= MOST_MARKS) return;
    written += `${xml.slice(at, inner.start)}${String.fromCodePoint(FIRST_MARK + first + index)}`;
    at = inner.start;
  });
  return written + xml.slice(at);
}

/** The place of each character of the text, by its offset. A line that the marks changed is left without places. */
function alignLines(text: string, marked: string, texts: readonly WordText[]): (WordPlace | undefined)[] {
  const places: (WordPlace | undefined)[] = [];
  const markedLines = marked.split('\n');
  let start = 0;
  text.split('\n').forEach((line, index) => {
    const own = markedLines[index] ?? '';
    if (isSameButMarks(line, own)) placeLine({ line, start, marked: own }, texts, places);
    start += line.length + 1;
  });
  return places;
}

function isSameButMarks(line: string, marked: string): boolean {
  return marked.replace(MARKS, '').replace(/\s/gu, '') === line.replace(/\s/gu, '');
}

function placeLine(
  { line, start, marked }: { line: string; start: number; marked: string },
  texts: readonly WordText[],
  places: (WordPlace | undefined)[],
): void {
  let current: WordText | null = null;
  let before = 0;
  let at = 0;
  for (const character of marked) {
    const mark = (character.codePointAt(0) ?? 0) - FIRST_MARK;
    if (mark >= 0) {
      current = texts[mark] ?? null;
      before = 0;
      continue;
    }
    if (/\s/u.test(character)) continue;
    while (/\s/u.test(line[at] ?? '')) at += 1;
    for (let unit = 0; unit < character.length; unit += 1)
      if (current) places[start + at + unit] = { text: current, before };
    before += 1;
    at += character.length;
  }
}

/** The text's characters with their places in the XML: an escaped one takes several units. */
export function listCharacters(xml: string, { inner }: WordText): (Span & { isSpace: boolean })[] {
  const raw = xml.slice(inner.start, inner.end);
  return [...raw.matchAll(/&#?\w+;|[\s\S]/gu)].map(({ 0: written, index }) => ({
    start: inner.start + index,
    end: inner.start + index + written.length,
    isSpace: /^\s$/u.test(written),
  }));
}

function isPlace(place: WordPlace | undefined): place is WordPlace {
  return place !== undefined;
}
