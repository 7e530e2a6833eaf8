import { median } from './pdf-lines.ts';
import type { TextLine } from './pdf-page.ts';

/** In widths of a character. A paragraph's first line is set in by two, in some documents by one. */
const INDENT = 0.8;
/** A line that ends so far from the right margin ends a paragraph. */
const SHORT = 1.7;
/** A Latin letter or digit is about this wide. */
const LATIN_WIDTH = 0.56;
const SIZE_DIFFERENCE = 0.15;
/** A gap of this many usual line distances parts paragraphs. */
const PARTING_GAP = 1.6;
/** What a line is not broken within: a number with its unit sign, a Latin word, and the marks that may not begin a line. */
const UNBROKEN = /^[\w.,%％‰]*.?[，。；：、！？）》”’%％]*/u;

/** A line with the column that it stands in. */
interface PlacedLine extends TextLine {
  left: number;
  columnRight: number;
  /** Distance to the line above in the same column; null for a column's first. */
  gap: number | null;
}

/**
 * Joins the lines of a document into paragraphs: a line goes on where the one before is full and it is not set in itself, also
 * over the end of a column or page.
 * @param stretches Lines of each stretch of a column, in reading order.
 */
export function joinParagraphs(stretches: readonly (readonly TextLine[])[]): string[] {
  const lines = stretches.flatMap((stretch) => place(stretch));
  const usualGap = median(lines.flatMap(({ gap }) => gap ?? []));
  const paragraphs: string[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const last = paragraphs.at(-1);
    if (before !== undefined && last !== undefined && goesOn(before, line, usualGap))
      paragraphs.splice(-1, 1, joinWords(last, line.text));
    else paragraphs.push(line.text);
  });
  return paragraphs;
}

function place(stretch: readonly TextLine[]): PlacedLine[] {
  const left = Math.min(...stretch.map(({ x }) => x));
  const columnRight = Math.max(...stretch.map(({ right }) => right));
  return stretch.map((line, index) => {
    const above = stretch[index - 1];
    return { ...line, left, columnRight, gap: above === undefined ? null : line.y - above.y };
  });
}

function goesOn(before: PlacedLine, line: PlacedLine, usualGap: number): boolean {
  const { size } = line;
  if (Math.abs(before.size - size) > size * SIZE_DIFFERENCE) return false;
  if (line.gap !== null && usualGap > 0 && line.gap > usualGap * PARTING_GAP) return false;
  if (line.x > line.left + INDENT * size) return false;
  const [head = ''] = UNBROKEN.exec(line.text) ?? [];
  const room = before.columnRight - before.right;
  return room < Math.max(SHORT * size, widthOf(head, size) + size * 0.5);
}

function widthOf(text: string, size: number): number {
  const latin = text.match(/[\u0020-\u007E]/gu)?.length ?? 0;
  return (latin * LATIN_WIDTH + (text.length - latin)) * size;
}

/** A word broken by a hyphen is made whole; two Latin words get their space back. */
function joinWords(above: string, below: string): string {
  if (/[A-Za-z]-$/u.test(above) && /^[a-z]/u.test(below)) return above.slice(0, -1) + below;
  return /[A-Za-z,]$/u.test(above) && /^[A-Za-z]/u.test(below) ? `${above} ${below}` : above + below;
}
