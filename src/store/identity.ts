import type { Database } from './open-store.ts';
import type { StoredReport } from './report-row.ts';
import { toStoredReport } from './report-row.ts';

/** Which reports stand for each other: those of one body of one region, of one kind, for one year. */
export type ReportIdentity = Pick<StoredReport, 'regionCode' | 'issuer' | 'kind' | 'year'>;

/** The current report of an identity; null when there is none, or when a part of the identity is not known. */
export async function findCurrentOfIdentity(
  database: Database,
  { regionCode, issuer, kind, year }: ReportIdentity,
): Promise<StoredReport | null> {
  if (regionCode === null || issuer === null || kind === null || year === null) return null;
  const row = await database.report.findFirst({
    where: { regionCode, issuer, kind, year, status: 'current' },
    omit: { text: true },
  });
  return row === null ? null : toStoredReport(row);
}

/** A report by the hash of its file's bytes, whatever its status; null when they were never ingested. */
export async function findReportByContent(
  database: Database,
  contentHash: string,
): Promise<StoredReport | null> {
  const row = await database.report.findUnique({ where: { contentHash }, omit: { text: true } });
  return row === null ? null : toStoredReport(row);
}
