import {
  AlignmentType,
  Document,
  Packer,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { ExportDocument } from '../answers/answer.ts';
import type { TableExhibit } from '../answers/exhibit.ts';

const WORDS: Record<ExportDocument['language'], { notes: string; sources: string; heads: string[] }> = {
  zh: { notes: '说明', sources: '出处', heads: ['编号', '报告', '章节', '原句'] },
  en: { notes: 'Notes', sources: 'Sources', heads: ['No.', 'Report', 'Section', 'Sentence'] },
};

/** Half-points. */
const SIZE = { title: 36, head: 28, body: 21 };
/** Percent of the width that each column of the sources takes. */
const SOURCE_WIDTHS = [7, 30, 15, 48];
const LATIN = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' };
const FONT = {
  title: { ...LATIN, eastAsia: '方正小标宋简体', hint: 'eastAsia' },
  head: { ...LATIN, eastAsia: '黑体', hint: 'eastAsia' },
  body: { ...LATIN, eastAsia: '仿宋_GB2312', hint: 'eastAsia' },
};
const GREY = { type: ShadingType.CLEAR, color: 'auto', fill: 'E7E6E6' };

/**
 * An answer's tables as a page for a meeting: the remarks, the tables with a mark behind every number, and on a page of its own the
 * sentence behind every mark. What does not compare has its own table, on grey.
 * @returns The bytes of a .docx file, A4 across.
 */
export async function writeComparisonDocument(document: ExportDocument): Promise<Uint8Array> {
  const { title, notes, tables, citations, language } = document;
  const words = WORDS[language];
  const page = new Document({
    title,
    styles: { default: { document: { run: { font: FONT.body, size: SIZE.body } } } },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE } },
        },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 240 },
            children: [new TextRun({ text: title, font: FONT.title, size: SIZE.title })],
          }),
          ...(document.main ?? []).map(noteOf),
          ...(document.main?.length ? [new Paragraph({})] : []),
          ...tables.flatMap(tableParts),
          ...(notes.length > 0 ? [headOf(words.notes), ...notes.map(noteOf)] : []),
          ...(citations.length > 0
            ? [
                headOf(words.sources, 'new page'),
                gridOf(
                  words.heads,
                  citations.map(({ n, title: report, section, quote }) => [
                    ...[String(n), report, section],
                    quote.replaceAll(/\s*\n\s*/gu, ' ').trim(),
                  ]),
                  { widths: SOURCE_WIDTHS },
                ),
              ]
            : []),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(page));
}

function tableParts({ caption, columns, rows }: TableExhibit): (Paragraph | Table)[] {
  const isApart = caption !== '';
  return [
    ...(isApart
      ? [new Paragraph({ spacing: { before: 200, after: 80 }, children: [new TextRun(caption)] })]
      : []),
    gridOf(columns, rows, isApart ? { shading: GREY } : {}),
  ];
}

function headOf(text: string, at: 'here' | 'new page' = 'here'): Paragraph {
  return new Paragraph({
    pageBreakBefore: at === 'new page',
    spacing: { before: 240, after: 80 },
    children: [new TextRun({ text, font: FONT.head, size: SIZE.head })],
  });
}

function noteOf(text: string): Paragraph {
  return new Paragraph({ bullet: { level: 0 }, children: [new TextRun(text)] });
}

interface GridLook {
  /** Percent each; default equal. */
  widths?: readonly number[];
  shading?: typeof GREY;
}

function gridOf(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  { widths, shading }: GridLook,
): Table {
  const rowOf = (cells: readonly string[], part: 'head' | 'body') =>
    new TableRow({
      tableHeader: part === 'head',
      cantSplit: true,
      children: cells.map(
        (text, index) =>
          new TableCell({
            width: { size: widths?.[index] ?? 100 / columns.length, type: WidthType.PERCENTAGE },
            ...(shading && { shading }),
            margins: { left: 80, right: 80 },
            children: [new Paragraph({ children: runsOf(text, part) })],
          }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [rowOf(columns, 'head'), ...rows.map((cells) => rowOf(cells, 'body'))],
  });
}

/** Citation marks stand raised behind their number. */
function runsOf(text: string, part: 'head' | 'body'): TextRun[] {
  if (part === 'head') return [new TextRun({ text, font: FONT.head })];
  return text
    .split(/((?:\[\d+\])+)/u)
    .filter((piece) => piece !== '')
    .map((piece) =>
      /^\[\d/u.test(piece) ? new TextRun({ text: piece, superScript: true }) : new TextRun({ text: piece }),
    );
}
