import type { ReportCounts } from '../store/report-counts.ts';
import { countReports } from '../store/report-counts.ts';
import { listStoredReports } from '../store/reports.ts';
import type { ReportStatus, StoredReport } from '../store/reports.ts';
import type { Library } from './library.ts';

/** A stored report with how much was read from it. */
export interface CoveredReport extends StoredReport {
  counts: ReportCounts;
}

/**
 * What the store holds, by region code and then newest year first; a report whose region is not known comes last.
 * @param statuses Default: current ones alone.
 */
export async function listCoverage(
  { store }: Pick<Library, 'store'>,
  statuses: readonly ReportStatus[] = ['current'],
): Promise<CoveredReport[]> {
  const reports = await listStoredReports(store, statuses);
  const counts = await countReports(
    store.database,
    reports.map(({ id }) => id),
  );
  return reports
    .flatMap((report) => {
      const own = counts.get(report.id);
      return own === undefined ? [] : [{ ...report, counts: own }];
    })
    .sort((one, other) => compare(one.regionCode, other.regionCode) || (other.year ?? 0) - (one.year ?? 0));
}

function compare(one: string | null, other: string | null): number {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  return one < other ? -1 : 1;
}
