import { html } from 'hono/html';
import type { Span } from '../numbers/span.ts';
import type { Section } from '../reports/report.ts';
import type { Html } from './page.ts';

/** Where a section's heading can be linked to. */
export function anchorOf({ start }: Span): string {
  return `o${start}`;
}

interface Line extends Span {
  text: string;
}

/**
 * A report's stored text, line by line and with every word of it: headings as headings, a mark that crosses lines opened
 * again in each. Blank lines are left out.
 */
export function reportText(text: string, sections: readonly Section[], marked: Span | null): Html[] {
  const numbered = sections.filter(({ level }) => level > 0);
  const title = sections.find(({ level }) => level === 0);
  let next = 0;
  return linesOf(text).map((line) => {
    const first = next;
    while ((numbered[next]?.start ?? Infinity) < line.end) next += 1;
    const starting = numbered.slice(first, next);
    const opening = starting.find(({ start }) => text.slice(line.start, start).trim() === '');
    const isTitle = title && title.headingSpan.start < line.end && line.start < title.headingSpan.end;
    if (opening) return headingLine(line, opening, marked);
    if (isTitle) return html`<p class="own-title">${markedText(line, line, marked)}</p>`;
    return html`<p ${idOf(starting[0])}>${markedText(line, line, marked)}</p>`;
  });
}

/** Lines that say something, without the blanks that reports indent with: the page indents by itself. */
function linesOf(text: string): Line[] {
  let next = 0;
  return text
    .split('\n')
    .map((line) => {
      const start = next + line.length - line.trimStart().length;
      next += line.length + 1;
      return { text: line.trim(), start, end: start + line.trim().length };
    })
    .filter((line) => line.text !== '');
}

/** A heading that its paragraph follows on the same line is set off in it. */
function headingLine(line: Line, section: Section, marked: Span | null): Html {
  const inner = (span: Span) => markedText(line, span, marked);
  const end = Math.min(Math.max(section.headingSpan.end, line.start), line.end);
  if (!/^[\s。.：:；;]*$/.test(line.text.slice(end - line.start))) {
    const [heading, rest] = [inner({ start: line.start, end }), inner({ start: end, end: line.end })];
    return html`<p ${idOf(section)}><b>${heading}</b>${rest}</p>`;
  }
  switch (section.level) {
    case 1:
      return html`<h2 ${idOf(section)}>${inner(line)}</h2>`;
    case 2:
      return html`<h3 ${idOf(section)}>${inner(line)}</h3>`;
    default:
      return html`<h4 ${idOf(section)}>${inner(line)}</h4>`;
  }
}

function idOf(section: Section | undefined): Html | '' {
  return section === undefined ? '' : html`id="${anchorOf(section)}"`;
}

/** A stretch of a line, with what is marked of it. */
function markedText(line: Line, { start, end }: Span, marked: Span | null): Html {
  const cut = (from: number, to: number) => line.text.slice(from - line.start, to - line.start);
  if (!marked || marked.end <= start || marked.start >= end) return html`${cut(start, end)}`;
  const from = Math.max(start, marked.start);
  const to = Math.min(end, marked.end);
  return html`${cut(start, from)}<mark>${cut(from, to)}</mark>${cut(to, end)}`;
}
