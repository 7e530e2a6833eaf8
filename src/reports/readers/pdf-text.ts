import { readColumns } from './pdf-columns.ts';
import { dropPageFurniture } from './pdf-furniture.ts';
import { listPieces } from './pdf-lines.ts';
import type { PdfPage, PdfTable, TextLine } from './pdf-page.ts';
import { joinParagraphs } from './pdf-paragraphs.ts';
import { isContinued, takeTables } from './pdf-tables.ts';
import { type TableCell, writeTableRows } from './table-rows.ts';

type Part = { kind: 'text'; stretches: TextLine[][] } | { kind: 'table'; table: PdfTable };

/** The lines of a document's text: a paragraph or a table row each, in the order in which a person reads. */
export function listPdfText(pages: readonly PdfPage[]): string[] {
  // 1. Take the tables out, and what stands at every page's edge.
  const taken = pages.map((page) => takeTables(page));
  const kept = dropPageFurniture(
    taken.map(({ rest }, index) => ({ height: pages[index]?.height ?? 0, lines: listPieces(rest) })),
  );

  // 2. Put what is left, and the tables, into reading order.
  const parts = kept.flatMap((pieces, index) => layOutPage(pieces, taken[index]?.tables ?? []));

  // 3. Join what goes on over a page's end, and write it out.
  return joinParts(parts).flatMap((part) =>
    part.kind === 'text'
      ? joinParagraphs(part.stretches)
      : writeTableRows(part.table.rows).filter((row) => row.trim() !== ''),
  );
}

function layOutPage(pieces: readonly TextLine[], tables: readonly PdfTable[]): Part[] {
  const placed = tables.map((table): TextLine => {
    const { columns, top } = table;
    return { text: '', table, x: columns[0] ?? 0, right: columns.at(-1) ?? 0, y: top, size: 0 };
  });
  const ordered = [...pieces, ...placed].sort((one, other) => one.y - other.y);
  return readColumns(ordered).flatMap((stretch) => partStretch(stretch));
}

/** A stretch of a column as the texts and tables that follow each other in it. */
function partStretch(stretch: readonly TextLine[]): Part[] {
  const parts: Part[] = [];
  for (const line of stretch) {
    const last = parts.at(-1);
    if (line.table !== undefined) parts.push({ kind: 'table', table: line.table });
    else if (last?.kind === 'text') last.stretches[0]?.push(line);
    else parts.push({ kind: 'text', stretches: [[line]] });
  }
  return parts;
}

function joinParts(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.kind === 'text' && part.kind === 'text')
      joined.splice(-1, 1, { kind: 'text', stretches: [...last.stretches, ...part.stretches] });
    else if (last?.kind === 'table' && part.kind === 'table' && isContinued(last.table, part.table))
      joined.splice(-1, 1, { kind: 'table', table: continueTable(last.table, part.table) });
    else joined.push(part);
  }
  return joined;
}

/** A heading row that is drawn again on the next page is left out there. */
function continueTable(table: PdfTable, next: PdfTable): PdfTable {
  const [heading] = table.rows;
  const [repeated, ...rows] = next.rows;
  const isRepeated = wordsOf(heading) === wordsOf(repeated);
  return { ...next, rows: [...table.rows, ...(isRepeated ? rows : next.rows)] };
}

function wordsOf(row: readonly TableCell[] | undefined): string {
  return (row ?? []).map(({ text }) => text).join('|');
}
