import type { Answer } from '../answers/answer.ts';

/** An answer's Markdown as its writer composed it: paragraphs of lines, with what each says told apart. */

/** Paragraphs are parted by blank lines; empty ones are left out. */
export function paragraphsOf(text: string): string[][] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0);
}

/** A bold line with its citation mark: one figure in words. */
export function isStatement(line: string): boolean {
  return /^(?:- )?\*\*[^*]*\d[^*]*\*\*(?:\[\d+\])+/.test(line);
}

/** A paragraph that quotes a sentence which the answer cites. */
export function isQuotation(lines: readonly string[], { citations }: Pick<Answer, 'citations'>): boolean {
  if (!lines.every((line) => line.startsWith('>'))) return false;
  const quoted = onOneLine(lines.map((line) => line.slice(1)).join(' '));
  return citations.some(({ quote }) => quoted.includes(onOneLine(quote)));
}

/** A paragraph that lists notes of the answer, with or without a line that says so before them. */
export function isNotes(lines: readonly string[], { notes }: Pick<Answer, 'notes'>): boolean {
  const listed = lines[0]?.startsWith('- ') ? lines : lines.slice(1);
  return listed.length > 0 && listed.every((line) => line.startsWith('- ') && notes.includes(line.slice(2)));
}

/** A row of a table in Markdown, or the line under its head. */
export function isTableRow(line: string): boolean {
  return /^\|.*\|$/.test(line);
}

/** A line without its Markdown and citation marks. */
export function plainLine(line: string): string {
  return line
    .replace(/^\s*(?:#+|>|[-*+](?=\s))\s*/, '')
    .replaceAll('**', '')
    .replace(/\[\d+\]/g, '')
    .trim();
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
