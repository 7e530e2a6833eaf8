import { AppError } from '../errors.ts';
import { applyState } from '../figures/corrections/figure-state.ts';
import type { FigureState } from '../figures/corrections/figure-state.ts';
import type { Figure } from '../figures/figure.ts';
import type { FigurePlace } from '../store/figure-id.ts';
import { figureIdOf, parseFigureId } from '../store/figure-id.ts';
import type { FigureSnapshot, StoredFigureEvent } from '../store/figure-verdicts.ts';
import { listFigureEvents } from '../store/figure-verdicts.ts';
import { findFigureAsRead } from '../store/figures.ts';
import type { Database } from '../store/open-store.ts';

/** A figure with everything that was said of it. */
export interface SettledFigure {
  id: string;
  place: FigurePlace;
  /** As the program reads it now, or read it last. */
  snapshot: FigureSnapshot;
  state: FigureState | null;
  /** As it is to be used: what people said laid over the reading. */
  shown: Figure;
  /** Oldest first. */
  events: StoredFigureEvent[];
}

/**
 * Finds a figure by its id, whether the program still reads it or people's word alone keeps it.
 * @throws {AppError} `invalid_argument` for what is no figure's id; `not_found`.
 */
export async function findSettledFigure(database: Database, id: string): Promise<SettledFigure> {
  const place = parseFigureId(id);
  if (place === null)
    throw new AppError({
      code: 'invalid_argument',
      message: `A figure is named like r_0123456789ab:412, as \`zhibao figures\` lists it; got ${JSON.stringify(id)}.`,
    });
  const found = await settledFigureAt(database, place);
  if (found === null)
    throw new AppError({
      code: 'not_found',
      message: `No stored report has the figure ${id.trim()}. \`zhibao figures\` lists them with their ids.`,
    });
  return found;
}

/** The figure of a place; null when nothing is read there and nothing was said of it. @param known What it was when last seen. */
export async function settledFigureAt(
  database: Database,
  place: FigurePlace,
  known?: FigureSnapshot,
): Promise<SettledFigure | null> {
  const [read, events] = await Promise.all([
    findFigureAsRead(database, place),
    listFigureEvents(database, place),
  ]);
  const newest = events.at(-1);
  const snapshot = read === null ? (newest?.snapshot ?? known) : snapshotOf(read);
  if (snapshot === undefined) return null;
  const state = newest?.after ?? null;
  return {
    id: figureIdOf(place),
    place,
    snapshot,
    state,
    shown: applyState<Figure>(snapshot, state),
    events,
  };
}

/** What is kept of a stored figure beside a verdict on it. */
export function snapshotOf(stored: FigureSnapshot & { reportId?: string }): FigureSnapshot {
  const { start, end, branch, sentence, sectionPath, kind, year, period, scope, label, context } = stored;
  const { indicator, confidence, stated, value, unit, normalized, qualifier, quote } = stored;
  return {
    ...{ start, end, stated, value, unit, normalized, qualifier, kind, year, period, scope, label, context },
    ...{ sentence, sectionPath, indicator, confidence, quote },
    // Counted in a list that may be another one by then.
    parent: null,
    ...(branch !== undefined && { branch }),
  };
}
