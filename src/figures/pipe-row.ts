/**
 * Rows of tables that a page's text keeps with bars between its cells: 「| 行政规范性文件 | 6 | 2 | 48 |」. They hold no
 * headings of their own: these stand in the line of words above, cell for cell. Where they don't, only the last number of a
 * row is known, as the total that the statutory forms of disclosure reports end in.
 */
import { isNumeralCell } from '../reports/table-row.ts';

/** What a row with bars says of one of its numbers. */
export interface PipeRow {
  /** Words of the cells before it. */
  names: string[];
  /** Of its column; `''` when no line of words above has as many cells. */
  heading: string;
  /** The line over the table. */
  caption: string;
}

const LINES_ABOVE = 12;
/** 数 of 自然人, of five sorts of bodies and in all: the columns of the form on applications. */
const APPLICANT_COLUMNS = 7;

interface Cell {
  text: string;
  start: number;
  end: number;
}

/**
 * Reads the row with bars that a number stands in.
 * @returns Null when its line has none, or the number is no cell of its own.
 */
export function readPipeRow(text: string, { start, end }: { start: number; end: number }): PipeRow | null {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = endOfLine(text, start);
  const cells = cellsOf(text, lineStart, lineEnd);
  const own = cells?.findIndex((cell) => cell.start <= start && cell.end >= end) ?? -1;
  const cell = cells?.[own];
  if (cells === null || cell === undefined || !isNumeralCell(cell.text)) return null;
  const { header, caption } = readAbove(text, lineStart, cells.length);
  const numbers = cells.filter((each) => isNumeralCell(each.text));
  const isTotal = numbers.length === APPLICANT_COLUMNS && numbers.at(-1) === cell;
  return {
    names: cells
      .slice(0, own)
      .flatMap(({ text: words }) => (isNumeralCell(words) || words === '' ? [] : [words])),
    heading: header?.[own] ?? (isTotal ? '总计' : ''),
    caption,
  };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The cells of a line with bars, without the empty ones at its ends; null for a line with fewer than two. */
function cellsOf(text: string, from: number, to: number): Cell[] | null {
  const line = text.slice(from, to);
  if (!line.includes('|')) return null;
  const cells: Cell[] = [];
  let at = from;
  for (const part of line.split('|')) {
    const words = part.trim();
    const start = at + part.indexOf(words);
    cells.push({ text: words, start, end: start + words.length });
    at += part.length + 1;
  }
  if (cells[0]?.text === '') cells.shift();
  if (cells.at(-1)?.text === '') cells.pop();
  return cells.length < 2 ? null : cells;
}

/** The nearest line of words above with as many cells, and the line over the table. */
function readAbove(
  text: string,
  lineStart: number,
  width: number,
): { header: string[] | null; caption: string } {
  let header: string[] | null = null;
  let end = lineStart - 1;
  for (let count = 0; end > 0 && count < LINES_ABOVE; count += 1) {
    const from = text.lastIndexOf('\n', end - 1) + 1;
    const cells = cellsOf(text, from, end);
    if (cells === null) return { header, caption: text.slice(from, end).trim() };
    const isWords = cells.every((cell) => !isNumeralCell(cell.text));
    if (header === null && isWords && cells.length === width) header = cells.map((cell) => cell.text);
    end = from - 1;
  }
  return { header, caption: '' };
}
