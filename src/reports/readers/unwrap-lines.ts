/**
 * Texts from typewriters' heirs: every line broken at the same width, sentences and numbers in the middle. What was broken is
 * joined again, so that a sentence stands on one line and a number is one.
 */

/** A way to measure lines: some are broken after so many characters, others where the paper ends. */
interface Measure {
  widthOf: (line: string) => number;
  /** Narrower columns are tables or verse, wider lines are paragraphs. */
  least: number;
  most: number;
  /** By how much a full line may be narrower: what must not begin or end a line is carried over. */
  slack: number;
}

const MEASURES: readonly Measure[] = [
  { widthOf: (line) => Array.from(line.trimEnd()).length, least: 18, most: 90, slack: 1 },
  { widthOf: columnsOf, least: 32, most: 160, slack: 5 },
];
const FEWEST_LINES = 8;
/** Of its lines, so many have to be full. */
const SHARE = 0.5;

const ENDS = /[。！？；：…”）]$/u;
/** An indent, a heading's or a list's numeral, or a row with bars opens a line of its own. */
const OPENS =
  /^(?:[\u3000\t]|\s{2,}|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]+[章节条]|[一二三四五六七八九十]是|[|●•·—-])/u;
/** A number that a line's end broke: its line is no cell and its first half no year, and the second half has a unit. */
const BROKEN_NUMBER = /^.{8,}\p{Script=Han}(?<half>\d[\d,，]*[.．]?)$/u;
const SECOND_HALF = /^\d+(?:[.．]\d+)?\s*(?:[%％‰万亿余多]|[\p{Script=Han}])/u;
const YEAR = /^(?:19|20)\d{2}$/;

/** Half-width columns that a line takes up. */
function columnsOf(line: string): number {
  let width = 0;
  for (const character of line.trimEnd()) width += /[\u1100-\uFFEF]/u.test(character) ? 2 : 1;
  return width;
}

/** Tells full lines of a text that was broken at one width; null for a text with a paragraph a line. */
function findFullLines(lines: readonly string[]): ((line: string) => boolean) | null {
  const written = lines.filter((line) => line.trim() !== '');
  if (written.length < FEWEST_LINES) return null;
  for (const { widthOf, least, most, slack } of MEASURES) {
    const widths = written.map((line) => widthOf(line));
    const widest = Math.max(...widths);
    if (widest < least || widest > most) continue;
    const full = widths.filter((width) => width >= widest - slack).length;
    if (full >= widths.length * SHARE) return (line) => widthOf(line) >= widest - slack;
  }
  return null;
}

function isBrokenNumber(line: string, next: string): boolean {
  const half = BROKEN_NUMBER.exec(line)?.groups?.['half'];
  return half !== undefined && !YEAR.test(half) && SECOND_HALF.test(next);
}

/**
 * Joins lines that were broken at a fixed width, and numbers that a line's end broke; any other text stays as it is.
 * @example unwrapLines('……共收到行政复议申请2\n10件。') // '……共收到行政复议申请210件。'
 */
export function unwrapLines(text: string): string {
  const lines = text.split('\n');
  const isFull = findFullLines(lines);
  const isIndented = lines.some((line) => /^(?:\u3000{2}|\s{4})\S/u.test(line));
  const joined: string[] = [];
  let previous = '';
  for (const line of lines) {
    const goesOn = isFull?.(previous) === true && (isIndented || !ENDS.test(previous.trimEnd()));
    const isOneLine =
      line.trim() !== '' &&
      previous.trim() !== '' &&
      !OPENS.test(line) &&
      (goesOn || isBrokenNumber(previous, line));
    if (isOneLine) {
      const last = joined.pop() ?? '';
      const isLatin = /[A-Za-z]$/.test(last) && /^[A-Za-z]/.test(line);
      joined.push(`${last.trimEnd()}${isLatin ? ' ' : ''}${line.trimStart()}`);
    } else joined.push(line);
    previous = line;
  }
  return joined.join('\n');
}
