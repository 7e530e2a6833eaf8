import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { ReadableReport } from '../library/read-report.ts';
import type { Span } from '../numbers/span.ts';

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/**
 * The page of a report: its text as stored, with one stretch marked and scrolled to.
 * @param marked Cut to the text; nothing is marked when null or empty.
 */
export function reportPage({ report, text, sections }: ReadableReport, marked: Span | null): Html {
  const title = report.title ?? report.source;
  const notice = NOTICES[report.status];
  return page(
    title,
    html`<main class="report">
      <header>
        <h1>${title}</h1>
        <p class="byline">${bylineOf(report)}</p>
        ${notice === null ? '' : html`<p class="notice">${notice}</p>`}
      </header>
      <nav aria-label="目录">
        ${sections
          .filter(({ level }) => level === 1)
          .map(({ path, heading, start }) => html`<a href="#o${start}">${path} ${heading}</a>`)}
      </nav>
      <article>${bodyOf(text, sections, clip(marked, text.length))}</article>
    </main>`,
  );
}

const NOTICES: Record<ReadableReport['report']['status'], string | null> = {
  current: null,
  superseded: '这份报告已被更新的版本取代，现在的回答不再引用它。',
  removed: '这份报告已被移除，现在的回答不再引用它。',
};

/** 武胜县人民政府 · 2024年 · 法治政府建设年度报告; what is unknown is left out. */
function bylineOf({ issuer, year, kind }: ReadableReport['report']): string {
  return [issuer, year === null ? null : `${year}年`, kind].filter((part) => part !== null).join(' · ');
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
function bodyOf(text: string, sections: ReadableReport['sections'], marked: Span | null): Html[] {
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
