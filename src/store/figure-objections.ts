import type { FigurePlace } from './figure-id.ts';
import type { FigureSnapshot } from './figure-verdicts.ts';
import type { FigureObjection } from './generated/client.ts';
import type { Database } from './open-store.ts';
import { raiseRevision } from './revision.ts';

/** Someone's word that a figure is wrong. */
export interface Objection extends FigurePlace {
  id: number;
  reason: string;
  by: string;
  at: Date;
  /** The figure as its author saw it. */
  snapshot: FigureSnapshot;
  /** Id of the event that settled it; null while it is open. */
  verdictId: number | null;
  /** When its author was told the verdict. */
  toldAt: Date | null;
}

/** Adds an open objection. @returns Its id. */
export async function insertObjection(
  database: Database,
  { reportId, start, branch, reason, by, at, snapshot }: Omit<Objection, 'id' | 'verdictId' | 'toldAt'>,
): Promise<number> {
  const { id } = await database.figureObjection.create({
    data: {
      ...{ reportId, start, branch, reason },
      objectedBy: by,
      objectedAt: at,
      figure: JSON.stringify(snapshot),
    },
    select: { id: true },
  });
  await raiseRevision(database);
  return id;
}

/** Objections that no verdict has settled, oldest first. @param place Only of this figure. */
export async function listOpenObjections(database: Database, place?: FigurePlace): Promise<Objection[]> {
  const rows = await database.figureObjection.findMany({
    where: { verdictId: null, ...(place && placeOf(place)) },
    orderBy: { id: 'asc' },
  });
  return rows.map(toObjection);
}

/** All objections, newest first. */
export async function listObjections(database: Database): Promise<Objection[]> {
  const rows = await database.figureObjection.findMany({ orderBy: { id: 'desc' } });
  return rows.map(toObjection);
}

/** Marks all open objections to a figure as settled by a verdict. */
export async function settleObjections(
  database: Database,
  place: FigurePlace,
  verdictId: number,
): Promise<void> {
  await database.figureObjection.updateMany({
    where: { verdictId: null, ...placeOf(place) },
    data: { verdictId },
  });
}

/** Marks an objection's author as told. */
export async function markTold(database: Database, id: number, at: Date): Promise<void> {
  await database.figureObjection.update({ where: { id }, data: { toldAt: at }, select: { id: true } });
}

function placeOf({ reportId, start, branch }: FigurePlace): FigurePlace {
  return { reportId, start, branch };
}

function toObjection({ objectedBy, objectedAt, figure, ...row }: FigureObjection): Objection {
  return { ...row, by: objectedBy, at: objectedAt, snapshot: JSON.parse(figure) as FigureSnapshot };
}
