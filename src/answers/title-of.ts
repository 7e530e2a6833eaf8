import type { ReportSummary } from '../store/reports.ts';

/** A report's title as answers name it; one without a title is named by whose it is, on which year, and of which kind. */
export function titleOf({ title, regionName, year, kind }: ReportSummary): string {
  return title ?? `${regionName}${year}年${kind}`;
}
