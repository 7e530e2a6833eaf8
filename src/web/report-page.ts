import { html } from 'hono/html';
import type { ReadableReport } from '../library/read-report.ts';
import type { Span } from '../numbers/span.ts';
import { type Html, page } from './page.ts';
import { anchorOf, reportText } from './report-text.ts';

/** The table of contents goes as deep as this: 一、 and (一). */
const CONTENTS_LEVELS = [1, 2];

/**
 * The page of a report: its text as stored, with one stretch marked and scrolled to.
 * @param marked Cut to the text; nothing is marked when null or outside of it.
 */
export function reportPage({ report, text, sections }: ReadableReport, marked: Span | null): Html {
  const title = report.title ?? report.source;
  const notice = NOTICES[report.status];
  const mark = marked && marked.start < Math.min(marked.end, text.length) ? marked : null;
  return page(
    title,
    html`<main class="report">
      <header>
        <h1>${title}</h1>
        <p class="byline">${bylineOf(report)}</p>
        ${notice === null ? '' : html`<p class="notice">${notice}</p>`}
      </header>
      ${contentsOf(sections, mark === null ? 'open' : 'closed')}
      <article>${reportText(text, sections, mark)}</article>
    </main>`,
  );
}

/** Reads the stretch to mark from an address; null for anything but two whole numbers, the first smaller. */
export function parseMarked({ start, end }: { start?: string; end?: string }): Span | null {
  if (!isOffset(start) || !isOffset(end)) return null;
  const span = { start: Number(start), end: Number(end) };
  return span.start < span.end ? span : null;
}

function isOffset(text: string | undefined): text is string {
  return text !== undefined && /^\d{1,9}$/.test(text);
}

const NOTICES: Record<ReadableReport['report']['status'], string | null> = {
  current: null,
  superseded: '这份报告已被更新的版本取代，现在的回答不再引用它。',
  removed: '这份报告已被移除，现在的回答不再引用它。',
};

/** 甲县人民政府 · 2024年 · 法治政府建设年度报告; what is unknown is left out. */
function bylineOf({ issuer, year, kind, signedOn, publishedOn }: ReadableReport['report']): string {
  return [
    issuer,
    year === null ? null : `${year}年`,
    kind,
    signedOn === null ? null : `${signedOn} 成文`,
    publishedOn === null || publishedOn === signedOn ? null : `${publishedOn} 发布`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** Closed where a sentence is marked: people came for that, and it should not be far below. */
function contentsOf(sections: ReadableReport['sections'], state: 'open' | 'closed'): Html | '' {
  const listed = sections.filter(({ level }) => CONTENTS_LEVELS.includes(level));
  if (listed.length === 0) return '';
  const entries = listed.map((section) => {
    const numeral = section.path.split('/').at(-1) ?? '';
    return html`<li class="level-${section.level}">
      <a href="#${anchorOf(section)}">${numeral}${section.level === 1 ? '、' : ''}${section.heading}</a>
    </li>`;
  });
  return html`<details class="contents" ${state === 'open' ? 'open' : ''}>
    <summary>目录</summary>
    <nav aria-label="目录">
      <ol>
        ${entries}
      </ol>
    </nav>
  </details>`;
}
