/** The part of the browser's document model that readers use; linkedom's nodes have it. */
export interface HtmlNode {
  readonly nodeType: number;
  readonly childNodes: Iterable<HtmlNode>;
  readonly parentNode: HtmlNode | null;
  readonly textContent: string | null;
}

export interface HtmlElement extends HtmlNode {
  readonly tagName: string;
  getAttribute(name: string): string | null;
  querySelector(selectors: string): HtmlElement | null;
  querySelectorAll(selectors: string): Iterable<HtmlElement>;
}

export interface HtmlDocument extends HtmlElement {
  readonly documentElement: HtmlElement;
  readonly body: HtmlElement;
  readonly title: string;
  cloneNode(deep: true): HtmlDocument;
}

/** A line as a page shows it. */
export interface HtmlLine {
  text: string;
  /** The innermost block that holds it. */
  block: HtmlElement;
}

const ELEMENT = 1;
const TEXT = 3;

export function isElement(node: HtmlNode): node is HtmlElement {
  return node.nodeType === ELEMENT;
}

export function isText(node: HtmlNode): boolean {
  return node.nodeType === TEXT;
}

/** Lower-case name of an element: `td`. */
export function tagOf(element: HtmlElement): string {
  return element.tagName.toLowerCase();
}

/** Parses a page; a mere fragment becomes the body of one. */
export async function parseHtml(html: string): Promise<HtmlDocument> {
  const { parseHTML } = (await import('linkedom')) as {
    parseHTML: (html: string) => { document: HtmlDocument };
  };
  const isPage = /<html[\s>]/iu.test(html);
  return parseHTML(isPage ? html : `<!doctype html><html><head></head><body>${html}</body></html>`).document;
}
