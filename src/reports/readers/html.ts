import { foldWidth } from '../fold-width.ts';
import { readPageLabels } from '../page-labels.ts';
import type { ReadText, Reader } from '../report.ts';
import { decodeHtml } from './decode-html.ts';
import { selectArticle } from './html-article.ts';
import { listHtmlLines } from './html-lines.ts';
import { type HtmlDocument, isElement, parseHtml } from './html-node.ts';
import { readInlineText } from './inline-text.ts';
import { readingForeign, unreadable } from './unreadable.ts';

const OPENING_BYTES = 4096;
/** A document type, a comment or a processing instruction, which may stand before the first element. */
const BEFORE_ELEMENT = /^(?:\s|<!--[\s\S]*?(?:-->|$)|<\?[^>]*>|<!doctype\s+html[^>]*>)*/iu;
const ELEMENT =
  /^<(?:html|head|body|meta|title|link|script|style|div|table|p|span|center|section|article|main|form|h[1-6]|ul|ol|font|br|a|img|base|pre|strong|b|blockquote|header|nav|section|aside)(?=[\s/>])/iu;
const DOCTYPE = /<!doctype\s+html/iu;

/** Saved web pages in any Chinese encoding: the article, its title and its fields, a paragraph or table row a line. */
export const htmlReader: Reader = {
  format: 'html',
  version: 1,
  accepts: (bytes) => isHtml(bytes),
  read: async (bytes) => {
    const { html, warnings } = decodeHtml(bytes);
    const text = await readingForeign('HTML', () => readPage(html));
    if (text === '') throw unreadable('the HTML page shows no text', { remedy: REMEDY });
    return { text, warnings };
  },
};

const REMEDY = 'If the page fills itself by script, copy its text into a file and take that in.';

/** Whether a file begins like a page or a piece of one, in any encoding that keeps ASCII, or in UTF-16. */
export function isHtml(bytes: Uint8Array): boolean {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'latin1';
  const opening = new TextDecoder(encoding)
    .decode(bytes.subarray(0, OPENING_BYTES))
    .replace(/^(?:\u00EF\u00BB\u00BF|\uFEFF)/u, '');
  const [before] = BEFORE_ELEMENT.exec(opening) ?? [''];
  return DOCTYPE.test(before) || ELEMENT.test(opening.slice(before.length));
}

/** The text of a page's source, or of a piece of one: the whole of its body, when it has no article. */
async function readPage(html: string): Promise<ReadText['text']> {
  const page = await parseHtml(html);
  const lines = listHtmlLines(page.documentElement);
  const article = await selectArticle(page, lines);
  const shown = article.map(({ text }) => text);
  return [...listMissingFields(page, shown), ...shown, ...listHosts(page)].join('\n');
}

/** Who runs the site, as its footer tells: the one thing there that helps to tell whose report it is. */
function listHosts(page: HtmlDocument): string[] {
  const lines = [...page.querySelectorAll('footer')].flatMap(({ childNodes }) =>
    [...childNodes].filter((node) => isElement(node)).flatMap((block) => listHtmlLines(block)),
  );
  return lines.flatMap(({ text }) => {
    const folded = foldWidth(text);
    const labels = readPageLabels([{ text: folded, start: 0, end: folded.length, followsDirectly: false }]);
    const host = labels.find(({ meaning, value }) => meaning === 'host' && value !== '');
    return host === undefined ? [] : [`主办单位：${host.value.split(/\s/u)[0] ?? ''}`];
  });
}

/** What government pages are required to tell in their head, under the names that visible fields have. */
const HEAD_FIELDS: readonly [name: string, label: string, shown: RegExp][] = [
  ['ArticleTitle', '标题', /$^/u],
  ['PubDate', '发布时间', /(?:发布|公开|公布|发文|更新)(?:日期|时间)/u],
  ['ContentSource', '来源', /来源|发布机构|发文机关|发文机构|发布单位/u],
];

function listMissingFields(page: HtmlDocument, shown: readonly string[]): string[] {
  return HEAD_FIELDS.flatMap(([name, label, visible]) => {
    const value = readInlineText(page.querySelector(`meta[name="${name}" i]`)?.getAttribute('content') ?? '');
    const isShown = shown.some((line) => line === value || visible.test(line));
    return value === '' || isShown ? [] : [`${label}：${value}`];
  });
}
