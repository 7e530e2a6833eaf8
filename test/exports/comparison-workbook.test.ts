import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { zhibao } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-store.ts';

const rowsOf = (sheet: ExcelJS.Worksheet | undefined) => {
  const rows: ExcelJS.Row[] = [];
  sheet?.eachRow((row) => rows.push(row));
  return rows;
};
const beginningWith = (rows: ExcelJS.Row[], place: string) =>
  rows.filter((row) => row.getCell(1).value === place);

/** Two starts of the program, each on an empty store that it fills first. */
const STARTS_MS = 60_000;

it(
  'writes a comparison with numbers as numbers, what does not compare marked, and every sentence',
  async () => {
    const dataDirectory = temporaryFolder();
    const file = join(dataDirectory, '对照.xlsx');
    const question = '武胜、滨海、武昌2024年行政复议哪个多？';
    const asked = await zhibao(['ask', '--xlsx', file, question], { dataDirectory });
    expect(asked.exitCode).toBe(0);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(file);
    const rows = rowsOf(workbook.getWorksheet('对照'));
    const [binhai] = beginningWith(rows, '滨海新区');
    expect(binhai?.getCell(3).value).toBe('未载明');
    expect(binhai?.getCell(4)).toMatchObject({ value: 1423, numFmt: '0"件[1]"' });
    const [, apart] = beginningWith(rows, '武昌区');
    expect(apart?.getCell(4)).toMatchObject({ value: 1370, fill: { type: 'pattern', pattern: 'solid' } });
    expect(apart?.getCell(4).numFmt).toMatch(/^0"余件\[\d\]"$/u);
    expect(apart?.getCell(5).value).toContain('还计入了诉讼案件');
    const sources = rowsOf(workbook.getWorksheet('出处'));
    expect(sources.map((row) => row.getCell(6).value)).toContain('2024年受理行政复议案件1423件,办结1006件;');
  },
  STARTS_MS,
);

it(
  'writes no file for an answer without a number, and says so',
  async () => {
    const dataDirectory = temporaryFolder();
    const file = join(dataDirectory, '对照.xlsx');
    const asked = await zhibao(['ask', '--xlsx', file, '滨海新区2024年行政处罚数'], { dataDirectory });
    expect(asked).toMatchObject({ exitCode: 2, messages: expect.stringContaining('--xlsx') as unknown });
    expect(asked.output).toContain('未载明');
    expect(existsSync(file)).toBe(false);
  },
  STARTS_MS,
);
