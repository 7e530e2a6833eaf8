import type { ReportKind, Section } from '../reports/report.ts';
import type { Database, Store } from './open-store.ts';
import type { ReportStatus, ReportSummary, StoredReport } from './report-row.ts';
import { isIdentified, readReportRow, REPORT_COLUMNS } from './report-row.ts';
import { oncePerRevision } from './revision.ts';
import { selectRows } from './select-rows.ts';

export { isIdentified } from './report-row.ts';
export type { ReadingVersions, ReportStatus, ReportSummary, StoredReport } from './report-row.ts';

/** Every report, of whatever status, oldest ingestion first. Without texts: some 2 MB for 2,000. */
const loadReports = oncePerRevision(async (database): Promise<readonly StoredReport[]> => {
  const rows = await selectRows(
    database,
    REPORT_COLUMNS,
    `SELECT ${REPORT_COLUMNS.map((column) => `"${column}"`).join(', ')} FROM "Report" ORDER BY "ingestedAt", "id"`,
  );
  return rows.map(readReportRow);
});

/** What `listReports` leaves out; a field that is not given restricts nothing. */
export interface ReportFilter {
  regionCodes?: readonly string[];
  year?: number;
  kind?: ReportKind;
}

/**
 * Current reports that are known well enough to answer from, by region code, newest year first. Reads the store only after a
 * change; what it returns is shared and must not be changed.
 */
export async function listReports(
  store: Store,
  filter: ReportFilter = {},
): Promise<readonly ReportSummary[]> {
  const current = await loadCurrent(store);
  const { regionCodes, year, kind } = filter;
  if (regionCodes === undefined && year === undefined && kind === undefined) return current;
  return current.filter(
    (report) =>
      (regionCodes?.includes(report.regionCode) ?? true) &&
      (year === undefined || report.year === year) &&
      (kind === undefined || report.kind === kind),
  );
}

const currentOf = new WeakMap<readonly StoredReport[], readonly ReportSummary[]>();

async function loadCurrent(store: Store): Promise<readonly ReportSummary[]> {
  const all = await loadReports(store);
  const known = currentOf.get(all);
  if (known !== undefined) return known;
  const current = all
    .filter(({ status }) => status === 'current')
    .filter(isIdentified)
    .sort(
      (one, other) =>
        compare(one.regionCode, other.regionCode) || other.year - one.year || compare(one.id, other.id),
    );
  currentOf.set(all, current);
  return current;
}

/** Every report of the given statuses, also one of which little is known; oldest ingestion first. */
export async function listStoredReports(
  store: Store,
  statuses: readonly ReportStatus[],
): Promise<StoredReport[]> {
  return (await loadReports(store)).filter(({ status }) => statuses.includes(status));
}

/** A report by id; null when there is none. */
export async function findReport(store: Store, id: string): Promise<StoredReport | null> {
  return (await loadReports(store)).find((report) => report.id === id) ?? null;
}

/** Whether no report was ever taken in; a removed one counts as taken in. */
export async function isLibraryEmpty(database: Database): Promise<boolean> {
  return (await database.report.count()) === 0;
}

/** The text that a report's offsets stand on; null when there is no such report. */
export async function findReportText(database: Database, id: string): Promise<string | null> {
  const [row] = await database.$queryRaw<{ text: string }[]>`SELECT "text" FROM "Report" WHERE "id" = ${id}`;
  return row?.text ?? null;
}

type SectionRow = readonly [
  ...[path: string, level: number, heading: string, start: number, end: number],
  ...[headingStart: number, headingEnd: number],
];

/** A report's sections in order of place, the preamble first. */
export async function listSections(database: Database, reportId: string): Promise<Section[]> {
  const rows = await selectRows<SectionRow>(
    database,
    ['path', 'level', 'heading', 'start', 'end', 'headingStart', 'headingEnd'],
    'SELECT * FROM "Section" WHERE "reportId" = ? ORDER BY "ordinal"',
    reportId,
  );
  return rows.map(([path, level, heading, start, end, headingStart, headingEnd]) => ({
    path,
    level,
    heading,
    start,
    end,
    headingSpan: { start: headingStart, end: headingEnd },
  }));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
