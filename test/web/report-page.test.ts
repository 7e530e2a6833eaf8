import { describe, expect, it } from 'vitest';
import type { ReadableReport } from '../../src/library/read-report.ts';
import type { Span } from '../../src/numbers/span.ts';
import { parseReport } from '../../src/reports/parse-report.ts';
import { parseMarked, reportPage } from '../../src/web/report-page.ts';
import { readGazetteer } from '../support/gazetteer.ts';

const TEXT = `甲县2024年法治政府建设年度报告
全年收到<b>110</b>件 & "98"件。
一、工作情况
(一)行政复议。受理98件，审结90件。
其中：调解12件。

二、存在的问题
部分人员认识不足。`;

describe('the page of a report', () => {
  it('escapes what the report says', async () => {
    const page = await pageOf(TEXT, null);
    expect(page).toContain('收到&lt;b&gt;110&lt;/b&gt;件 &amp; &quot;98&quot;件');
    expect(page).not.toContain('<b>110');
    expect(await pageOf(TEXT, null, '<script>alert(1)</script>')).not.toContain('<script>alert');
  });

  it('keeps every character of the text, marked or not', async () => {
    for (const marked of [null, spanOf('受理98件，审结90件。'), { start: 5, end: 60 }]) {
      const shown = articleOf(await pageOf(TEXT, marked));
      expect(shown.replace(/\s/g, '')).toBe(TEXT.replace(/\s/g, ''));
    }
  });

  const marks: [what: string, span: Span, marked: string[]][] = [
    ['exactly the range', spanOf('受理98件'), ['受理98件']],
    ['a range with markup in it', spanOf('<b>110</b>'), ['&lt;b&gt;110&lt;/b&gt;']],
    ['across lines', spanOf('审结90件。\n其中：调解12件'), ['审结90件。', '其中：调解12件']],
    [
      'across a blank line and a heading',
      spanOf('12件。\n\n二、存在的问题\n部分'),
      ['12件。', '二、存在的问题', '部分'],
    ],
    ['from a heading into its paragraph', spanOf('行政复议。受理'), ['行政复议', '。受理']],
    ['up to the end when it goes beyond', { start: TEXT.length - 3, end: TEXT.length + 50 }, ['不足。']],
    ['nothing beyond the end', { start: TEXT.length, end: TEXT.length + 5 }, []],
  ];
  it.each(marks)('marks %s', async (_what, span, marked) => {
    const page = await pageOf(TEXT, span);
    expect([...page.matchAll(/<mark>(.*?)<\/mark>/g)].map((match) => match[1])).toEqual(marked);
  });

  it('lists its parts, each leading to its heading', async () => {
    const page = await pageOf(TEXT, null);
    const targets = [...page.matchAll(/<a href="#(o\d+)">/g)].map((match) => match[1] ?? '');
    expect(targets).toHaveLength(3);
    for (const target of targets) expect(page).toContain(`id="${target}"`);
    expect(page).toMatch(/<h2 id="o\d+">一、工作情况<\/h2>/);
    expect(page).toMatch(/<details class="contents" open/);
    expect(await pageOf(TEXT, spanOf('98'))).not.toMatch(/<details class="contents" open/);
  });
});

describe('the stretch to mark', () => {
  const cases: [query: { start?: string; end?: string }, span: Span | null][] = [
    [
      { start: '3', end: '9' },
      { start: 3, end: 9 },
    ],
    [
      { start: '0', end: '1' },
      { start: 0, end: 1 },
    ],
    [{}, null],
    [{ start: '3' }, null],
    [{ start: '9', end: '3' }, null],
    [{ start: '3', end: '3' }, null],
    [{ start: '-3', end: '9' }, null],
    [{ start: '1.5', end: '9' }, null],
    [{ start: '1e3', end: '9999' }, null],
    [{ start: '', end: '9' }, null],
    [{ start: 'NaN', end: 'Infinity' }, null],
    [{ start: '0x1', end: '9' }, null],
    [{ start: '1', end: '99999999999999999999' }, null],
  ];
  it.each(cases)('of %j is %j', (query, span) => {
    expect(parseMarked(query)).toEqual(span);
  });
});

function spanOf(words: string): Span {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
}

async function pageOf(text: string, marked: Span | null, title?: string): Promise<string> {
  const { metadata, sections } = parseReport({ text, warnings: [] }, { gazetteer: readGazetteer() });
  const report = { ...metadata, title: title ?? metadata.title, source: 'x.txt', status: 'current' };
  return String(await reportPage({ report: report as ReadableReport['report'], text, sections }, marked));
}

function articleOf(page: string): string {
  const article = /<article>([\s\S]*)<\/article>/.exec(page)?.[1] ?? '';
  return article
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
