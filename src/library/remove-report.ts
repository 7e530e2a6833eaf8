import type { StoredReport } from '../store/reports.ts';
import { setStatus } from '../store/write-report.ts';
import { findStoredReport } from './find-stored-report.ts';
import type { Library } from './library.ts';
import { timeOf } from './library.ts';

/**
 * Takes a report out of answering. It stays readable and `restoreReport` brings it back; an older one of the same identity
 * does not take its place by itself.
 * @param name Id or file name.
 * @returns The report as it was before; its status is `removed` already when there was nothing to do.
 * @throws {AppError} `not_found`.
 */
export async function removeReport(library: Library, name: string): Promise<StoredReport> {
  const report = await findStoredReport(library.store, name);
  await library.store.transact((database) =>
    setStatus(database, report.id, { status: 'removed', at: timeOf(library), terms: [] }),
  );
  return report;
}
