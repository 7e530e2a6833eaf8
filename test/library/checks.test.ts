import { describe, expect, it } from 'vitest';
import { ingestBytes } from '../../src/library/ingest-bytes.ts';
import type { Library } from '../../src/library/library.ts';
import { doubtfulChecks, failedChecks, listChecks } from '../../src/library/list-checks.ts';
import { readAgain } from '../../src/library/reread-report.ts';
import { settleCheck } from '../../src/library/settle-check.ts';
import { listStoredReports } from '../../src/store/reports.ts';
import { temporaryLibrary } from '../support/temporary-library.ts';

const WRONG = '收到行政复议申请346件，其中受理298件，不予受理31件，视为放弃27件。';

describe('checks of stored reports', () => {
  it('are there when a report is taken in, and are identified by its content', async () => {
    const { library, checks } = await libraryWith(report(2024, WRONG));
    expect(failedChecks(checks)).toMatchObject([{ kind: 'parts', verdict: 'differs', expected: '356' }]);
    expect(checks[0]?.id).toMatch(/^c_[0-9a-f]{12}$/);
    const [first] = await listStoredReports(library.store, ['current']);
    if (first) await readAgain(library, first, first.overrides);
    expect((await checksIn(library)).map(({ id }) => id)).toEqual(checks.map(({ id }) => id));
  });

  it('keep what a person said of them through re-reading', async () => {
    const { library, checks } = await libraryWith(report(2024, WRONG));
    const [failed] = failedChecks(checks);
    const settled = { check: failed?.id ?? '', reason: '收到数含上年结转', by: '王科长' };
    await settleCheck(library, { ...settled, verdict: 'false_alarm' });
    const [first] = await listStoredReports(library.store, ['current']);
    if (first) await readAgain(library, first, first.overrides);
    const again = await checksIn(library);
    expect(failedChecks(again)).toEqual([]);
    expect(doubtfulChecks(again)).toEqual([]);
    expect(again[0]?.settled).toMatchObject({ verdict: 'false_alarm', settledBy: '王科长' });
    await settleCheck(library, { ...settled, verdict: 'confirmed' });
    expect(failedChecks(await checksIn(library))).toHaveLength(1);
  });

  it.each([
    ['a check that is none', { check: 'c_000000000000', reason: 'r', by: 'b' }, 'not_found'],
    ['no reason', { check: 'c_000000000000', reason: ' ', by: 'b' }, 'invalid_argument'],
  ])('refuse %s', async (_what, settlement, code) => {
    const { library } = await libraryWith(report(2024, WRONG));
    const settling = settleCheck(library, { ...settlement, verdict: 'confirmed' });
    await expect(settling).rejects.toMatchObject({ code });
  });

  it('set a report against the same body’s report of the year before, whichever came first', async () => {
    const { library } = await libraryWith(report(2024, '上年结转行政复议案件5件。'));
    expect(await checksIn(library)).toEqual([]);
    await ingest(library, report(2023, '审结行政复议案件80件，结转下年3件。'));
    expect(failedChecks(await checksIn(library))).toMatchObject([
      { kind: 'carried_between_years', expected: '3', previous: { year: 2023 } },
    ]);
  });
});

function report(year: number, sentence: string): string {
  return `青田县人民政府${year}年法治政府建设年度报告\n现将${year}年法治政府建设情况报告如下：\n一、主要举措和成效\n全县推进行政执法和行政复议工作。\n${sentence}\n青田县人民政府\n${year + 1}年2月1日\n`;
}

async function libraryWith(text: string) {
  const library = await temporaryLibrary();
  await ingest(library, text);
  return { library, checks: await checksIn(library) };
}

async function ingest(library: Library, text: string): Promise<void> {
  await ingestBytes(library, { bytes: new TextEncoder().encode(text), source: 'a.txt', overrides: {} });
}

/** Of the newest report. */
async function checksIn(library: Library) {
  const reports = await listStoredReports(library.store, ['current']);
  const newest = reports.toSorted((one, other) => (other.year ?? 0) - (one.year ?? 0))[0];
  return newest === undefined ? [] : listChecks(library, newest);
}
