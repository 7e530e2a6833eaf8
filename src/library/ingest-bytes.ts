import { createHash } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { MetadataOverrides } from '../reports/report.ts';
import { chooseReader } from '../reports/readers/choose-reader.ts';
import { findReportByContent } from '../store/identity.ts';
import type { Database } from '../store/open-store.ts';
import { countReports } from '../store/report-counts.ts';
import type { StoredReport } from '../store/reports.ts';
import { insertReport, setStatus } from '../store/write-report.ts';
import type { IngestedReport, IngestOutcome } from './ingest-outcome.ts';
import type { Library } from './library.ts';
import { timeOf } from './library.ts';
import { readAgain, settleAnew } from './reread-report.ts';
import { settleStatus } from './settle-status.ts';
import { understandReport } from './understand-report.ts';

/** Largest file that is read, in bytes: a hundred times the longest report seen. */
export const LARGEST_FILE_BYTES = 20 * 1024 * 1024;

/** A file in memory that holds one report. */
export interface BytesToIngest {
  bytes: Uint8Array;
  /** Its name without folders; within an archive or a table the outer file's with its place: `2023.zip/a.txt`, `all.csv#3`. */
  source: string;
  overrides: MetadataOverrides;
}

/**
 * Takes in one report that is already in memory.
 * @throws {AppError} `unreadable_file`, `not_a_report`, `too_large`, `invalid_argument`, or a failure of the store.
 */
export async function ingestBytes(
  library: Library,
  { bytes, source, overrides }: BytesToIngest,
): Promise<Exclude<IngestOutcome, { outcome: 'failed' }>> {
  // 1. Refuse what can't be a report, before anything is spent on it.
  if (bytes.length > LARGEST_FILE_BYTES) throw tooLarge(source, bytes.length);
  if (bytes.length === 0) throw empty(source);
  // 2. Is it known already?
  const contentHash = createHash('sha256').update(bytes).digest('hex');
  const known = await findReportByContent(library.store.database, contentHash);
  if (known !== null) return ingestKnown(library, known, source, overrides);
  // 3. Read it, which takes the time, outside the transaction.
  const reader = chooseReader(library.readers, bytes, source);
  const read = await reader.read(bytes, source);
  const reading = understandReport(read, { overrides, readerVersion: reader.version, reference: library });
  // 4. Store it.
  const file = { id: `r_${contentHash.slice(0, 12)}`, contentHash, source, format: reader.format };
  const at = timeOf(library);
  return library.store.transact(async (database) => {
    const standing = await settleStatus(database, { ...reading.parsed.metadata, ingestedAt: at });
    if (standing.status === 'current' && standing.supersedes !== null)
      await setStatus(database, standing.supersedes.id, { status: 'superseded', at, terms: [] });
    await insertReport(database, file, reading, { status: standing.status, at });
    const report = await ingested(database, contentHash);
    if (standing.status === 'superseded')
      return { outcome: 'kept_as_older', source, report, newer: standing.newer };
    return standing.supersedes === null
      ? { outcome: 'added', source, report }
      : { outcome: 'superseded', source, report, older: standing.supersedes };
  });
}

/** The same bytes again: nothing to do, unless they were removed or other facts are set for them now. */
async function ingestKnown(
  library: Library,
  known: StoredReport,
  source: string,
  overrides: MetadataOverrides,
): Promise<Exclude<IngestOutcome, { outcome: 'failed' }>> {
  const merged = { ...known.overrides, ...overrides };
  const isSame =
    JSON.stringify(Object.entries(merged).sort()) === JSON.stringify(Object.entries(known.overrides).sort());
  if (known.status === 'removed')
    await settleAnew(library, known, { overrides: merged, at: timeOf(library) });
  else if (!isSame) await readAgain(library, known, merged);
  const report = await ingested(library.store.database, known.contentHash);
  const outcome = known.status === 'removed' ? 'restored' : isSame ? 'unchanged' : 'updated';
  return { outcome, source, report };
}

async function ingested(database: Database, contentHash: string): Promise<IngestedReport> {
  const report = await findReportByContent(database, contentHash);
  const counts = report === null ? undefined : (await countReports(database, [report.id])).get(report.id);
  if (report === null || counts === undefined) throw new Error('A report just stored is not in the store.');
  return { ...report, counts };
}

/** The refusal of a file for its size alone. */
export function tooLarge(source: string, sizeBytes: number): AppError {
  return new AppError({
    code: 'too_large',
    message: `${source} has ${(sizeBytes / 1024 / 1024).toFixed(1)} MB. Permitted: at most ${LARGEST_FILE_BYTES / 1024 / 1024} MB a file. Split it, or take in the report alone.`,
    facts: { sizeBytes, largest: LARGEST_FILE_BYTES },
  });
}

function empty(source: string): AppError {
  return new AppError({
    code: 'unreadable_file',
    message: `${source} is empty. Give a file that holds the text of a report.`,
    facts: { sizeBytes: 0 },
  });
}
