import { findCurrentOfIdentity } from '../store/identity.ts';
import type { Database } from '../store/open-store.ts';
import type { StoredReport } from '../store/reports.ts';

/** What becomes of a report among those of the same identity. */
export type Standing =
  | { status: 'current'; supersedes: StoredReport | null }
  /** A newer one of the same identity is there. */
  | { status: 'superseded'; newer: StoredReport };

/** What tells a report's identity and age. */
export type Dated = Pick<
  StoredReport,
  'regionCode' | 'issuer' | 'kind' | 'year' | 'signedOn' | 'publishedOn' | 'ingestedAt'
>;

/**
 * Decides whether a report that is not current now becomes the current one of its identity: region, issuer, kind and year. Of
 * two, the one signed later is newer, else the one published later, else the one ingested later. A report whose identity is
 * not wholly known has no rival.
 */
export async function settleStatus(database: Database, report: Dated): Promise<Standing> {
  const rival = await findCurrentOfIdentity(database, report);
  if (rival === null) return { status: 'current', supersedes: null };
  return isOlder(report, rival)
    ? { status: 'superseded', newer: rival }
    : { status: 'current', supersedes: rival };
}

/** A date that one of the two does not tell decides nothing. */
function isOlder(report: Dated, rival: Dated): boolean {
  for (const field of ['signedOn', 'publishedOn'] as const) {
    const own = report[field];
    const other = rival[field];
    if (own !== null && other !== null && own !== other) return own < other;
  }
  return report.ingestedAt < rival.ingestedAt;
}
