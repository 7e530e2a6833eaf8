/** Drafts as Word documents in the form of official documents, GB/T 9704—2012. */
import type { IRunOptions } from 'docx';
import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  DocumentGridType,
  Footer,
  FootnoteReferenceRun,
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
import { listFormulas, marksOf, OPEN_DATE } from '../drafts/draft.ts';

/** Half-points: 二号, 三号 and 四号 type, and the small type of a source table. */
const SIZE = { title: 44, body: 32, page: 28, table: 21 };
/** Twips: exactly 28 points a line gives the 22 lines of a page; two characters of 三号 indent a paragraph. */
const LINE = { line: 560, lineRule: LineRuleType.EXACT };
const INDENT = { firstLine: 640 };
/** Twentieths of a point between characters: 28 characters of 三号 fill a line of 156 mm. */
const CHARACTER_SPACING = -5;
const GRID_PITCH = 579;

/** What a character of 三号 takes, and how far from the edge a date ends. */
const CHARACTER_TWIPS = 316;
const SIGNATURE_INDENT = 4;

const LATIN = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' };
const FONT = {
  title: { ...LATIN, eastAsia: '方正小标宋简体', hint: 'eastAsia' },
  body: { ...LATIN, eastAsia: '仿宋_GB2312', hint: 'eastAsia' },
  first: { ...LATIN, eastAsia: '黑体', hint: 'eastAsia' },
  second: { ...LATIN, eastAsia: '楷体_GB2312', hint: 'eastAsia' },
  page: { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体' },
};

/** Where the sentence behind a number stands: at the foot of its page, or in a table on a page of its own behind the draft. */
export type SourcesStyle = 'footnotes' | 'table';

/** Gives the bytes of a .docx: A4, title centred, numbers marked with their source, open slots highlighted. */
export async function toOfficialDocument(draft: Draft, style: SourcesStyle = 'table'): Promise<Uint8Array> {
  const mark = style === 'table' ? bracketedMark : footnoteMarks();
  const document = new Document({
    title: draft.title,
    ...(style === 'footnotes' && { footnotes: footnotesOf(draft.sources) }),
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
          ...draft.blocks.map((block) => paragraphOf(block, mark)),
          ...signatureOf(draft.signature),
          ...sourcePages(draft, style),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

/** The mark of a source behind a number. */
type Mark = (source: number) => TextRun | FootnoteReferenceRun;

const bracketedMark: Mark = (source) =>
  new TextRun({ text: `[${source}]`, superScript: true, font: FONT.body });

/** A note is called once, in the order of the text, so that Word counts it as the draft does; then only its number is repeated. */
function footnoteMarks(): Mark {
  const called = new Set<number>();
  return (source) => {
    if (called.has(source)) return bracketedMark(source);
    called.add(source);
    return new FootnoteReferenceRun(source);
  };
}

function footnotesOf(sources: readonly DraftSource[]): Record<string, { children: Paragraph[] }> {
  const note = (text: string) =>
    new Paragraph({ children: [new TextRun({ text, font: FONT.body, size: SIZE.table })] });
  return Object.fromEntries(sources.map((source) => [source.n, { children: [note(sourceLine(source))] }]));
}

function sourceLine({ kind, title, section, quote }: DraftSource): string {
  const name = kind === 'stated' ? `《${title}》` : title;
  return `${name}${section}：${quote.replaceAll(/\s*\n\s*/gu, ' ').trim()}`;
}

/** Two blank lines down, the name centred over the date, which ends four characters from the edge. */
function signatureOf(signature: Draft['signature']): Paragraph[] {
  if (signature === null) return [];
  const date = signature.date ?? OPEN_DATE;
  const indent = SIGNATURE_INDENT + Math.max(0, (widthOf(date) - widthOf(signature.issuer)) / 2);
  const line = (text: string, characters: number, isOpen: string | false) =>
    new Paragraph({
      spacing: LINE,
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(characters * CHARACTER_TWIPS) },
      children: [new TextRun({ text, font: FONT.body, ...(isOpen !== false && { highlight: 'yellow' }) })],
    });
  const blank = () => new Paragraph({ spacing: LINE, children: [] });
  return [
    blank(),
    blank(),
    line(signature.issuer, indent, false),
    line(date, SIGNATURE_INDENT, signature.date === null && 'open'),
  ];
}

/** In characters: digits and Latin letters take half of one. */
function widthOf(text: string): number {
  return Array.from(text, (character) => (/[\x20-\x7e]/u.test(character) ? 0.5 : 1)).reduce(
    (sum, width) => sum + width,
    0,
  );
}

function paragraphOf({ type, level, parts }: DraftBlock, mark: Mark): Paragraph {
  const font = type === 'heading' ? (level === 1 ? FONT.first : FONT.second) : FONT.body;
  return new Paragraph({
    spacing: LINE,
    indent: type === 'quote' ? { ...INDENT, left: 640 } : INDENT,
    alignment: type === 'heading' ? AlignmentType.LEFT : AlignmentType.BOTH,
    ...(type === 'heading' && { outlineLevel: level - 1, keepNext: true }),
    children: parts.flatMap((part) => runsOf(part, { font }, mark)),
    // Words offered to choose from must not be taken for the draft's own.
    ...(type === 'quote' && { shading: { type: ShadingType.CLEAR, fill: 'F2F2F2' } }),
  });
}

function runsOf(part: DraftPart, format: Pick<IRunOptions, 'font'>, mark: Mark): ReturnType<Mark>[] {
  switch (part.type) {
    case 'text':
      return part.text
        .replaceAll(/\s*\n\s*/gu, '')
        .split(/［来源(\d+)］/u)
        .flatMap((piece, index): ReturnType<Mark>[] => {
          if (index % 2 === 1) return [mark(Number(piece))];
          return piece === '' ? [] : [new TextRun({ text: piece, ...format })];
        });
    case 'figure':
    case 'computed':
      return [new TextRun({ text: part.text, ...format }), ...marksOf(part).map(mark)];
    case 'entered':
      return [new TextRun({ text: part.text, ...format, highlight: 'cyan' }), mark(part.source)];
    case 'open':
      return [new TextRun({ text: part.text, ...format, highlight: 'yellow' })];
  }
}

/** On a page of its own behind the draft, so that it can be taken off before the document goes out. */
function sourcePages(draft: Draft, style: SourcesStyle): (Paragraph | Table)[] {
  const { sources } = draft;
  const formulas = listFormulas(draft);
  if (style === 'footnotes' || sources.length === 0) return [];
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
    ...formulas.map(
      (formula) =>
        new Paragraph({
          children: [new TextRun({ text: `计算：${formula}`, font: FONT.body, size: SIZE.table })],
        }),
    ),
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
