import { type HtmlElement, type HtmlLine, type HtmlNode, isElement, isText, tagOf } from './html-node.ts';
import { readHtmlTable } from './html-table.ts';
import { readInlineText } from './inline-text.ts';

const SKIPPED = new Set(
  'script style noscript template iframe object embed svg canvas button select option input textarea nav footer aside map audio video link meta title head'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article blockquote body caption center dd details dialog div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre section summary tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
/** The marks [1] and ↑ between a text and its notes would be read as numbers. */
const NOTE_LINK = /^#(?:foot|end)note-/u;
const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/iu;

/**
 * The lines of a part of a page from top to bottom, without scripts, navigation, footers and what is not shown: a paragraph is
 * one line, `<br>` ends one, and a table of data gives a line for each row. Empty ones are left out.
 */
export function listHtmlLines(root: HtmlElement): HtmlLine[] {
  const lines: HtmlLine[] = [];
  let words = '';
  const flush = (block: HtmlElement): void => {
    const text = readInlineText(words);
    words = '';
    if (text !== '') lines.push({ text, block });
  };
  const visit = (node: HtmlNode, block: HtmlElement): void => {
    if (isText(node)) {
      const [first = '', ...rest] = tagOf(block) === 'pre' ? readPieces(node) : [node.textContent ?? ''];
      words += first;
      for (const piece of rest) {
        flush(block);
        words += piece;
      }
      return;
    }
    if (!isElement(node) || !isShown(node)) return;
    const tag = tagOf(node);
    if (tag === 'br') {
      flush(block);
    } else if (tag === 'table') {
      flush(block);
      const rows = readHtmlTable(node, listHtmlLines);
      if (rows === null) visitAll(node, node);
      else lines.push(...rows.map((text) => ({ text, block: node })));
      flush(node);
    } else if (BLOCKS.has(tag)) {
      flush(block);
      visitAll(node, node);
      flush(node);
    } else {
      visitAll(node, block);
    }
  };
  const visitAll = (parent: HtmlElement, block: HtmlElement): void => {
    for (const child of parent.childNodes) visit(child, block);
  };
  visitAll(root, root);
  flush(root);
  return lines;
}

function isShown(element: HtmlElement): boolean {
  if (SKIPPED.has(tagOf(element)) || NOTE_LINK.test(element.getAttribute('href') ?? '')) return false;
  return element.getAttribute('hidden') === null && !HIDDEN_STYLE.test(element.getAttribute('style') ?? '');
}

/** A preformatted block's own line ends are lines. */
function readPieces(node: HtmlNode): string[] {
  return (node.textContent ?? '').split(/\r\n?|\n/u);
}
