import type { MetadataOverrides } from '../reports/report.ts';
import { findReportText } from '../store/reports.ts';
import type { StoredReport } from '../store/reports.ts';
import { setStatus } from '../store/write-report.ts';
import type { Reading } from '../store/write-report.ts';
import type { Library } from './library.ts';
import { timeOf } from './library.ts';
import { replaceReadingOf } from './replace-reading.ts';
import { settleStatus } from './settle-status.ts';
import { understandReport } from './understand-report.ts';

/**
 * Reads a stored report's text anew and puts the result in the place of what was read before, in one transaction. Its id, text
 * and ingestion stay. A current one that turns out to have another identity is settled among the reports of that one.
 * @param overrides All facts that a person has set, also those set before.
 * @throws {AppError} when the text is no longer taken for a report; what was read before stays then.
 */
export async function readAgain(
  library: Library,
  report: StoredReport,
  overrides: MetadataOverrides,
): Promise<void> {
  if (report.status === 'current') {
    await settleAnew(library, report, { overrides, at: report.statusChangedAt });
    return;
  }
  const reading = await readStored(library, report, overrides);
  await library.store.transact((database) => replaceReadingOf(database, report.id, reading, timeOf(library)));
}

/**
 * Reads a stored report's text anew and makes the report current, or superseded where a newer one of its identity is.
 * @param at Since when it is that.
 * @throws {AppError} as `readAgain`.
 */
export async function settleAnew(
  library: Library,
  report: StoredReport,
  { overrides, at }: { overrides: MetadataOverrides; at: Date },
): Promise<'current' | 'superseded'> {
  const reading = await readStored(library, report, overrides);
  const { id, ingestedAt } = report;
  return library.store.transact(async (database) => {
    // Out of the way first: of one identity there is one current report at any moment.
    await setStatus(database, id, { status: 'superseded', at, terms: [] });
    await replaceReadingOf(database, id, reading, timeOf(library));
    const standing = await settleStatus(database, { ...reading.parsed.metadata, ingestedAt });
    if (standing.status === 'superseded') return 'superseded';
    if (standing.supersedes !== null)
      await setStatus(database, standing.supersedes.id, { status: 'superseded', at, terms: [] });
    await setStatus(database, id, { status: 'current', at, terms: reading.terms });
    return 'current';
  });
}

/** What the reader of the file had to say is lost with the file; what the parser says is said anew. */
async function readStored(
  library: Library,
  report: StoredReport,
  overrides: MetadataOverrides,
): Promise<Reading> {
  const text = await findReportText(library.store.database, report.id);
  if (text === null) throw new Error(`The text of ${report.id} is missing.`);
  const readerVersion = report.versions.reader;
  return understandReport({ text, warnings: [] }, { overrides, readerVersion, reference: library });
}
