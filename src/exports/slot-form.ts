/** A form of what is open in a draft, for departments to fill in, and what they wrote into it. */
import ExcelJS from 'exceljs';
import type { DraftSlot } from '../drafts/draft.ts';
import { AppError } from '../errors.ts';
import type { SlotEntry } from '../library/enter-slots.ts';

/** What a form is of: a filled one is only read back for the same. */
export interface FormSubject {
  template: string;
  region: string;
  year: number;
}

const COLUMNS = [
  { header: '待填事项', key: 'name', width: 44 },
  { header: '上年数', key: 'lastYear', width: 14 },
  { header: '本年数或文字', key: 'text', width: 30 },
  { header: '单位（数量）', key: 'unit', width: 14 },
  { header: '填报人', key: 'by', width: 14 },
  { header: '填报单位', key: 'department', width: 24 },
  { header: '编号（勿改）', key: 'slot', width: 34 },
] as const;
const HEAD_ROW = 2;
/** Excel permits no longer names of sheets, and not these characters. */
const LONGEST_SHEET_NAME = 31;
const NOT_IN_SHEET_NAME = /[*?:\\/[\]]/gu;
const LARGEST_FORM_BYTES = 5 * 1024 * 1024;

/** A sheet for each department, a row for each open slot. */
export async function writeSlotForm(
  subject: FormSubject,
  slots: readonly (DraftSlot & { department: string })[],
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const department of new Set(slots.map((slot) => slot.department))) {
    const sheet = workbook.addWorksheet(
      department.replace(NOT_IN_SHEET_NAME, '').slice(0, LONGEST_SHEET_NAME),
    );
    sheet.columns = COLUMNS.map(({ key, width }) => ({ key, width }));
    sheet.addRow([titleOf(subject)]).font = { bold: true };
    sheet.addRow(COLUMNS.map(({ header }) => header)).font = { bold: true };
    for (const { name, lastYear, units, key } of slots.filter((slot) => slot.department === department))
      sheet.addRow({ name, lastYear: lastYear ?? '', unit: units.join('、'), department, slot: key });
    sheet.views = [{ state: 'frozen', ySplit: HEAD_ROW }];
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/**
 * What was written into a form; rows that were left empty are left out.
 * @throws {AppError} `unreadable_file` for what is no form of ours, `invalid_argument` for one of another draft.
 */
export async function readSlotForm(bytes: Uint8Array, subject: FormSubject): Promise<SlotEntry[]> {
  const workbook = new ExcelJS.Workbook();
  if (bytes.length > LARGEST_FORM_BYTES) throw noForm();
  try {
    await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  } catch (cause) {
    throw noForm(cause);
  }
  const entries: SlotEntry[] = [];
  for (const sheet of workbook.worksheets) {
    const title = sheet.getCell('A1').text.trim();
    if (!title.endsWith(TITLE_END)) throw noForm();
    if (title !== titleOf(subject))
      throw new AppError({
        code: 'invalid_argument',
        message: `The form is that of 「${title}」, not of 「${titleOf(subject)}」: nothing was kept.`,
      });
    sheet.eachRow((row, number) => {
      const [, , text = '', unit = '', by = '', department = '', slot = ''] = COLUMNS.map((_column, index) =>
        row.getCell(index + 1).text.trim(),
      );
      if (number <= HEAD_ROW || text === '' || slot === '') return;
      // A bare number has the unit that its row names.
      const [only, ...others] = unit.split('、');
      const isBare = /^[\d.,]+$/u.test(text) && others.length === 0;
      entries.push({ slot, text: isBare ? `${text}${only ?? ''}` : text, by, department });
    });
  }
  return entries;
}

const TITLE_END = '待填事项表';

function titleOf({ template, region, year }: FormSubject): string {
  return `${region}${year}年${template}${TITLE_END}`;
}

function noForm(cause?: unknown): AppError {
  return new AppError({
    code: 'unreadable_file',
    message:
      'The file is no form of open slots: give the .xlsx that --form wrote, filled in. Nothing was kept.',
    cause,
  });
}
