import type { Figure, FigureFacts } from '../figure.ts';
import { disagreement } from './figure-state.ts';

/**
 * How a reading stands to what a person set. agrees: it reads all of it so. differs: it reads something otherwise. gone: it has
 * no such figure, and the person's stays. replaced: it reads the numeral as part of another figure, which takes its place.
 */
export type Relation = 'agrees' | 'differs' | 'gone' | 'replaced';

/** @param figures Those of the new reading; `place` is where the figure was read when the person saw it. */
export function compareReading(
  figures: readonly Figure[],
  place: Pick<Figure, 'start' | 'end'> & { branch: number },
  set: Partial<FigureFacts>,
): Relation {
  const own = figures.find(({ start, branch = 0 }) => start === place.start && branch === place.branch);
  if (own !== undefined) return Object.keys(disagreement(own, set)).length === 0 ? 'agrees' : 'differs';
  const isCovered = figures.some(({ start, end }) => start < place.end && place.start < end);
  return isCovered ? 'replaced' : 'gone';
}
