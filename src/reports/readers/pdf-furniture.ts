import type { TextLine } from './pdf-page.ts';

/** Heads and feet stand in these outer parts of a page's height. */
const MARGIN_SHARE = 0.12;
/** Lines that repeat on this share of the pages are heads or feet: half of them, where left and right pages differ. */
const REPEATED_SHARE = 0.4;
const LEAST_REPEATED = 2;
const PAGE_NUMBER =
  /^[-—–―‐・·.\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–―‐・·.\s]*$|^page\s+\d+(?:\s+of\s+\d+)?$/iu;

export interface PageLines {
  height: number;
  lines: TextLine[];
}

/** Takes page numbers and running heads off: lines at a page's edge that are a number, or that repeat but for their numbers. */
export function dropPageFurniture(pages: readonly PageLines[]): TextLine[][] {
  const repeated = new Map<string, number>();
  for (const page of pages)
    for (const shape of new Set(page.lines.filter((line) => isAtEdge(line, page)).map(shapeOf)))
      repeated.set(shape, (repeated.get(shape) ?? 0) + 1);
  const least = Math.max(LEAST_REPEATED, pages.length * REPEATED_SHARE);
  return pages.map((page) =>
    page.lines.filter((line) => {
      if (!isAtEdge(line, page)) return true;
      return !PAGE_NUMBER.test(line.text) && (repeated.get(shapeOf(line)) ?? 0) < least;
    }),
  );
}

function isAtEdge({ y, size }: TextLine, { height }: PageLines): boolean {
  return y < height * MARGIN_SHARE || y - size > height * (1 - MARGIN_SHARE);
}

/** What stays the same of a head: its words without numbers, and its height on the page. */
function shapeOf({ text, y }: TextLine): string {
  return `${text.replace(/\d+|\s+/gu, '#')} ${Math.round(y / 8)}`;
}
