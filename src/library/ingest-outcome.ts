import type { AppError } from '../errors.ts';
import type { StoredReport } from '../store/reports.ts';

/** A report as ingestion left it, with what a table of results shows. */
export interface IngestedReport extends StoredReport {
  counts: { sections: number; passages: number; figures: number; exclusions: number };
}

/** What became of one file. */
export type IngestOutcome =
  /** New to the store. */
  | { outcome: 'added'; source: string; report: IngestedReport }
  /** Read again, because other facts were set for it than before. */
  | { outcome: 'updated'; source: string; report: IngestedReport }
  /** Brought back after it had been removed. */
  | { outcome: 'restored'; source: string; report: IngestedReport }
  /** The same bytes are in the store: nothing was changed. */
  | { outcome: 'unchanged'; source: string; report: IngestedReport }
  /** New, and in the place of an older report of the same identity, which stays readable. */
  | { outcome: 'superseded'; source: string; report: IngestedReport; older: StoredReport }
  /** Stored, but a newer report of the same identity stays the one answered from. */
  | { outcome: 'kept_as_older'; source: string; report: IngestedReport; newer: StoredReport }
  /** Nothing of it was stored. */
  | { outcome: 'failed'; source: string; error: AppError };
