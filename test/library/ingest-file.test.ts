import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingestBytes, LARGEST_FILE_BYTES } from '../../src/library/ingest-bytes.ts';
import { ingestFile } from '../../src/library/ingest-file.ts';
import type { Library } from '../../src/library/library.ts';
import type { MetadataOverrides } from '../../src/reports/report.ts';
import { findFigures, listExclusions, listFiguresOfReport } from '../../src/store/figures.ts';
import {
  findReport,
  findReportText,
  listReports,
  listSections,
  listStoredReports,
} from '../../src/store/reports.ts';
import { madeUpReport } from '../support/made-up-report.ts';
import type { MadeUpReport } from '../support/made-up-report.ts';
import { folderOf, temporaryLibrary } from '../support/temporary-library.ts';

async function ingest(library: Library, made: MadeUpReport = {}, overrides: MetadataOverrides = {}) {
  const bytes = Buffer.from(madeUpReport(made));
  return ingestBytes(library, { bytes, source: 'report.txt', overrides });
}

const idsOf = async (library: Library) => (await listReports(library.store)).map(({ id }) => id);

describe('a new report', () => {
  it('is kept with all that was read from it', async () => {
    const library = await temporaryLibrary();
    const outcome = await ingest(library, { signedOn: '2025年1月20日' });
    expect(outcome.outcome).toBe('added');
    const [report] = await listReports(library.store);
    const hash = createHash('sha256')
      .update(madeUpReport({ signedOn: '2025年1月20日' }))
      .digest('hex');
    expect(report).toMatchObject({
      id: `r_${hash.slice(0, 12)}`,
      contentHash: hash,
      source: 'report.txt',
      regionName: '凤阳县',
      issuer: '凤阳县人民政府',
      kind: '法治政府建设年度报告',
      year: 2024,
      signedOn: '2025-01-20',
      status: 'current',
    });
    expect(outcome.report.counts.figures).toBeGreaterThanOrEqual(5);
    expect(outcome.report.counts.passages).toBe(report!.passages!.last - report!.passages!.first + 1);
    expect((await listSections(library.store.database, report!.id)).map(({ path }) => path)).toContain(
      '一/(二)',
    );
  });

  it('gives back figures as they were extracted, each with its sentence', async () => {
    const library = await temporaryLibrary();
    const { report } = await ingest(library);
    const text = await findReportText(library.store.database, report.id);
    const figures = await listFiguresOfReport(library.store.database, report.id);
    expect(figures.map(({ ordinal }) => ordinal)).toEqual(figures.map((_, index) => index));
    for (const figure of figures) {
      expect(text!.slice(figure.start, figure.end)).toBe(figure.stated);
      expect(text!.slice(figure.sentence.start, figure.sentence.end)).toBe(figure.quote);
      expect(figure.context.headings).toBeInstanceOf(Array);
    }
    expect(figures.find(({ stated }) => stated === '860')).toMatchObject({
      value: '860',
      unit: '人次',
      qualifier: 'over',
    });
    for (const { start, end } of await listExclusions(library.store.database, report.id))
      expect(text!.slice(start, end)).toMatch(/\S/);
  });

  it('is found by indicator and year', async () => {
    const library = await temporaryLibrary();
    const { report } = await ingest(library);
    const find = async (filter: object) =>
      (await findFigures(library.store.database, { reportIds: [report.id], ...filter })).map(
        ({ stated }) => stated,
      );
    expect(await find({ indicators: ['reconsideration.accepted'] })).toEqual(['35']);
    expect(await find({ indicators: ['reconsideration.accepted'], years: [2019] })).toEqual([]);
    expect(await find({ indicators: [] })).toEqual([]);
    expect(await findFigures(library.store.database, { reportIds: [] })).toEqual([]);
  });
});

describe('the same bytes again', () => {
  it('change nothing', async () => {
    const library = await temporaryLibrary();
    await ingest(library);
    const before = await listReports(library.store);
    expect((await ingest(library)).outcome).toBe('unchanged');
    expect(await listReports(library.store)).toEqual(before);
  });

  it('are read again when other facts are set, which stay', async () => {
    const library = await temporaryLibrary();
    await ingest(library);
    const changed = await ingest(library, {}, { year: 2023 });
    expect(changed).toMatchObject({ outcome: 'updated', report: { year: 2023, overrides: { year: 2023 } } });
    expect((await ingest(library, {}, { title: '凤阳的报告' })).report).toMatchObject({
      title: '凤阳的报告',
      year: 2023,
      overrides: { year: 2023, title: '凤阳的报告' },
    });
    expect((await ingest(library, {}, { year: 2023 })).outcome).toBe('unchanged');
    expect(await listReports(library.store)).toHaveLength(1);
  });
});

describe('another report of the same body, kind and year', () => {
  const cases: {
    name: string;
    first: MadeUpReport;
    second: MadeUpReport;
    outcome: 'superseded' | 'kept_as_older';
  }[] = [
    {
      name: 'signed later',
      first: { signedOn: '2025年1月20日' },
      second: { signedOn: '2025年3月1日' },
      outcome: 'superseded',
    },
    {
      name: 'signed earlier',
      first: { signedOn: '2025年3月1日' },
      second: { signedOn: '2025年1月20日' },
      outcome: 'kept_as_older',
    },
    { name: 'without a date', first: {}, second: {}, outcome: 'superseded' },
    {
      name: 'of which one has a date',
      first: { signedOn: '2025年3月1日' },
      second: {},
      outcome: 'superseded',
    },
  ];
  it.each(cases)('$name: $outcome', async ({ first, second, outcome }) => {
    const library = await temporaryLibrary();
    const one = await ingest(library, { ...first, received: 40 });
    const other = await ingest(library, { ...second, received: 50 });
    expect(other.outcome).toBe(outcome);
    const [current, old] =
      outcome === 'superseded' ? [other.report.id, one.report.id] : [one.report.id, other.report.id];
    expect(await idsOf(library)).toEqual([current]);
    expect(await findReport(library.store, old)).toMatchObject({ status: 'superseded' });
    expect(await findReportText(library.store.database, old)).toContain('凤阳县');
  });

  it.each([{ year: 2023 }, { region: '定远县' }])(
    'does not matter to one with another %o',
    async (difference) => {
      const library = await temporaryLibrary();
      await ingest(library);
      expect((await ingest(library, difference)).outcome).toBe('added');
      expect(await listReports(library.store)).toHaveLength(2);
    },
  );

  it('takes its place when a set fact moves a report there', async () => {
    const library = await temporaryLibrary();
    const of2023 = await ingest(library, { year: 2023 });
    const of2024 = await ingest(library, { year: 2024 });
    await ingest(library, { year: 2024 }, { year: 2023 });
    expect(await idsOf(library)).toEqual([of2024.report.id]);
    expect(await findReport(library.store, of2023.report.id)).toMatchObject({ status: 'superseded' });
  });
});

describe('a file that can not be used', () => {
  const utf16 = Buffer.from(`\uFEFF${madeUpReport()}`, 'utf16le');
  const cases: { name: string; content: string | Uint8Array; code: string }[] = [
    { name: 'empty', content: '', code: 'unreadable_file' },
    { name: 'white space', content: ' \n\n ', code: 'unreadable_file' },
    { name: 'binary', content: Buffer.from([0, 1, 2, 255, 254, 0, 7]), code: 'unreadable_file' },
    { name: 'a PDF', content: '%PDF-1.7\n', code: 'unreadable_file' },
    { name: 'another genre', content: '今天天气很好。\n我们去公园散步。\n', code: 'not_a_report' },
    { name: 'broken UTF-16', content: utf16.subarray(0, utf16.length - 1), code: 'unreadable_file' },
    { name: 'more than 20 MB', content: Buffer.alloc(LARGEST_FILE_BYTES + 1, 'a'), code: 'too_large' },
  ];
  it.each(cases)('$name: $code, and nothing is stored', async ({ content, code }) => {
    const library = await temporaryLibrary();
    const folder = folderOf({ 'bad.txt': content });
    const [outcome] = await ingestFile(library, { path: join(folder, 'bad.txt') });
    expect(outcome).toMatchObject({ outcome: 'failed', source: 'bad.txt', error: { code } });
    expect(await listStoredReports(library.store, ['current', 'superseded', 'removed'])).toEqual([]);
  });

  it('says that a path leads nowhere, or to no file', async () => {
    const library = await temporaryLibrary();
    const folder = folderOf({});
    expect(await ingestFile(library, { path: join(folder, 'none.txt') })).toMatchObject([
      { error: { code: 'not_found' } },
    ]);
    expect(await ingestFile(library, { path: folder })).toMatchObject([
      { error: { code: 'unreadable_file' } },
    ]);
  });

  it('says which fact was set wrongly', async () => {
    const library = await temporaryLibrary();
    const path = join(folderOf({ 'a.txt': madeUpReport() }), 'a.txt');
    expect(await ingestFile(library, { path, overrides: { region: '无此县' } })).toMatchObject([
      { outcome: 'failed', error: { code: 'invalid_argument' } },
    ]);
  });
});

it('reads other encodings into the same report', async () => {
  const library = await temporaryLibrary();
  const bytes = Buffer.from(`\uFEFF${madeUpReport()}`, 'utf16le');
  const { report } = await ingestBytes(library, { bytes, source: 'utf16.txt', overrides: {} });
  expect(await findReportText(library.store.database, report.id)).toBe(madeUpReport());
});

it('lets the failure of the store through, since every further file would fail too', async () => {
  const library = await temporaryLibrary();
  await library.store.database.$queryRawUnsafe('PRAGMA max_page_count = 70');
  const path = join(
    folderOf({ 'a.txt': madeUpReport({ more: '全面推进依法行政。\n'.repeat(30_000) }) }),
    'a.txt',
  );
  await expect(ingestFile(library, { path })).rejects.toMatchObject({ code: 'store_full' });
  await library.store.database.$queryRawUnsafe('PRAGMA max_page_count = 1000000');
  expect(await listReports(library.store)).toEqual([]);
});
