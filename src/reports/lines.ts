import type { Span } from '../numbers/span.ts';

/** A line with something on it, without the white space around. */
export interface Line extends Span {
  /** The folded words of the line (see `foldWidth`), as long as its span. */
  text: string;
  /** Whether nothing but its line end parts it from the line before: no blank line between. */
  followsDirectly: boolean;
}

/** The lines of a folded text that are not blank, in order; none for an empty text. */
export function listLines(folded: string): Line[] {
  const lines: Line[] = [];
  let followsDirectly = false;
  let lineStart = 0;
  for (const raw of folded.split('\n')) {
    const text = raw.trim();
    if (text !== '') {
      const start = lineStart + raw.indexOf(text);
      lines.push({ start, end: start + text.length, text, followsDirectly });
    }
    followsDirectly = text !== '';
    lineStart += raw.length + 1;
  }
  return lines;
}
