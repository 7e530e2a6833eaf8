import ExcelJS from 'exceljs';
import type { AnswerFigure, ExportDocument } from '../answers/answer.ts';
import type { TableExhibit } from '../answers/exhibit.ts';
import { figureSurface } from '../figures/figure-surface.ts';

interface SheetWords {
  tables: string;
  sources: string;
  heads: [mark: string, region: string, year: string, report: string, section: string, sentence: string];
  notes: string;
}

const WORDS: Record<ExportDocument['language'], SheetWords> = {
  zh: {
    tables: '对照',
    sources: '出处',
    heads: ['编号', '地区', '报告年度', '报告', '章节', '原句'],
    notes: '说明：',
  },
  en: {
    tables: 'Comparison',
    sources: 'Sources',
    heads: ['No.', 'Region', 'Report year', 'Report', 'Section', 'Sentence'],
    notes: 'Notes:',
  },
};

/** A grey ground marks what stands apart because it does not compare. */
const APART = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7E6E6' } } as const;
const SENTENCE_WIDTH = 80;

/**
 * A comparison as a workbook: its tables, then the sentence behind every citation mark. A cell that holds one number is that number,
 * shown with its qualifier, unit and marks; tables with a caption hold what does not compare, and are marked.
 * @returns The bytes of an .xlsx file.
 */
export async function writeComparisonWorkbook(document: ExportDocument): Promise<Uint8Array> {
  const words = WORDS[document.language];
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(words.tables);
  sheet.addRow([document.title]).font = { bold: true, size: 14 };
  document.main?.forEach((remark) => sheet.addRow([remark]));
  for (const table of document.tables) addTable(sheet, table, document.figures);
  if (document.notes.length > 0) {
    sheet.addRow([]);
    sheet.addRow([words.notes]);
    document.notes.forEach((note) => sheet.addRow([note]));
  }
  const sources = workbook.addWorksheet(words.sources);
  sources.addRow(words.heads).font = { bold: true };
  for (const { n, region, year, title, section, quote } of document.citations) {
    sources.addRow([n, region, year, title, section, quote]);
  }
  sources.getColumn(words.heads.length).width = SENTENCE_WIDTH;
  sources.getColumn(words.heads.length).alignment = { wrapText: true };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addTable(sheet: ExcelJS.Worksheet, table: TableExhibit, figures: readonly AnswerFigure[]): void {
  const isApart = table.caption !== '';
  sheet.addRow([]);
  if (isApart) sheet.addRow([table.caption]);
  sheet.addRow(table.columns).font = { bold: true };
  for (const texts of table.rows) {
    const row = sheet.addRow(texts);
    texts.forEach((text, index) => {
      const cell = row.getCell(index + 1);
      const number = numberIn(text, figures);
      if (number) {
        cell.value = number.value;
        cell.numFmt = number.format;
      }
      if (isApart) cell.fill = APART;
    });
  }
}

/** The number that a cell holds, with a format that shows the cell's words around it; null for a cell that is no one figure. */
function numberIn(cell: string, figures: readonly AnswerFigure[]): { value: number; format: string } | null {
  const words = cell.replaceAll(/\[\d+\]/gu, '');
  const marks = cell.slice(words.length);
  const figure = figures.find((one) => figureSurface(one) === words);
  const numeral = /\d+(?:\.\d+)?/u.exec(words);
  if (!figure || !numeral || Number(numeral[0]) !== figure.value) return null;
  const decimals = numeral[0].split('.')[1]?.length ?? 0;
  const before = words.slice(0, numeral.index);
  const after = `${words.slice(numeral.index + numeral[0].length)}${marks}`;
  const digits = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
  return { value: figure.value, format: `${literal(before)}${digits}${literal(after)}` };
}

function literal(text: string): string {
  return text === '' ? '' : `"${text.replaceAll('"', '')}"`;
}
