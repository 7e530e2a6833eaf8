import type { Run, TextLine } from './pdf-page.ts';
import { unifyRadicals } from './radicals.ts';

/** All in widths of a character. Between two characters of a word there is less than the first. */
const WORD_GAP = 0.28;
const FIELD_GAP = 1.8;
/** Characters whose baselines differ by less stand on one line: exponents, mixed fonts. */
const BASELINE_SHARE = 0.45;

const NO_CHARACTERS =
  /[\u0000-\u0008\u000B-\u001F\u007F\u00AD\u200B-\u200F\u2028-\u202E\uFEFF\uE000-\uF8FF]/gu;
const HAN = '[\\p{Script=Han}\\u3001-\\u303F\\uFF00-\\uFFEF“”‘’—…]';
/** Single spaces that typesetting leaves: within Chinese, and between Chinese and digits or letters. */
const TYPESET_SPACE = new RegExp(`(?<=${HAN}) (?=${HAN}|[\\w%])|(?<=[\\w%]) (?=${HAN})`, 'gu');
/** A digit group set apart by a thin space: 1 423 would be two numbers. */
const SPLIT_PERCENT = /(?<=\d) (?=[%％‰.,，](?:\d|\s|$)|[%％‰])/gu;

/**
 * The lines of a page or column, from top to bottom. What stands far apart on one line is kept apart: each piece is a line of its
 * own here, since it may be another column; `joinPieces` makes one of them.
 */
export function listPieces(runs: readonly Run[]): TextLine[] {
  return groupByBaseline(runs).flatMap((row) => {
    const pieces: Run[][] = [];
    for (const run of row) {
      const last = pieces.at(-1)?.at(-1);
      if (last !== undefined && run.x - last.right < FIELD_GAP * run.size) pieces.at(-1)?.push(run);
      else pieces.push([run]);
    }
    return pieces.map((piece) => joinRuns(piece)).filter(({ text }) => text !== '');
  });
}

/** Makes one line of the pieces that stand on one, two spaces between them. */
export function joinPieces(pieces: readonly TextLine[]): TextLine[] {
  const lines: TextLine[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const isText = piece.table === undefined && last?.table === undefined;
    if (last !== undefined && isText && isOneLine(last, piece) && piece.x >= last.right)
      lines.splice(-1, 1, {
        ...last,
        text: `${last.text}  ${piece.text}`,
        right: piece.right,
        size: Math.max(last.size, piece.size),
      });
    else lines.push(piece);
  }
  return lines;
}

function groupByBaseline(runs: readonly Run[]): Run[][] {
  const rows: Run[][] = [];
  for (const run of [...runs].sort((one, other) => one.y - other.y || one.x - other.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && isOneLine(first, run)) row.push(run);
    else rows.push([run]);
  }
  for (const row of rows) row.sort((one, other) => one.x - other.x);
  return rows;
}

function isOneLine(one: { y: number; size: number }, other: { y: number; size: number }): boolean {
  return Math.abs(one.y - other.y) < BASELINE_SHARE * Math.max(one.size, other.size);
}

function joinRuns(runs: readonly Run[]): TextLine {
  let text = '';
  let right = -Infinity;
  for (const run of runs) {
    // Bold is sometimes drawn twice, a hair apart.
    const isDouble = run.x < right - run.size * 0.5 && text.endsWith(run.text.trim());
    if (isDouble) continue;
    const gap = run.x - right;
    text += text !== '' && gap > WORD_GAP * run.size ? ` ${run.text}` : run.text;
    right = Math.max(right, run.right);
  }
  const [first] = runs;
  return {
    text: normalize(text),
    x: first?.x ?? 0,
    right,
    y: first?.y ?? 0,
    size: median(runs.map(({ size }) => size)),
  };
}

/** Radicals that stand for characters made those, spaces of typesetting closed up, wide gaps two spaces. */
function normalize(text: string): string {
  return unifyRadicals(text)
    .replace(NO_CHARACTERS, '')
    .replace(/[\t\u00A0\u2000-\u200A\u3000]/gu, ' ')
    .replace(/ {3,}/gu, '  ')
    .replace(TYPESET_SPACE, '')
    .replace(SPLIT_PERCENT, '')
    .trim();
}

/** The middle one; 0 of none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
