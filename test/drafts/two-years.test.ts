import { beforeAll, describe, expect, it } from 'vitest';
import type { Draft } from '../../src/drafts/draft.ts';
import { listFormulas, listOpenSlots, plainTextOf } from '../../src/drafts/draft.ts';
import { toMarkdown } from '../../src/drafts/draft-markdown.ts';
import { draftWithMaterial } from '../../src/drafts/draft-section.ts';
import { besideLastYear } from '../../src/drafts/last-year.ts';
import { readTemplates } from '../../src/drafts/read-templates.ts';
import { readSlotForm, writeSlotForm } from '../../src/exports/slot-form.ts';
import type { SlotEntry } from '../../src/library/enter-slots.ts';
import { enterSlots } from '../../src/library/enter-slots.ts';
import { ingestBytes } from '../../src/library/ingest-bytes.ts';
import { readReferenceData } from '../../src/library/reference-data.ts';
import { settleFigure } from '../../src/library/settle-figure.ts';
import { figureIdOf } from '../../src/store/figure-id.ts';
import { listFiguresOfReport } from '../../src/store/figures.ts';
import ExcelJS from 'exceljs';
import { folderForThisFile } from '../support/command-line.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createLogger } from '../../src/logger.ts';

const NOW = new Date('2026-03-02T18:00:00Z');
const folder = folderForThisFile();

const report = (year: number, received: string, concluded: string) =>
  [
    `青田县${year}年法治政府建设年度报告`,
    `现将青田县${year}年法治政府建设情况报告如下：`,
    '一、主要举措和成效',
    `全年收到行政复议申请${received}件，审结行政复议案件${concluded}件。`,
    '二、存在的不足和原因',
    '执法人员素质有待提高。',
    `三、${year + 1}年工作打算`,
    '一是继续加强领导，压实责任。二是推进行政复议规范化建设。',
  ].join('\n');

let library: Awaited<ReturnType<typeof openLibrary>>;

async function openLibrary() {
  const store = await openStore({ dataDirectory: folder });
  const logger = createLogger({ level: 'silent', secrets: [] });
  return { store, logger, now: () => NOW, ...(await readReferenceData()), templates: await readTemplates() };
}

beforeAll(async () => {
  library = await openLibrary();
  for (const text of [report(2023, '100', '80'), report(2024, '125', '80')])
    await ingestBytes(library, { bytes: new TextEncoder().encode(text), source: 'a.txt', overrides: {} });
  return () => library.store.close();
}, 60_000);

const make = (template: string, year: number) =>
  draftWithMaterial(library, { template, region: '青田县', year });
const wordsOf = ({ blocks }: Draft) => blocks.map(plainTextOf).join('\n');

describe('a draft with last year at hand', () => {
  it('computes the change by the code of answers, with both sentences as its sources', async () => {
    const { draft } = await make('行政复议', 2024);
    expect(wordsOf(draft)).toContain('收到行政复议申请125件，比上年增加25件，增长25.0%');
    expect(wordsOf(draft)).toContain('审结行政复议案件80件，与上年持平');
    expect(listFormulas(draft)).toEqual(['25件：125 − 100 = 25件', '25.0%：25 ÷ 100 × 100 ≈ 25.00%']);
    expect(new Set(draft.sources.map(({ report: id }) => id)).size).toBe(2);
  });

  it('lists last year’s plans to report on', async () => {
    const { draft } = await make('上年安排落实情况', 2024);
    expect(wordsOf(draft)).toContain(
      '一是继续加强领导，压实责任。［来源1］\n【待填：上年安排“继续加强领导”的落实情况】',
    );
    expect(draft.sources.map(({ quote }) => quote)).toContain('二是推进行政复议规范化建设。');
  });

  it('finds last year’s section to set beside it', async () => {
    const { template, material } = await make('行政复议', 2025);
    const beside = besideLastYear(template, material, library.catalogue);
    expect(beside.map(({ text }) => text).join('')).toContain('收到行政复议申请125件');
  });

  it('uses the right number where a person has said that the report is wrong', async () => {
    const { material } = await make('行政复议', 2024);
    const { figure } = material.figures.find(({ figure: { stated } }) => stated === '125') ?? {};
    if (figure === undefined) throw new Error('no figure');
    const decision = { verdict: 'amended' as const, value: '126' };
    const settlement = {
      figure: figureIdOf({ ...figure, branch: figure.branch ?? 0 }),
      decision,
      reason: '统计台账',
      by: '李四',
    };
    await settleFigure(library, settlement);
    const { draft } = await make('行政复议', 2024);
    expect(wordsOf(draft)).toContain('收到行政复议申请126件。审结');
    expect(toMarkdown(draft)).toContain('更正：原文125件，应为126件，依据统计台账，由李四于');
    await settleFigure(library, { ...settlement, decision: { verdict: 'withdrawn' } });
  });
});

describe('what departments fill in', () => {
  const subject = { template: '行政复议', region: '青田县', year: 2025 };

  async function filledForm(fill: (row: ExcelJS.Row) => void): Promise<SlotEntry[]> {
    const { slots } = await make('行政复议', 2025);
    const form = await writeSlotForm(
      subject,
      slots.map((slot) => ({ ...slot, department: '县司法局' })),
    );
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from(form).buffer);
    const sheet = workbook.worksheets[0];
    expect(sheet?.getCell('B3').text).toBe('125件');
    sheet?.eachRow((row, number) => {
      if (number > 2) fill(row);
    });
    return readSlotForm(new Uint8Array(await workbook.xlsx.writeBuffer()), subject);
  }

  it('goes out as a form, comes back, and stands in the draft as entered by whom', async () => {
    const entries = await filledForm((row) => {
      if (!row.getCell(1).text.includes('收到数')) return;
      row.getCell(3).value = '１３１';
      row.getCell(5).value = '张三';
    });
    expect(entries).toEqual([
      { slot: 'reconsideration.received', text: '１３１', by: '张三', department: '县司法局' },
    ]);
    const made = await make('行政复议', 2025);
    const place = { regionCode: made.region.code, year: 2025 };
    expect(await enterSlots(library, place, { slots: made.slots, entries })).toBe(1);
    const { draft, slots } = await make('行政复议', 2025);
    expect(wordsOf(draft)).toContain('收到行政复议申请131件。审结行政复议案件【待填');
    expect(draft.sources).toMatchObject([
      { kind: 'entered', section: '县司法局', quote: '131件（县司法局张三于2026-03-02填报）' },
    ]);
    expect(listOpenSlots(draft)).toHaveLength(slots.length - 1);
  });

  it('never becomes a figure of a report', async () => {
    const { material } = await make('行政复议', 2025);
    const [report] = material.lastYear;
    const stored = await listFiguresOfReport(library.store.database, report?.report.id ?? '');
    expect(stored.map(({ stated }) => stated)).not.toContain('131');
    expect(material.figures).toEqual([]);
  });

  it.each<[string, Partial<SlotEntry>, string]>([
    ['a slot that is not open', { slot: 'x.y' }, '没有待填项「x.y」'],
    ['no number', { text: '很多' }, '应填一个数'],
    ['another unit', { text: '131人' }, '单位应为'],
    ['no name', { by: ' ' }, '须写明填报人'],
  ])('is refused for %s, and nothing is kept', async (_what, change, message) => {
    const made = await make('行政复议', 2025);
    const entry = {
      slot: 'reconsideration.concluded',
      text: '90件',
      by: '张三',
      department: '司法局',
      ...change,
    };
    const sound = { slot: 'reconsideration.concluded', text: '90', by: '张三', department: '司法局' };
    const place = { regionCode: made.region.code, year: 2025 };
    await expect(enterSlots(library, place, { slots: made.slots, entries: [sound, entry] })).rejects.toThrow(
      message,
    );
    expect(wordsOf((await make('行政复议', 2025)).draft)).toContain('审结行政复议案件【待填');
  });

  it('is not read from the form of another draft, nor from another file', async () => {
    const form = await writeSlotForm({ ...subject, year: 2024 }, [
      { key: 'a', kind: 'words', name: '甲', units: [], lastYear: null, department: '司法局' },
    ]);
    await expect(readSlotForm(form, subject)).rejects.toMatchObject({ code: 'invalid_argument' });
    await expect(readSlotForm(new TextEncoder().encode('x'), subject)).rejects.toMatchObject({
      code: 'unreadable_file',
    });
  });
});
