import { applyState, changedFacts, factsOf } from '../figures/corrections/figure-state.ts';
import type { Relation } from '../figures/corrections/compare-reading.ts';
import type { Figure, FigureAmendment, FigureFacts } from '../figures/figure.ts';
import type { StoredFigureEvent } from '../store/figure-verdicts.ts';
import type { SettledFigure } from './find-settled-figure.ts';

/** One step of a figure's history, as people read it. */
export interface HistoryEntry {
  at: Date;
  /** Null for the program, reading the report again. */
  by: string | null;
  verdict: StoredFigureEvent['verdict'];
  /** A person's words; null for a reading. */
  reason: string | null;
  /** How a later reading stands to people's word; null for a person's verdict. */
  relation: Relation | null;
  /** Facts that are shown otherwise than before, each as it was and as it is since. */
  changes: {
    fact: keyof FigureFacts;
    before: FigureFacts[keyof FigureFacts];
    after: FigureFacts[keyof FigureFacts];
  }[];
  amendment: FigureAmendment | null;
}

/** A figure's history, oldest first: what each verdict changed of what is shown. */
export function describeHistory({ events }: Pick<SettledFigure, 'events'>): HistoryEntry[] {
  return events.map(({ at, by, verdict, reason, snapshot, before, after }) => {
    const shownBefore = factsOf(applyState<Figure>(snapshot, before));
    const shownAfter = factsOf(applyState<Figure>(snapshot, after));
    const isReading = verdict === 'reread';
    return {
      ...{ at, by, verdict },
      reason: isReading ? null : reason,
      relation: isReading ? (reason as Relation) : null,
      changes: changedFacts(shownBefore, shownAfter).map((fact) => ({
        ...{ fact, before: shownBefore[fact], after: shownAfter[fact] },
      })),
      amendment: after?.amendment ?? null,
    };
  });
}
