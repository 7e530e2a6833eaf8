import { join } from 'node:path';
import { expect, describe, it } from 'vitest';
import { ingestFile } from '../../src/library/ingest-file.ts';
import type { IngestOutcome } from '../../src/library/ingest-outcome.ts';
import { ingestPaths } from '../../src/library/ingest-paths.ts';
import type { Library } from '../../src/library/library.ts';
import type { MetadataOverrides } from '../../src/reports/report.ts';
import { listFiguresOfReport } from '../../src/store/figures.ts';
import { listReports, listSections } from '../../src/store/reports.ts';
import {
  REPORT_TEXT,
  readFixture,
  writeCsv,
  writeReportDocx,
  writeReportPdf,
  writeZip,
} from '../support/invented-report.ts';
import { madeUpReport } from '../support/made-up-report.ts';
import { folderOf, temporaryLibrary } from '../support/temporary-library.ts';

async function ingest(
  library: Library,
  name: string,
  content: Uint8Array | string,
  overrides: MetadataOverrides = {},
): Promise<IngestOutcome[]> {
  return ingestFile(library, { path: join(folderOf({ [name]: content }), name), overrides });
}

const short = (outcomes: readonly IngestOutcome[]): string[] =>
  outcomes.map((one) => `${one.source} ${one.outcome === 'failed' ? one.error.code : one.outcome}`);

/** What is known of the only report of a library. */
async function understanding(library: Library) {
  const [report] = await listReports(library.store);
  const { title, kind, regionName, issuer, year, signedOn } = report!;
  const { database } = library.store;
  return {
    metadata: { title, kind, regionName, issuer, year, signedOn },
    outline: (await listSections(database, report!.id)).map(({ path, heading }) => `${path} ${heading}`),
    figures: (await listFiguresOfReport(database, report!.id)).map(
      ({ stated, unit, qualifier, kind: kindOf, year: of, indicator, quote }) =>
        [stated, unit, qualifier, kindOf, of, indicator, quote].join(' '),
    ),
  };
}

describe('the same report is understood alike in every format', async () => {
  const docx = await writeReportDocx();
  const title = REPORT_TEXT.split('\n')[0]!;
  const files: [name: string, content: Uint8Array][] = [
    ['page-utf8.html', readFixture('page-utf8.html')],
    ['page-gbk.html', readFixture('page-gbk.html')],
    ['report.docx', docx],
    ['printed.pdf', readFixture('printed.pdf')],
    ['two-columns.pdf', writeReportPdf()],
    [
      'reports.csv',
      writeCsv([
        ['年份', '正文', '标题', '地区'],
        ['2023年', REPORT_TEXT, title, '定远县'],
      ]),
    ],
    ['reports.zip', await writeZip({ '定远/2023.docx': docx })],
  ];
  it.each(files)('%s', async (name, content) => {
    const [plain, other] = [await temporaryLibrary(), await temporaryLibrary()];
    await ingest(plain, 'report.txt', readFixture('report.txt'));
    expect(short(await ingest(other, name, content))).toEqual([expect.stringMatching(/ added$/u)]);
    expect(await understanding(other)).toEqual(await understanding(plain));
  });
});

describe('a table of reports', () => {
  const row = (region: string, year: number): string[] => [
    region,
    String(year),
    '',
    madeUpReport({ region, year }),
  ];
  const rows = [['region', 'year', 'title', 'text'], row('凤阳县', 2023), row('定远县', 2024)];

  it('gives a report for each row, named for its place', async () => {
    const library = await temporaryLibrary();
    expect(short(await ingest(library, 'all.csv', writeCsv(rows)))).toEqual([
      'all.csv#1 added',
      'all.csv#2 added',
    ]);
    const stored = await listReports(library.store);
    expect(stored.map(({ regionName, year, format }) => [regionName, year, format])).toEqual(
      expect.arrayContaining([
        ['凤阳县', 2023, 'text'],
        ['定远县', 2024, 'text'],
      ]),
    );
  });

  it('takes in the good rows and says what is wrong with the others', async () => {
    const library = await temporaryLibrary();
    const bad = [
      ['某县', '2024', '', ''],
      ['凤阳县', '2024', '', '今天天气很好。'],
    ];
    const outcomes = await ingest(library, 'all.csv', writeCsv([...rows, ...bad]));
    expect(short(outcomes).slice(2)).toEqual(['all.csv#3 unreadable_file', 'all.csv#4 not_a_report']);
  });

  it('changes only what changed when it comes again', async () => {
    const library = await temporaryLibrary();
    await ingest(library, 'all.csv', writeCsv(rows));
    const more = [...rows, row('明光市', 2024)];
    expect(short(await ingest(library, 'all.csv', writeCsv(more)))).toEqual([
      'all.csv#1 unchanged',
      'all.csv#2 unchanged',
      'all.csv#3 added',
    ]);
  });

  it('sets what its columns tell, and a person wins over them', async () => {
    const library = await temporaryLibrary();
    const anonymous = madeUpReport().replaceAll('凤阳县', '我县');
    const table = writeCsv([
      ['region', 'year', 'title', 'text'],
      ['341125', '2024', '2024年法治政府建设年度报告', anonymous],
    ]);
    const [outcome] = await ingest(library, 'all.csv', table, { year: 2022 });
    expect(outcome).toMatchObject({ outcome: 'added', report: { regionName: '定远县', year: 2022 } });
  });
});

describe('an archive', () => {
  it('gives a report for each file, by its path; one that is no good does not spoil the others', async () => {
    const library = await temporaryLibrary();
    const archive = await writeZip({
      '2023/凤阳.txt': madeUpReport({ year: 2023 }),
      '2024/old.doc': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]),
      '2024/all.csv': writeCsv([
        ['year', 'text'],
        ['2024', madeUpReport({ region: '定远县' })],
      ]),
      'inner.zip': await writeZip({ 'a.txt': madeUpReport() }),
      '__MACOSX/2023/._凤阳.txt': 'x',
    });
    expect(short(await ingest(library, 'all.zip', archive))).toEqual([
      'all.zip/2023/凤阳.txt added',
      'all.zip/2024/old.doc unreadable_file',
      'all.zip/2024/all.csv#1 added',
      'all.zip/inner.zip unreadable_file',
    ]);
  });

  it('holds the same reports as the folder it was made of', async () => {
    const library = await temporaryLibrary();
    const text = madeUpReport();
    await ingest(library, 'a.txt', text);
    expect(short(await ingest(library, 'all.zip', await writeZip({ 'a.txt': text })))).toEqual([
      'all.zip/a.txt unchanged',
    ]);
  });

  it('counts as one file for progress, and gives all its outcomes', async () => {
    const library = await temporaryLibrary();
    const archive = await writeZip({ 'a.txt': madeUpReport(), 'b.txt': madeUpReport({ year: 2023 }) });
    const done: number[] = [];
    const outcomes = await ingestPaths(library, {
      paths: [folderOf({ 'all.zip': archive })],
      onProgress: (progress) => done.push(progress.done),
    });
    expect(outcomes).toHaveLength(2);
    expect(done).toEqual([0, 1]);
  });
});
