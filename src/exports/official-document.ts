/** Drafts as Word documents in the form of official documents, GB/T 9704—2012. */
import type { IRunOptions } from 'docx';
import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  DocumentGridType,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  ShadingType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Draft, DraftBlock, DraftPart, DraftSource } from '../drafts/draft.ts';

/** Half-points: 二号, 三号 and 四号 type, and the small type of a source table. */
const SIZE = { title: 44, body: 32, page: 28, table: 21 };
/** Twips: exactly 28 points a line gives the 22 lines of a page; two characters of 三号 indent a paragraph. */
const LINE = { line: 560, lineRule: LineRuleType.EXACT };
const INDENT = { firstLine: 640 };
/** Twentieths of a point between characters: 28 characters of 三号 fill a line of 156 mm. */
const CHARACTER_SPACING = -4;
const GRID_PITCH = 579;

const LATIN = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' };
const FONT = {
  title: { ...LATIN, eastAsia: '方正小标宋简体', hint: 'eastAsia' },
  body: { ...LATIN, eastAsia: '仿宋_GB2312', hint: 'eastAsia' },
  first: { ...LATIN, eastAsia: '黑体', hint: 'eastAsia' },
  second: { ...LATIN, eastAsia: '楷体_GB2312', hint: 'eastAsia' },
  page: { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体' },
};

/** Gives the bytes of a .docx: A4, title centred, numbers marked with their source, open slots highlighted, sources at the end. */
export async function toOfficialDocument(draft: Draft): Promise<Uint8Array> {
  const document = new Document({
    title: draft.title,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { font: FONT.body, size: SIZE.body, characterSpacing: CHARACTER_SPACING } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
            margin: {
              top: convertMillimetersToTwip(37),
              bottom: convertMillimetersToTwip(35),
              left: convertMillimetersToTwip(28),
              right: convertMillimetersToTwip(26),
              footer: convertMillimetersToTwip(28),
            },
          },
          grid: { type: DocumentGridType.LINES, linePitch: GRID_PITCH },
        },
        footers: { default: pageFooter(AlignmentType.RIGHT), even: pageFooter(AlignmentType.LEFT) },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { line: 700, lineRule: LineRuleType.EXACT, after: 560 },
            children: [new TextRun({ text: draft.title, font: FONT.title, size: SIZE.title })],
          }),
          ...draft.blocks.map(paragraphOf),
          ...sourcePages(draft.sources),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function paragraphOf({ type, level, parts }: DraftBlock): Paragraph {
  const font = type === 'heading' ? (level === 1 ? FONT.first : FONT.second) : FONT.body;
  return new Paragraph({
    spacing: LINE,
    indent: type === 'quote' ? { ...INDENT, left: 640 } : INDENT,
    alignment: type === 'heading' ? AlignmentType.LEFT : AlignmentType.BOTH,
    ...(type === 'heading' && { outlineLevel: level - 1, keepNext: true }),
    children: parts.flatMap((part) => runsOf(part, { font })),
    // Words offered to choose from must not be taken for the draft's own.
    ...(type === 'quote' && { shading: { type: ShadingType.CLEAR, fill: 'F2F2F2' } }),
  });
}

function runsOf(part: DraftPart, format: Pick<IRunOptions, 'font'>): TextRun[] {
  switch (part.type) {
    case 'text':
      return [new TextRun({ text: part.text.replaceAll(/\s*\n\s*/gu, ''), ...format })];
    case 'figure':
      return [
        new TextRun({ text: part.text, ...format }),
        new TextRun({ text: `[${part.source}]`, superScript: true, font: FONT.body }),
      ];
    case 'open':
      return [new TextRun({ text: part.text, ...format, highlight: 'yellow' })];
  }
}

/** On a page of its own behind the draft, so that it can be taken off before the document goes out. */
function sourcePages(sources: readonly DraftSource[]): (Paragraph | Table)[] {
  if (sources.length === 0) return [];
  const cell = (text: string, width: number) =>
    new TableCell({
      width: { size: width, type: WidthType.PERCENTAGE },
      children: [new Paragraph({ children: [new TextRun({ text, font: FONT.body, size: SIZE.table })] })],
    });
  const row = (cells: [string, string, string, string], tableHeader: 'header' | 'body') =>
    new TableRow({
      tableHeader: tableHeader === 'header',
      children: cells.map((text, index) => cell(text, [6, 26, 14, 54][index] ?? 25)),
    });
  return [
    new Paragraph({
      pageBreakBefore: true,
      spacing: LINE,
      children: [new TextRun({ text: '数据来源', font: FONT.first, size: SIZE.body })],
    }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        row(['序', '报告', '章节', '原句'], 'header'),
        ...sources.map(({ n, title, section, quote }) =>
          row([String(n), title, section, quote.replaceAll(/\s*\n\s*/gu, ' ').trim()], 'body'),
        ),
      ],
    }),
  ];
}

/** — 1 —, outside: right on odd pages, left on even ones, a character in from the edge. */
function pageFooter(alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === AlignmentType.RIGHT ? { right: 320 } : { left: 320 },
        children: [
          new TextRun({ font: FONT.page, size: SIZE.page, children: ['— ', PageNumber.CURRENT, ' —'] }),
        ],
      }),
    ],
  });
}
