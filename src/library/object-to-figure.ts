import type { Objection } from '../store/figure-objections.ts';
import { insertObjection, listObjections, listOpenObjections, markTold } from '../store/figure-objections.ts';
import type { StoredFigureEvent } from '../store/figure-verdicts.ts';
import { AppError } from '../errors.ts';
import type { SettledFigure } from './find-settled-figure.ts';
import { findSettledFigure, settledFigureAt } from './find-settled-figure.ts';
import type { Library } from './library.ts';
import { timeOf } from './library.ts';
import { isSamePerson, sign } from './signature.ts';

/** An objection with the figure and, once it is settled, the verdict. */
export interface ObjectionWithVerdict {
  objection: Objection;
  figure: SettledFigure;
  verdict: StoredFigureEvent | null;
}

/**
 * Takes in someone's word that a figure is wrong (数字有误). It changes no answer: someone else looks at it and decides.
 * @param figure Id of the figure.
 * @returns The objection's id.
 * @throws {AppError} `not_found`; `invalid_argument` without a reason or a name, or when the same person's is open already.
 */
export async function objectToFigure(
  library: Library,
  { figure, ...signed }: { figure: string; reason: string; by: string },
): Promise<number> {
  const { reason, by } = sign(signed);
  return library.store.transact(async (database) => {
    const { place, snapshot } = await findSettledFigure(database, figure);
    const open = await listOpenObjections(database, place);
    if (open.some((objection) => isSamePerson(objection.by, by)))
      throw new AppError({
        code: 'invalid_argument',
        message: 'You have reported this figure already; nobody has decided on it yet.',
      });
    return insertObjection(database, { ...place, reason, by, at: timeOf(library), snapshot });
  });
}

/** All objections, newest first. @param by Only this person's. */
export async function listObjectionsWithVerdicts(
  { store }: Pick<Library, 'store'>,
  by?: string,
): Promise<ObjectionWithVerdict[]> {
  const all = await listObjections(store.database);
  const wanted = all.filter((objection) => by === undefined || isSamePerson(objection.by, by));
  const listed = wanted.map(async (objection) => {
    const { reportId, start, branch, snapshot } = objection;
    const figure = await settledFigureAt(store.database, { reportId, start, branch }, snapshot);
    const verdict = figure?.events.find(({ id }) => id === objection.verdictId) ?? null;
    return figure === null ? [] : [{ objection, figure, verdict }];
  });
  return (await Promise.all(listed)).flat();
}

/**
 * Hands every verdict that its objection's author has not been told to `tell`, oldest first, and keeps that it was told. A
 * verdict that could not be told (`tell` rejects) is handed out again the next time.
 * @param by Only this person's.
 * @returns How many were told.
 */
export async function tellVerdicts(
  library: Library,
  tell: (settled: ObjectionWithVerdict) => Promise<void>,
  by?: string,
): Promise<number> {
  const settled = (await listObjectionsWithVerdicts(library, by)).reverse();
  const untold = settled.filter(({ objection, verdict }) => verdict !== null && objection.toldAt === null);
  for (const one of untold) {
    await tell(one);
    await markTold(library.store.database, one.objection.id, timeOf(library));
  }
  return untold.length;
}
