import type { Relation } from '../figures/corrections/compare-reading.ts';
import type { FigurePlace } from '../store/figure-id.ts';
import { figureIdOf } from '../store/figure-id.ts';
import type { Objection } from '../store/figure-objections.ts';
import { listOpenObjections } from '../store/figure-objections.ts';
import { listStandings } from '../store/figure-verdicts.ts';
import type { StoredReport } from '../store/reports.ts';
import { findReport, listStoredReports } from '../store/reports.ts';
import type { SettledFigure } from './find-settled-figure.ts';
import { settledFigureAt } from './find-settled-figure.ts';
import type { Library } from './library.ts';
import type { FigureDoubt } from './list-figures-in-doubt.ts';
import { listFiguresInDoubt, SURE } from './list-figures-in-doubt.ts';

/** Why someone should look at a figure. */
export type Doubt =
  /** A person reported it as wrong and nobody has decided. */
  | { type: 'objection'; objection: Objection }
  /** A later reading stands otherwise to what a person said of it. */
  | { type: 'reading'; relation: Exclude<Relation, 'agrees'> }
  /** What the figure itself gives rise to. */
  | FigureDoubt;

/** A figure to be looked at, with why, weightiest first. */
export interface DoubtfulFigure {
  figure: SettledFigure;
  report: StoredReport;
  doubts: Doubt[];
}

/** What the queue holds first, and how many there are in all. */
export interface ReviewQueue {
  figures: DoubtfulFigure[];
  total: number;
}

/** A person's word outweighs what programs find; of these, what shows an error outweighs what only may be one. */
const WEIGHTS: Readonly<Record<Doubt['type'], number>> = {
  objection: 100,
  reading: 60,
  check: 40,
  sources: 30,
  confidence: 10,
};

/**
 * Figures of the current reports that people should look at, the most doubtful first; of equal ones the first in its report.
 * Once a person has decided on a figure, only a newer objection or another reading brings it back.
 * @param most How many at most.
 */
export async function listDoubts(library: Library, most: number): Promise<ReviewQueue> {
  const { database } = library.store;
  const reports = await listStoredReports(library.store, ['current']);
  const found = new Map<string, { place: FigurePlace; doubts: Doubt[] }>();
  const doubt = (place: FigurePlace, one: Doubt) => {
    const id = figureIdOf(place);
    const known = found.get(id) ?? { place, doubts: [] };
    known.doubts.push(one);
    found.set(id, known);
  };
  // 1. What people and later readings say.
  for (const objection of await listOpenObjections(database))
    doubt(objection, { type: 'objection', objection });
  const standings = await listStandings(
    database,
    reports.map(({ id }) => id),
  );
  for (const standing of standings) {
    const { relation } = standing;
    if (relation !== null && relation !== 'agrees') doubt(standing, { type: 'reading', relation });
  }
  // 2. What the figures themselves show, of those on which nobody has decided.
  for (const { place, doubt: one } of await listFiguresInDoubt(library, reports, standings))
    doubt(place, one);
  // 3. The weightiest first.
  const ordered = [...found.values()].sort((one, other) => weightOf(other.doubts) - weightOf(one.doubts));
  const shown: DoubtfulFigure[] = [];
  for (const { place, doubts } of ordered) {
    if (shown.length === most) break;
    const known = doubts.find((one) => one.type === 'objection')?.objection.snapshot;
    const [figure, report] = await Promise.all([
      settledFigureAt(database, place, known),
      findReport(library.store, place.reportId),
    ]);
    if (figure !== null && report !== null) shown.push({ figure, report, doubts: weightiestFirst(doubts) });
  }
  return { figures: shown, total: ordered.length };
}

function weightOf(doubts: readonly Doubt[]): number {
  return doubts.reduce((sum, doubt) => {
    const unsure = doubt.type === 'confidence' ? SURE - doubt.confidence : 0;
    return sum + WEIGHTS[doubt.type] + unsure;
  }, 0);
}

function weightiestFirst(doubts: readonly Doubt[]): Doubt[] {
  return doubts.toSorted((one, other) => WEIGHTS[other.type] - WEIGHTS[one.type]);
}
