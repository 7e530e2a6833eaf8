import { createHash } from 'node:crypto';
import type { Check, CheckedText } from '../figures/checks/check.ts';
import { mayBeComparedWithYearBefore } from '../figures/checks/between-years.ts';
import { runChecks } from '../figures/checks/run-checks.ts';
import type { Gazetteer } from '../regions/gazetteer.ts';
import type { CheckVerdict } from '../store/check-verdicts.ts';
import { listCheckVerdicts } from '../store/check-verdicts.ts';
import { listFiguresOfReport } from '../store/figures.ts';
import type { Store } from '../store/open-store.ts';
import { findReportText, isIdentified, listStoredReports } from '../store/reports.ts';
import type { ReportSummary, StoredReport } from '../store/reports.ts';
import type { ReferenceData } from './reference-data.ts';

/** What of a report is checked. */
export type CheckedReport = Pick<CheckedText, 'text' | 'figures'>;

/** A check of a stored report, with what a person said of it. */
export interface ReportCheck extends Check {
  /** `c_` and 12 hex digits: the same for the same text, rule and places, whatever read them. */
  id: string;
  /** The report that the figures of the year before stand in; null when none was used. */
  previous: StoredReport | null;
  /** The newest human verdict; null when nobody has settled it. */
  settled: CheckVerdict | null;
}

/**
 * Checks a stored report as it is read now, against the same body's report of the year before as it is stored now. Computed
 * anew each time, some milliseconds: nothing can go stale when either is read again, corrected or replaced.
 * @param read Gives a report's text and figures. Default: reads them from the store.
 */
export async function listChecks(
  { store, catalogue, gazetteer }: { store: Store } & Pick<ReferenceData, 'catalogue' | 'gazetteer'>,
  report: StoredReport,
  read: (report: ReportSummary) => Promise<CheckedReport> = (each) => readStored(store, each),
): Promise<ReportCheck[]> {
  const readAny = (each: StoredReport) => (isIdentified(each) ? read(each) : readStored(store, each));
  const own = await checkedText(report, readAny, gazetteer);
  const previous = mayBeComparedWithYearBefore(own) ? await findPrevious(store, report) : null;
  const before = previous === null ? null : await checkedText(previous, readAny, gazetteer);
  const verdicts = await listCheckVerdicts(store.database, report.contentHash);
  return runChecks(own, before, catalogue).map((check) => ({
    ...check,
    id: checkId(report, check),
    previous: check.operands.some(({ of }) => of === 'previous') ? previous : null,
    settled: verdicts.findLast(({ fingerprint }) => fingerprint === check.fingerprint) ?? null,
  }));
}

/** Checks that tell of something wrong and that nobody has called a false alarm. */
export function failedChecks(checks: readonly ReportCheck[]): ReportCheck[] {
  return checks.filter(({ verdict, settled }) => verdict === 'differs' && settled?.verdict !== 'false_alarm');
}

/** Those, and numbers whose last digit was rounded otherwise: what an answer that quotes them mentions. */
export function doubtfulChecks(checks: readonly ReportCheck[]): ReportCheck[] {
  return checks.filter(
    ({ verdict, settled }) =>
      (verdict === 'differs' || verdict === 'rounding') && settled?.verdict !== 'false_alarm',
  );
}

function checkId({ contentHash }: StoredReport, { fingerprint }: Check): string {
  return `c_${createHash('sha256').update(`${contentHash} ${fingerprint}`).digest('hex').slice(0, 12)}`;
}

async function findPrevious(store: Store, report: StoredReport): Promise<StoredReport | null> {
  const { regionCode, issuer, kind, year } = report;
  if (regionCode === null || year === null) return null;
  const current = await listStoredReports(store, ['current']);
  return (
    current.find(
      (other) =>
        other.regionCode === regionCode &&
        other.issuer === issuer &&
        other.kind === kind &&
        other.year === year - 1,
    ) ?? null
  );
}

async function checkedText(
  report: StoredReport,
  read: (report: StoredReport) => Promise<CheckedReport>,
  gazetteer: Gazetteer,
): Promise<CheckedText> {
  const region = report.regionCode === null ? null : gazetteer.byCode(report.regionCode);
  return { ...(await read(report)), level: region?.level ?? null };
}

async function readStored({ database }: Store, { id }: StoredReport): Promise<CheckedReport> {
  const [text, figures] = await Promise.all([
    findReportText(database, id),
    listFiguresOfReport(database, id),
  ]);
  return { text: text ?? '', figures };
}
