import type { Database } from './open-store.ts';
import { selectRows } from './select-rows.ts';

/** How much was read from a report. */
export interface ReportCounts {
  /** With the preamble. */
  sections: number;
  passages: number;
  figures: number;
  exclusions: number;
}

/** Counts by report id. @param reportIds Reports that are not in the store are left out. */
export async function countReports(
  database: Database,
  reportIds: readonly string[],
): Promise<Map<string, ReportCounts>> {
  const rows = await selectRows<readonly [string, number, number, number, number]>(
    database,
    ['id', 'sections', 'passages', 'figures', 'exclusions'],
    `SELECT r."id",
       (SELECT count(*) FROM "Section" s WHERE s."reportId" = r."id") AS "sections",
       (SELECT count(*) FROM "Passage" p WHERE p."reportId" = r."id") AS "passages",
       (SELECT count(*) FROM "Figure" f WHERE f."reportId" = r."id") AS "figures",
       (SELECT count(*) FROM "Exclusion" e WHERE e."reportId" = r."id") AS "exclusions"
     FROM "Report" r WHERE r."id" IN (SELECT value FROM json_each(?))`,
    JSON.stringify(reportIds),
  );
  return new Map(
    rows.map(([id, sections, passages, figures, exclusions]) => [
      id,
      { sections, passages, figures, exclusions },
    ]),
  );
}
