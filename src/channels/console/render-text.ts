import type { PageParagraph, PageRun } from './page-reply.ts';

const MARKS: [kind: PageParagraph['kind'], mark: RegExp][] = [
  ['list', /^\s*[-*]\s+/],
  ['quote', /^\s*>\s?/],
  ['lines', /^#+\s+|^/],
];

/** The Markdown that answers use: paragraphs, list items, quotations and bold runs. Everything else stays as it is written. */
export function renderText(markdown: string): PageParagraph[] {
  return markdown.split(/\n\s*\n/).flatMap((paragraph) => {
    const parts: PageParagraph[] = [];
    for (const line of paragraph.split('\n').filter((one) => one.trim() !== '')) {
      const [kind, mark] = MARKS.find(([, pattern]) => pattern.test(line)) ?? ['lines', /^/];
      const runs = runsOf(line.replace(mark, ''));
      const last = parts.at(-1);
      if (last?.kind === kind) last.lines.push(runs);
      else parts.push({ kind, lines: [runs] });
    }
    return parts;
  });
}

/** A quotation with the numbers that the answer takes from it set off. */
export function renderQuote(quote: string, stated: readonly string[]): PageRun[][] {
  return quote
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => setOff(line, stated));
}

function runsOf(line: string): PageRun[] {
  return line
    .split('**')
    .map((text, index) => ({ text, strong: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

/** `23` is not set off in `1423` nor in `23.5`. */
function setOff(line: string, stated: readonly string[]): PageRun[] {
  const numbers = [...new Set(stated)]
    .filter((number) => number !== '')
    .sort((one, other) => other.length - one.length);
  if (numbers.length === 0) return [{ text: line, strong: false }];
  const escaped = numbers.map((number) => number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const pattern = new RegExp(`((?<![\\d.,，])(?:${escaped})(?![\\d]|[.,]\\d))`);
  return line
    .split(pattern)
    .map((text, index) => ({ text, strong: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
