import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Span } from '../numbers/span.ts';

/** What the page of a report shows. */
export interface ReportView {
  title: string;
  /** 武胜县人民政府 · 2024年 · 法治政府建设年度报告. */
  byline: string;
  text: string;
  /** Set when a newer version took its place, or it was removed. */
  notice: string | null;
  sections: { path: string; heading: string; level: number; start: number }[];
}

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/**
 * The page of a report: its text as stored, with one stretch marked and scrolled to.
 * @param marked Cut to the text; nothing is marked when null or empty.
 */
export function reportPage(report: ReportView, marked: Span | null): Html {
  const { title, byline, notice, text } = report;
  return page(
    title,
    html`<main class="report">
      <header>
        <h1>${title}</h1>
        <p class="byline">${byline}</p>
        ${notice === null ? '' : html`<p class="notice">${notice}</p>`}
      </header>
      <nav aria-label="目录">
        ${report.sections
          .filter(({ level }) => level === 1)
          .map(({ path, heading, start }) => html`<a href="#o${start}">${path} ${heading}</a>`)}
      </nav>
      <article>${bodyOf(text, report.sections, clip(marked, text.length))}</article>
    </main>`,
  );
}

/** A page of the console, with its styles and nothing from elsewhere. */
export function page(title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · 知报</title>
        <link rel="stylesheet" href="/assets/console.css" />
        <script type="module" src="/assets/report.js"></script>
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}

/** Lines as paragraphs; a mark that crosses lines is opened again in each. */
function bodyOf(text: string, sections: ReportView['sections'], marked: Span | null): Html[] {
  const anchors = new Set(sections.filter(({ level }) => level === 1).map(({ start }) => start));
  let offset = 0;
  return text.split('\n').flatMap((line) => {
    const start = offset;
    offset += line.length + 1;
    if (line.trim() === '') return [];
    const anchor = [...anchors].find((place) => place >= start && place < offset);
    const id = anchor === undefined ? '' : `o${anchor}`;
    return [html`<p id="${id}">${markedLine(line, start, marked)}</p>`];
  });
}

function markedLine(line: string, start: number, marked: Span | null): Html {
  const from = marked ? Math.max(0, marked.start - start) : line.length;
  const to = marked ? Math.min(line.length, marked.end - start) : 0;
  if (from >= to) return html`${line}`;
  return html`${line.slice(0, from)}<mark>${line.slice(from, to)}</mark>${line.slice(to)}`;
}

function clip(span: Span | null, length: number): Span | null {
  if (!span || span.start < 0 || span.end <= span.start || span.start >= length) return null;
  return { start: span.start, end: Math.min(span.end, length) };
}
