import { foldWidth } from '../fold-width.ts';
import { opensWithLabel } from '../page-labels.ts';
import { type HtmlElement, type HtmlLine, isElement, tagOf } from './html-node.ts';
import { joinCellLines } from './inline-text.ts';
import { type TableCell, measureTable, writeTableRows } from './table-rows.ts';

/** A cell that holds this share of a table's words, and this many, is a page put into a table. */
const LAYOUT_SHARE = 0.6;
const LAYOUT_LENGTH = 300;
/** A page's table of fields (索引号, 发布机构 …) has at least this many of their names. */
const LEAST_LABELS = 2;

/**
 * The lines of a table of data, one a row (see `writeTableRows`), or of a page's table of fields, one a field: 「索引号：…」.
 * @param listLines The lines of a cell.
 * @returns Null for a table that only lays out a page: it is read as the blocks that it holds.
 */
export function readHtmlTable(
  table: HtmlElement,
  listLines: (cell: HtmlElement) => HtmlLine[],
): string[] | null {
  if (table.querySelector('table') !== null) return null;
  const caption = table.querySelector('caption');
  const rows = listRows(table).map((row) =>
    [...row.childNodes]
      .filter((node) => isElement(node))
      .filter((node) => tagOf(node) === 'td' || tagOf(node) === 'th')
      .map((cell) => readCell(cell, listLines)),
  );
  const cells = rows.flat();
  if (cells.filter(({ text }) => isLabel(text)).length >= LEAST_LABELS) return writeFields(rows);
  const { columns, rows: height } = measureTable(rows);
  if (columns < 2 || height < 2 || isLayout(table, cells)) return null;
  const title = caption === null ? [] : listLines(caption).map(({ text }) => text);
  return [...title, ...writeTableRows(rows)];
}

/** In the order drawn: a `tfoot` may stand before the body in the source, but no page of the genre has one. */
function listRows(table: HtmlElement): HtmlElement[] {
  return [...table.querySelectorAll('tr')];
}

function readCell(cell: HtmlElement, listLines: (cell: HtmlElement) => HtmlLine[]): TableCell {
  return {
    text: joinCellLines(listLines(cell).map(({ text }) => text)),
    columnSpan: readSpan(cell.getAttribute('colspan')),
    rowSpan: readSpan(cell.getAttribute('rowspan')),
    isHeading: tagOf(cell) === 'th',
  };
}

function readSpan(attribute: string | null): number {
  const span = Number.parseInt(attribute ?? '', 10);
  return Number.isNaN(span) || span < 1 ? 1 : span;
}

function isLayout(table: HtmlElement, cells: readonly TableCell[]): boolean {
  if (table.getAttribute('role') === 'presentation') return true;
  const total = cells.reduce((sum, { text }) => sum + text.length, 0);
  const longest = Math.max(0, ...cells.map(({ text }) => text.length));
  return longest > LAYOUT_LENGTH && longest > total * LAYOUT_SHARE;
}

function isLabel(text: string): boolean {
  const folded = foldWidth(text).trim();
  return opensWithLabel({ text: folded, start: 0, end: folded.length, followsDirectly: false });
}

/** A field a line; a name that stands alone takes its value from the next cell. */
function writeFields(rows: readonly (readonly TableCell[])[]): string[] {
  return rows.flatMap((row) => {
    const texts = row.map(({ text }) => text);
    const lines: string[] = [];
    for (let index = 0; index < texts.length; index += 1) {
      const text = texts[index] ?? '';
      const next = texts[index + 1];
      const isBare = isLabel(text) && /^[^：:]*[：:]?$/u.test(text);
      if (isBare && next !== undefined && !isLabel(next)) {
        lines.push(`${text.replace(/[：:\s]+$/u, '')}：${next}`);
        index += 1;
      } else if (text !== '') lines.push(text);
    }
    return lines;
  });
}
