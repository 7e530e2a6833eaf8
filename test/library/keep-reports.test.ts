import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findStoredReport } from '../../src/library/find-stored-report.ts';
import { ingestBytes } from '../../src/library/ingest-bytes.ts';
import { ingestPaths } from '../../src/library/ingest-paths.ts';
import type { Library } from '../../src/library/library.ts';
import { listCoverage } from '../../src/library/list-coverage.ts';
import { removeReport } from '../../src/library/remove-report.ts';
import { rereadOutdated } from '../../src/library/reread-outdated.ts';
import { restoreReport } from '../../src/library/restore-report.ts';
import { seedStore } from '../../src/library/seed.ts';
import { createLogger } from '../../src/logger.ts';
import { createRetrieve } from '../../src/retrieval/retrieve.ts';
import { createSearchByWords } from '../../src/retrieval/search-by-words.ts';
import { listFiguresOfReport } from '../../src/store/figures.ts';
import { findReport, listReports, listStoredReports } from '../../src/store/reports.ts';
import { madeUpReport } from '../support/made-up-report.ts';
import type { MadeUpReport } from '../support/made-up-report.ts';
import { folderOf, temporaryLibrary } from '../support/temporary-library.ts';

const logger = createLogger({ level: 'silent', secrets: [] });

async function ingest(library: Library, made: MadeUpReport = {}) {
  const bytes = Buffer.from(madeUpReport(made));
  return ingestBytes(library, { bytes, source: `${made.region ?? '凤阳县'}.txt`, overrides: {} });
}

describe('ingesting a folder', () => {
  it('takes in what can be used, names the rest, and goes by name', async () => {
    const library = await temporaryLibrary();
    const folder = folderOf({
      'b.txt': madeUpReport({ region: '定远县' }),
      'a.txt': 'not a report',
      'sub/c.txt': madeUpReport({ region: '凤阳县' }),
      '.hidden': 'x',
    });
    const progress: [number, number][] = [];
    const outcomes = await ingestPaths(library, {
      paths: [folder],
      onProgress: ({ done, total }) => progress.push([done, total]),
    });
    expect(outcomes.map(({ source, outcome }) => [source, outcome])).toEqual([
      ['a.txt', 'failed'],
      ['b.txt', 'added'],
      ['c.txt', 'added'],
    ]);
    expect(progress).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('names a path that does not exist beside those that do', async () => {
    const library = await temporaryLibrary();
    const folder = folderOf({ 'a.txt': madeUpReport() });
    const outcomes = await ingestPaths(library, { paths: [join(folder, 'none'), folder] });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['failed', 'added']);
  });

  it('refuses a folder without files', async () => {
    const library = await temporaryLibrary();
    await expect(ingestPaths(library, { paths: [folderOf({})] })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('stops between two files when it is told to', async () => {
    const library = await temporaryLibrary();
    const folder = folderOf({ 'a.txt': madeUpReport(), 'b.txt': madeUpReport({ region: '定远县' }) });
    const stopping = new AbortController();
    const outcomes = await ingestPaths(library, {
      paths: [folder],
      signal: stopping.signal,
      onProgress: ({ done }) => {
        if (done === 1) stopping.abort();
      },
    });
    expect(outcomes).toHaveLength(1);
    expect(await listReports(library.store)).toHaveLength(1);
  });
});

describe('removing', () => {
  it('takes a report out of answers and search, and its undo brings it back', async () => {
    const library = await temporaryLibrary();
    const retrieve = createRetrieve({
      store: library.store,
      byWords: createSearchByWords(library.store, library.findConcepts),
      byMeaning: null,
    });
    const { report } = await ingest(library);
    await removeReport(library, '凤阳县.txt');
    expect(await listReports(library.store)).toEqual([]);
    expect(await retrieve('执法培训', { limit: 5 })).toEqual([]);
    expect(await findStoredReport(library.store, report.id)).toMatchObject({ status: 'removed' });
    expect((await restoreReport(library, report.id)).status).toBe('current');
    expect(await listReports(library.store)).toHaveLength(1);
    expect(await retrieve('执法培训', { limit: 5 })).not.toEqual([]);
    expect((await restoreReport(library, report.id)).status).toBe('unchanged');
  });

  it('does not bring an older report back by itself', async () => {
    const library = await temporaryLibrary();
    await ingest(library, { received: 40 });
    const newer = await ingest(library, { received: 50 });
    await removeReport(library, newer.report.id);
    expect(await listReports(library.store)).toEqual([]);
  });

  it('is undone beside a newer report of the same identity without taking its place', async () => {
    const library = await temporaryLibrary();
    const older = await ingest(library, { received: 40 });
    await removeReport(library, older.report.id);
    const newer = await ingest(library, { received: 50 });
    expect((await restoreReport(library, older.report.id)).status).toBe('superseded');
    expect((await listReports(library.store)).map(({ id }) => id)).toEqual([newer.report.id]);
  });

  it('is undone by ingesting the file again', async () => {
    const library = await temporaryLibrary();
    const { report } = await ingest(library);
    await removeReport(library, report.id);
    expect((await ingest(library)).outcome).toBe('restored');
    expect(await listReports(library.store)).toHaveLength(1);
  });

  it('names what there is when nothing is called so', async () => {
    const library = await temporaryLibrary();
    await ingest(library);
    await expect(removeReport(library, 'r_0')).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('凤阳县.txt') as string,
    });
  });
});

describe('seeding', () => {
  it('fills a store that never held a report, once', async () => {
    const library = await temporaryLibrary();
    const folder = folderOf({ 'a.txt': madeUpReport(), 'bad.txt': '' });
    expect(await seedStore({ ...library, logger, folder })).toHaveLength(2);
    const [report] = await listReports(library.store);
    await removeReport(library, report!.id);
    expect(await seedStore({ ...library, logger, folder })).toEqual([]);
    expect(await listReports(library.store)).toEqual([]);
  });

  it('takes in the reports that come with the program', async () => {
    const library = await temporaryLibrary();
    const outcomes = await seedStore({ ...library, logger });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'added', 'added', 'added']);
    expect(await listReports(library.store)).toHaveLength(5);
  });
});

describe('reading outdated reports again', () => {
  const outdate = (library: Library) =>
    library.store.database.$executeRaw`
    UPDATE "Report" SET "extractorVersion" = 0`.then(
      () => library.store.database.$executeRaw`UPDATE "LibraryRevision" SET "revision" = "revision" + 1`,
    );

  it('replaces what was derived and keeps id, text, status and what people set', async () => {
    const library = await temporaryLibrary();
    const bytes = Buffer.from(madeUpReport());
    const { report } = await ingestBytes(library, { bytes, source: 'a.txt', overrides: { title: '题目' } });
    const removed = await ingest(library, { region: '定远县' });
    await removeReport(library, removed.report.id);
    const figures = await listFiguresOfReport(library.store.database, report.id);
    await library.store.database.$executeRaw`DELETE FROM "Figure"`;
    await outdate(library);
    expect(await rereadOutdated(library)).toEqual({ reread: 2, failed: [] });
    expect(await listFiguresOfReport(library.store.database, report.id)).toEqual(figures);
    expect(await findReport(library.store, report.id)).toMatchObject({
      title: '题目',
      status: 'current',
      statusChangedAt: report.statusChangedAt,
      ingestedAt: report.ingestedAt,
    });
    expect(await findReport(library.store, removed.report.id)).toMatchObject({ status: 'removed' });
    const retrieve = createRetrieve({
      store: library.store,
      byWords: createSearchByWords(library.store, library.findConcepts),
      byMeaning: null,
    });
    expect((await retrieve('执法培训', { limit: 9 })).map(({ reportId }) => reportId)).toContain(report.id);
    expect(await rereadOutdated(library)).toEqual({ reread: 0, failed: [] });
  });

  it('stops when it is told to, and leaves what a newer program has read', async () => {
    const library = await temporaryLibrary();
    await ingest(library);
    await library.store.database.$executeRaw`UPDATE "Report" SET "extractorVersion" = 9999`;
    expect(await rereadOutdated(library)).toEqual({ reread: 0, failed: [] });
    await outdate(library);
    expect(await rereadOutdated({ ...library, signal: AbortSignal.abort() })).toEqual({
      reread: 0,
      failed: [],
    });
  });

  it('keeps what was read before of a text that is no longer taken for a report', async () => {
    const library = await temporaryLibrary();
    const { report } = await ingest(library);
    await library.store.database.$executeRaw`UPDATE "Report" SET "text" = '散步'`;
    await outdate(library);
    const { reread, failed } = await rereadOutdated(library);
    expect([reread, failed.map(({ report: { id }, error }) => [id, error.code])]).toEqual([
      0,
      [[report.id, 'not_a_report']],
    ]);
    expect(await listFiguresOfReport(library.store.database, report.id)).not.toEqual([]);
  });
});

it('lists coverage with counts, by region and newest year first', async () => {
  const library = await temporaryLibrary();
  await ingest(library, { region: '定远县', year: 2023 });
  await ingest(library, { region: '凤阳县', year: 2024 });
  await ingest(library, { region: '定远县', year: 2024 });
  const covered = await listCoverage(library);
  expect(covered.map(({ regionName, year }) => [regionName, year])).toEqual([
    ['定远县', 2024],
    ['定远县', 2023],
    ['凤阳县', 2024],
  ]);
  expect(covered.every(({ counts }) => counts.figures > 0 && counts.sections > 1)).toBe(true);
  expect(await listStoredReports(library.store, ['removed'])).toEqual([]);
});
