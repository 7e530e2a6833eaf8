import { foldWidth } from '../fold-width.ts';
import { opensWithLabel } from '../page-labels.ts';
import type { Line } from '../lines.ts';
import {
  type HtmlDocument,
  type HtmlElement,
  type HtmlLine,
  type HtmlNode,
  isElement,
  tagOf,
} from './html-node.ts';

/** Shorter lines stand in articles and around them alike, and say nothing on where the article is. */
const TELLING_LENGTH = 12;
/** The article's block holds at least this share of the words that readability took for the article. */
const BLOCK_SHARE = 0.95;
/** Readability has found too little when less than this share of the page's running text is in its article. */
const LEAST_PROSE_SHARE = 0.6;
const PROSE = /[，。；].*[，。；]/u;
const TITLE_BLOCK = /^h[1-3]$/u;

/**
 * The lines of a page that are the article, with the title and the page's fields (发布机构, 成文日期 …) that stand outside of it.
 * Readability tells in which block the article is; that block is kept whole, since a reader of figures misses a dropped
 * sentence more than it minds a button. Where readability finds too little, all lines are kept.
 */
export async function selectArticle(
  page: HtmlDocument,
  lines: readonly HtmlLine[],
): Promise<readonly HtmlLine[]> {
  const article = squeeze(await readArticle(page));
  const kept = lines.filter(({ text }) => text.length >= TELLING_LENGTH && article.includes(squeeze(text)));
  const block = findBlock(kept);
  if (block === null) return lines;
  const isInside = new Set(lines.filter((line) => holds(block, line.block)));
  if (proseLength([...isInside]) < proseLength(lines) * LEAST_PROSE_SHARE) return lines;
  const first = lines.findIndex((line) => isInside.has(line));
  return lines.filter(
    (line, index) => isInside.has(line) || isField(line) || (index < first && isTitle(line, page)),
  );
}

async function readArticle(page: HtmlDocument): Promise<string> {
  const { Readability } = (await import('@mozilla/readability')) as {
    Readability: new (document: unknown) => { parse: () => { textContent?: string | null } | null };
  };
  try {
    // Readability takes the document apart: it gets its own.
    return new Readability(page.cloneNode(true)).parse()?.textContent ?? '';
  } catch (error) {
    // It throws on pages without a body or of odd nesting; such a page is read as a whole.
    if (error instanceof Error) return '';
    throw error;
  }
}

/** The innermost block that holds nearly all of the lines; null for none. */
function findBlock(lines: readonly HtmlLine[]): HtmlElement | null {
  const total = lines.reduce((sum, { text }) => sum + text.length, 0);
  const lengths = new Map<HtmlNode, number>();
  for (const { text, block } of lines)
    for (let node: HtmlNode | null = block; node !== null; node = node.parentNode)
      lengths.set(node, (lengths.get(node) ?? 0) + text.length);
  const holders = [...lengths].filter(([node, length]) => isElement(node) && length >= total * BLOCK_SHARE);
  // Deeper blocks were met first on the way up from each line.
  const [innermost] = holders.sort(([one], [other]) => depthOf(other) - depthOf(one));
  return innermost !== undefined && isElement(innermost[0]) ? innermost[0] : null;
}

function depthOf(node: HtmlNode): number {
  let depth = 0;
  for (let parent = node.parentNode; parent !== null; parent = parent.parentNode) depth += 1;
  return depth;
}

function holds(ancestor: HtmlElement, node: HtmlElement): boolean {
  for (let at: HtmlNode | null = node; at !== null; at = at.parentNode) if (at === ancestor) return true;
  return false;
}

function proseLength(lines: readonly HtmlLine[]): number {
  return lines.reduce((sum, { text }) => sum + (PROSE.test(text) ? text.length : 0), 0);
}

/** A field of the page that tells something of the report; buttons and counters tell nothing. */
function isField({ text }: HtmlLine): boolean {
  const folded = foldWidth(text);
  const line: Line = { text: folded, start: 0, end: folded.length, followsDirectly: false };
  return opensWithLabel(line) && text.length < 200;
}

function isTitle({ text, block }: HtmlLine, page: HtmlDocument): boolean {
  const isHeading =
    TITLE_BLOCK.test(tagOf(block)) || /title|biaoti|bt\b/iu.test(block.getAttribute('class') ?? '');
  const words = squeeze(text);
  return isHeading || (words.length >= TELLING_LENGTH && squeeze(page.title).includes(words));
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}
