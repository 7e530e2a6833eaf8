import { setImmediate } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { listStoredReports } from '../store/reports.ts';
import type { ReadingVersions, StoredReport } from '../store/reports.ts';
import type { Library } from './library.ts';
import type { ReferenceData } from './reference-data.ts';
import { readAgain } from './reread-report.ts';
import { currentVersions } from './understand-report.ts';

export interface RereadOptions extends Library {
  /** Ends the work after the report under way. */
  signal?: AbortSignal;
}

export interface RereadResult {
  /** How many were read anew. */
  reread: number;
  /** Those that could not be: what was read of them before stays. */
  failed: { report: StoredReport; error: AppError }[];
}

/**
 * Reads again, from their stored texts, the reports that an older version of this program or catalogue has read. One at a time,
 * letting other work in between, so that it can run beside answering. What people set stays.
 */
export async function rereadOutdated({ signal, ...library }: RereadOptions): Promise<RereadResult> {
  const result: RereadResult = { reread: 0, failed: [] };
  const stored = await listStoredReports(library.store, ['current', 'superseded', 'removed']);
  for (const report of stored.filter((one) => isOutdated(one, library))) {
    if (signal?.aborted === true) break;
    try {
      await readAgain(library, report, report.overrides);
      result.reread++;
    } catch (error) {
      if (!(error instanceof AppError) || error.code.startsWith('store_')) throw error;
      result.failed.push({ report, error });
    }
    await setImmediate();
  }
  return result;
}

/** Whether a report was read by an older version of anything; one that a newer program has read is left to that one. */
export function isOutdated({ format, versions }: StoredReport, reference: ReferenceData): boolean {
  // The bytes are not kept, so that a newer reader can't read them again; what follows it can.
  const reader = reference.readers.readers.find((one) => one.format === format)?.version ?? versions.reader;
  const current = currentVersions(reader, reference);
  const steps: (keyof ReadingVersions)[] = ['parser', 'extractor', 'catalogue', 'index'];
  return steps.some((step) => versions[step] < current[step]);
}
