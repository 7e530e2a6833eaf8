import type { Section } from '../reports/report.ts';
import type { Store } from '../store/open-store.ts';
import { findReport, findReportText, listSections } from '../store/reports.ts';
import type { StoredReport } from '../store/reports.ts';

/** A stored report to be read by a person, whatever its status. */
export interface ReadableReport {
  report: StoredReport;
  /** The text that all offsets stand on. */
  text: string;
  sections: Section[];
}

/** Null when the store has no report of this id. */
export async function readReport(store: Store, id: string): Promise<ReadableReport | null> {
  const report = await findReport(store, id);
  if (!report) return null;
  const text = await findReportText(store.database, id);
  return { report, text: text ?? '', sections: await listSections(store.database, id) };
}
