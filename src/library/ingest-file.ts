import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
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

export interface FileToIngest {
  path: string;
  /** Facts that the text does not tell or tells wrongly. Default none. */
  overrides?: MetadataOverrides;
}

/**
 * Takes one file in, wholly or not at all.
 * @returns What became of it; a file that can't be used is an outcome too.
 * @throws {AppError} only for a failing store, which would fail the next file as well.
 */
export async function ingestFile(
  library: Library,
  { path, overrides = {} }: FileToIngest,
): Promise<IngestOutcome> {
  const source = basename(path);
  try {
    const bytes = await readBytes(path);
    return await ingestBytes(library, { bytes, source, overrides });
  } catch (error) {
    if (!(error instanceof AppError) || isStoreFailure(error)) throw error;
    return { outcome: 'failed', source, error };
  }
}

/**
 * Takes in a file that is already in memory.
 * @throws {AppError} `unreadable_file`, `not_a_report`, `too_large`, `invalid_argument`, or a failure of the store.
 */
export async function ingestBytes(
  library: Library,
  { bytes, source, overrides }: { bytes: Uint8Array; source: string; overrides: MetadataOverrides },
): Promise<Exclude<IngestOutcome, { outcome: 'failed' }>> {
  // 1. Refuse what can't be a report, before anything is spent on it.
  if (bytes.length > LARGEST_FILE_BYTES) throw tooLarge(source, bytes.length);
  if (bytes.length === 0) throw empty(source);
  // 2. Is it known already?
  const contentHash = createHash('sha256').update(bytes).digest('hex');
  const known = await findReportByContent(library.store.database, contentHash);
  if (known !== null) return ingestKnown(library, known, source, overrides);
  // 3. Read it, which takes the time, outside the transaction.
  const reader = chooseReader(bytes, source);
  const read = reader.read(bytes, source);
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

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size, isFile } = await stat(path).then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (!isFile) throw notAFile(path);
    if (size > LARGEST_FILE_BYTES) throw tooLarge(basename(path), size);
    return await readFile(path);
  } catch (error) {
    throw classifyFileError(error, path);
  }
}

/** What the file system refused, as a failure of this file. */
function classifyFileError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof AppError) return error;
  if (error.code === 'ENOENT')
    return new AppError({
      code: 'not_found',
      message: `There is no file ${path}. Give the path of a file or folder that exists.`,
      cause: error,
    });
  return new AppError({
    code: 'unreadable_file',
    message: `The file ${path} can't be read (${String(error.code)}). Give a file that this user may read.`,
    facts: { reason: String(error.code) },
    cause: error,
  });
}

function tooLarge(source: string, sizeBytes: number): AppError {
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

function notAFile(path: string): AppError {
  return new AppError({
    code: 'unreadable_file',
    message: `${path} is neither a file nor a folder of files.`,
  });
}

function isStoreFailure({ code }: AppError): boolean {
  return code === 'store_full' || code === 'store_unavailable' || code === 'store_newer';
}
