import type { StoredReport } from '../store/reports.ts';
import { findStoredReport } from './find-stored-report.ts';
import type { Library } from './library.ts';
import { timeOf } from './library.ts';
import { settleAnew } from './reread-report.ts';

/** What bringing a report back came to; `unchanged` when it was not removed. */
export interface RestoreResult {
  report: StoredReport;
  /** `superseded` when a newer report of the same identity has come in meanwhile. */
  status: 'current' | 'superseded' | 'unchanged';
}

/**
 * Undoes `removeReport`. The text is read anew on the way, so that it returns as this version reads it.
 * @param name Id or file name.
 * @throws {AppError} `not_found`.
 */
export async function restoreReport(library: Library, name: string): Promise<RestoreResult> {
  const report = await findStoredReport(library.store, name);
  if (report.status !== 'removed') return { report, status: 'unchanged' };
  const status = await settleAnew(library, report, { overrides: report.overrides, at: timeOf(library) });
  return { report, status };
}
