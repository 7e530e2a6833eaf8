const HAN = '[\\p{Script=Han}\\u3000-\\u303F\\uFF00-\\uFFEF]';
/** A source wrapped between two Chinese characters has no space there. */
const WRAP_BETWEEN_HAN = new RegExp(`(?<=${HAN})[ \\t]*[\\r\\n][ \\t\\r\\n]*(?=${HAN})`, 'gu');
const INVISIBLE = /[\u00AD\u200B-\u200F\u2028-\u202E\u2060\uFEFF]/gu;

/**
 * The words of a piece of a page as a reader sees them: source line ends and runs of spaces closed up, invisible characters
 * dropped, no indent. No-break spaces become spaces, each its own: they set fields apart.
 */
export function readInlineText(raw: string): string {
  return raw
    .replace(INVISIBLE, '')
    .replace(WRAP_BETWEEN_HAN, '')
    .replace(/[ \t\r\n\f\v]+/gu, ' ')
    .replace(/[\u00A0\u2002-\u200A]/gu, ' ')
    .trim();
}

/** Joins lines that were drawn below each other in one cell: a space only where Latin letters or digits would run together. */
export function joinCellLines(lines: readonly string[]): string {
  return lines.reduce(
    (joined, line) => (/[\w.,%]$/u.test(joined) && /^\w/u.test(line) ? `${joined} ${line}` : joined + line),
    '',
  );
}
