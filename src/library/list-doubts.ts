import { setImmediate } from 'node:timers/promises';
import type { Relation } from '../figures/corrections/compare-reading.ts';
import { contradict } from '../figures/contradict.ts';
import { isOfWhole } from '../figures/whole-region.ts';
import { figureIdOf } from '../store/figure-id.ts';
import type { Objection } from '../store/figure-objections.ts';
import { listOpenObjections } from '../store/figure-objections.ts';
import type { FigureStanding } from '../store/figure-verdicts.ts';
import { listStandings } from '../store/figure-verdicts.ts';
import type { StoredFigure } from '../store/figures.ts';
import { listFiguresOfReport } from '../store/figures.ts';
import type { StoredReport } from '../store/reports.ts';
import { findReport, listStoredReports } from '../store/reports.ts';
import type { SettledFigure } from './find-settled-figure.ts';
import { settledFigureAt } from './find-settled-figure.ts';
import type { Library } from './library.ts';
import type { ReportCheck } from './list-checks.ts';
import { failedChecks, listChecks } from './list-checks.ts';

/** Why someone should look at a figure. */
export type Doubt =
  /** A person reported it as wrong and nobody has decided. */
  | { type: 'objection'; objection: Objection }
  /** A later reading stands otherwise to what a person said of it. */
  | { type: 'reading'; relation: Exclude<Relation, 'agrees'> }
  /** The arithmetic of its report does not come out. */
  | { type: 'check'; check: ReportCheck }
  /** Another report of the same body states the same thing otherwise. */
  | { type: 'sources'; other: StoredFigure; report: StoredReport }
  /** The program is not sure what it counts. */
  | { type: 'confidence'; confidence: number };

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

/** Classified less surely than this, a figure is worth a look. Of the five reports' figures one in twenty is. */
const SURE = 0.75;

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
  const found = new Map<string, { place: Place; doubts: Doubt[] }>();
  const doubt = (place: Place, one: Doubt) => {
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
  const undecided = isUndecided(standings);
  const stated: Stated[] = [];
  for (const report of reports) {
    const figures = await listFiguresOfReport(database, report.id);
    const byStart = new Map(figures.map((figure) => [figure.start, figure]));
    for (const check of failedChecks(await listChecks(library, report))) {
      const subject = byStart.get(check.subject.figure.start);
      if (check.subject.of === 'report' && subject !== undefined && undecided(subject))
        doubt(placeOf(subject), { type: 'check', check });
    }
    for (const figure of figures.filter(undecided)) {
      const { indicator, confidence } = figure;
      if (indicator !== null && confidence < SURE) doubt(placeOf(figure), { type: 'confidence', confidence });
    }
    stated.push(...figures.map((figure) => ({ figure, report })));
    // The queue of many reports takes seconds: questions are answered in between.
    await setImmediate();
  }
  for (const { figure, other } of findContradictions(stated))
    if (undecided(figure.figure))
      doubt(placeOf(figure.figure), { type: 'sources', other: other.figure, report: other.report });
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

interface Place {
  reportId: string;
  start: number;
  branch: number;
}

interface Stated {
  figure: StoredFigure;
  report: StoredReport;
}

/** Pairs of figures of one body's reports that state one thing otherwise; each is given as the first once. */
function findContradictions(stated: readonly Stated[]): { figure: Stated; other: Stated }[] {
  const groups = new Map<string, Stated[]>();
  for (const one of stated) {
    const { figure, report } = one;
    if (figure.indicator === null || figure.kind !== 'level') continue;
    const thing = JSON.stringify([
      ...[report.regionCode, report.issuer, figure.indicator, figure.year ?? report.year, figure.period],
      isOfWhole(figure.scope) ? null : figure.scope,
    ]);
    groups.set(thing, [...(groups.get(thing) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) =>
    group.flatMap((figure) => {
      const others = group.filter(({ report }) => report.id !== figure.report.id);
      // One that states the same number as well does not contradict it.
      const disagrees = others.length > 0 && others.every((other) => contradict(figure.figure, other.figure));
      const [other] = others;
      return disagrees && other !== undefined ? [{ figure, other }] : [];
    }),
  );
}

function isUndecided(standings: readonly FigureStanding[]): (figure: StoredFigure) => boolean {
  const decided = new Set(standings.map(({ id }) => id));
  return ({ id }) => !decided.has(id);
}

/** Where it is read; a corrected figure's numeral may have moved from there, but on such a one somebody has decided. */
function placeOf({ reportId, start, branch = 0 }: StoredFigure): Place {
  return { reportId, start, branch };
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
