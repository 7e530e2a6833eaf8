import type { Relation } from '../figures/corrections/compare-reading.ts';
import type { FigureState } from '../figures/corrections/figure-state.ts';
import type { Figure, FigureVerdict } from '../figures/figure.ts';
import type { FigurePlace } from './figure-id.ts';
import { figureIdOf } from './figure-id.ts';
import type { Database } from './open-store.ts';
import { raiseRevision } from './revision.ts';
import { selectRows } from './select-rows.ts';

/** A figure as the program read it, with its sentence, independent of any reading that is stored now. */
export type FigureSnapshot = Omit<Figure, 'correction'> & { quote: string };

/** An event in a figure's history: what a person decided, or what a later reading made of it. */
export interface FigureEvent extends FigurePlace {
  verdict: FigureVerdict | 'withdrawn' | 'reread';
  before: FigureState | null;
  after: FigureState | null;
  snapshot: FigureSnapshot;
  /** A person's words; of a reading its Relation. */
  reason: string;
  /** Null for the program. */
  by: string | null;
  at: Date;
}

/** An event as kept. */
export interface StoredFigureEvent extends FigureEvent {
  id: number;
}

/** What stands for a figure now. */
export interface FigureStanding extends FigurePlace {
  /** The figure's. */
  id: string;
  state: FigureState;
  snapshot: FigureSnapshot;
  /** What the newest reading made of it; null when it was not read again since. */
  relation: Relation | null;
}

/** Adds an event; nothing is ever changed or taken away. @returns Its id. */
export async function insertFigureEvent(database: Database, event: FigureEvent): Promise<number> {
  const { reportId, start, branch, verdict, before, after, snapshot, reason, by, at } = event;
  const { id } = await database.figureVerdict.create({
    data: {
      reportId,
      start,
      branch,
      verdict,
      before: before === null ? null : JSON.stringify(before),
      after: after === null ? null : JSON.stringify(after),
      figure: JSON.stringify(snapshot),
      reason,
      settledBy: by,
      settledAt: at,
    },
    select: { id: true },
  });
  await raiseRevision(database);
  return id;
}

/** A figure's history, oldest first. */
export async function listFigureEvents(
  database: Database,
  { reportId, start, branch }: FigurePlace,
): Promise<StoredFigureEvent[]> {
  const rows = await database.figureVerdict.findMany({
    where: { reportId, start, branch },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ before, after, figure, settledBy, settledAt, verdict, ...row }) => ({
    ...row,
    verdict: verdict as FigureEvent['verdict'],
    before: before === null ? null : (JSON.parse(before) as FigureState),
    after: after === null ? null : (JSON.parse(after) as FigureState),
    snapshot: JSON.parse(figure) as FigureSnapshot,
    by: settledBy,
    at: settledAt,
  }));
}

/** The id of the newest event of each report, by report; a report without any is left out. */
export async function listNewestEvents(database: Database): Promise<Map<string, number>> {
  const rows = await selectRows<readonly [string, number]>(
    database,
    ['reportId', 'newest'],
    'SELECT "reportId", max("id") AS "newest" FROM "FigureVerdict" GROUP BY "reportId"',
  );
  return new Map(rows);
}

/** What stands for figures of the given reports; nothing for those of which nobody has said anything, or has taken it back. */
export async function listStandings(
  database: Database,
  reportIds: readonly string[],
): Promise<FigureStanding[]> {
  const rows = await selectRows<readonly [string, number, number, string, string, string, string]>(
    database,
    ['reportId', 'start', 'branch', 'after', 'figure', 'verdict', 'reason'],
    `SELECT * FROM "FigureVerdict" v
     WHERE v."reportId" IN (SELECT value FROM json_each(?)) AND v."after" IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM "FigureVerdict" later
       WHERE later."reportId" = v."reportId" AND later."start" = v."start" AND later."branch" = v."branch"
         AND later."id" > v."id"
     )
     ORDER BY v."id"`,
    JSON.stringify(reportIds),
  );
  return rows.map(([reportId, start, branch, after, figure, verdict, reason]) => ({
    id: figureIdOf({ reportId, start, branch }),
    reportId,
    start,
    branch,
    state: JSON.parse(after) as FigureState,
    snapshot: JSON.parse(figure) as FigureSnapshot,
    relation: verdict === 'reread' ? (reason as Relation) : null,
  }));
}
