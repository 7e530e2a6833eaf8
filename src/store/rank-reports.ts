import { listStandings } from './figure-verdicts.ts';
import { findFigures } from './figures.ts';
import type { Database } from './open-store.ts';
import { selectRows } from './select-rows.ts';

/** Which reports are ranked, and by what. */
export interface ReportRanking {
  /** The reports, each with the year that it is on: what it states of other years does not count. */
  reports: readonly { id: string; year: number }[];
  /** Catalogue codes: the figures that count. */
  indicators: readonly string[];
  /** Which end comes first. */
  first: 'largest' | 'smallest';
  /** How many at most. */
  limit: number;
}

/**
 * Ranks reports by what they state of some indicators for their own year, levels alone, with people's word laid over it.
 * @returns Ids; of equal values the lower id first. Reports that state none of it are left out.
 */
export async function rankReports(database: Database, ranking: ReportRanking): Promise<string[]> {
  const { reports, first, limit } = ranking;
  const standings = await listStandings(
    database,
    reports.map(({ id }) => id),
  );
  const corrected = new Set(standings.map(({ reportId }) => reportId));
  const direction = first === 'largest' ? -1 : 1;
  const extremes = [
    ...(await listExtremes(database, {
      ...ranking,
      reports: reports.filter(({ id }) => !corrected.has(id)),
    })),
    ...(await listValues(database, { ...ranking, reports: reports.filter(({ id }) => corrected.has(id)) })),
  ].sort((one, other) => direction * (one.value - other.value) || (one.id < other.id ? -1 : 1));
  return [...new Set(extremes.map(({ id }) => id))].slice(0, limit);
}

interface Ranked {
  id: string;
  value: number;
}

/** The foremost reports with their foremost value, from the index of figures alone: 2,000 reports take some 5 ms. */
async function listExtremes(
  database: Database,
  { reports, indicators, first, limit }: ReportRanking,
): Promise<Ranked[]> {
  const [extreme, direction] = first === 'largest' ? ['MAX', 'DESC'] : ['MIN', 'ASC'];
  // CROSS JOIN: report by report, since SQLite can't know how few entries of the index that reads.
  const rows = await selectRows<readonly [string, number]>(
    database,
    ['id', 'value'],
    `SELECT "reportId" AS "id", ${extreme}(CAST("normalized" AS REAL)) AS "value"
      FROM json_each(?) "asked" CROSS JOIN "Figure"
      ON "reportId" = "asked"."key" AND "indicator" IN (SELECT "value" FROM json_each(?))
      WHERE "kind" = 'level' AND ("year" IS NULL OR "year" = "asked"."value")
      GROUP BY "reportId"
      ORDER BY 2 ${direction}, 1 LIMIT ?`,
    JSON.stringify(Object.fromEntries(reports.map(({ id, year }) => [id, year]))),
    JSON.stringify(indicators),
    limit,
  );
  return rows.map(([id, value]) => ({ id, value }));
}

/** Every value of the few reports that people have spoken on. */
async function listValues(database: Database, { reports, indicators }: ReportRanking): Promise<Ranked[]> {
  if (reports.length === 0) return [];
  const yearOf = new Map(reports.map(({ id, year }) => [id, year]));
  const figures = await findFigures(database, { reportIds: [...yearOf.keys()], indicators });
  return figures
    .filter(
      ({ reportId, kind, year }) => kind === 'level' && (year === null || year === yearOf.get(reportId)),
    )
    .map(({ reportId, normalized }) => ({ id: reportId, value: Number(normalized) }));
}
