import { readFileSync } from 'node:fs';
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import {
  Document,
  LevelFormat,
  LevelSuffix,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { setParagraphs, writePdf } from './write-pdf.ts';

const FOLDER = 'test/fixtures/readers/';

/** The report that all formats hold, a paragraph or table row a line: see test/fixtures/readers/README.md. */
export const REPORT_TEXT = readFileSync(`${FOLDER}report.txt`, 'utf8').trimEnd();

export function readFixture(name: string): Uint8Array {
  return readFileSync(FOLDER + name);
}

const LEVELS: [level: number, mark: RegExp][] = [
  [0, /^[一二三]、/],
  [1, /^（[一二三]）/],
  [2, /^\d\./],
];
const TABLE_ROW = /^执法领域：(.*)；检查次数：(.*)；处罚案件：(.*)；$/;

/** The report as a Word document whose numerals are Word's own: no paragraph has them in its text. */
export async function writeReportDocx(): Promise<Uint8Array> {
  const children: (Paragraph | Table)[] = [];
  let rows: string[][] = [['执法领域', '检查次数', '处罚案件']];
  for (const line of REPORT_TEXT.split('\n')) {
    const row = TABLE_ROW.exec(line);
    if (row) {
      rows.push(row.slice(1));
      continue;
    }
    if (rows.length > 1) children.push(writeTable(rows));
    if (rows.length > 1) rows = [];
    const level = LEVELS.find(([, mark]) => mark.test(line));
    const text = level ? line.replace(level[1], '') : line;
    // Word breaks a paragraph into runs at every change of proofing or font.
    const runs = [text.slice(0, 5), text.slice(5)].map((part) => new TextRun(part));
    children.push(
      level
        ? new Paragraph({ children: runs, numbering: { reference: 'outline', level: level[0] } })
        : new Paragraph({ children: runs }),
    );
  }
  const levels = [
    { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、' },
    { level: 1, format: LevelFormat.CHINESE_COUNTING, text: '（%2）' },
    { level: 2, format: LevelFormat.DECIMAL, text: '%3.' },
  ].map((level) => ({ ...level, suffix: LevelSuffix.NOTHING }));
  const document = new Document({
    numbering: { config: [{ reference: 'outline', levels }] },
    sections: [{ children }],
  });
  return Packer.toBuffer(document);
}

function writeTable(rows: readonly string[][]): Table {
  return new Table({
    rows: rows.map(
      (cells) =>
        new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
    ),
  });
}

/** The report in two columns, its title across both, a page number below, and in a font that is not embedded. */
export function writeReportPdf(): Uint8Array {
  const [title = '', ...lines] = REPORT_TEXT.split('\n');
  const columns = [60, 310].map((x) => ({ x, top: 110, bottom: 760, width: 19 }));
  const pages = setParagraphs(lines, { columns, size: 12, leading: 20 });
  pages[0]?.texts.unshift({ text: title, x: 130, y: 80, size: 16 });
  pages.forEach(({ texts }, index) => texts.push({ text: `- ${index + 1} -`, x: 290, y: 810, size: 10 }));
  return writePdf(pages);
}

/** A table with one report a row. */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array {
  const quote = (field: string): string => `"${field.replaceAll('"', '""')}"`;
  return Buffer.from(rows.map((row) => row.map(quote).join(',')).join('\r\n'));
}

/** An archive of these files, in their order. */
export async function writeZip(files: Record<string, Uint8Array | string>): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter());
  for (const [path, content] of Object.entries(files))
    await writer.add(
      path,
      typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content),
    );
  return writer.close();
}
