import { setImmediate } from 'node:timers/promises';
import { contradict } from '../figures/contradict.ts';
import { isOfWhole } from '../figures/whole-region.ts';
import { listNewestVerdicts } from '../store/check-verdicts.ts';
import type { FigurePlace } from '../store/figure-id.ts';
import { listNewestEvents } from '../store/figure-verdicts.ts';
import type { FigureStanding } from '../store/figure-verdicts.ts';
import { listFiguresOfReport } from '../store/figures.ts';
import type { StoredFigure } from '../store/figures.ts';
import type { Store } from '../store/open-store.ts';
import type { StoredReport } from '../store/reports.ts';
import type { Library } from './library.ts';
import type { ReportCheck } from './list-checks.ts';
import { failedChecks, listChecks } from './list-checks.ts';

/** Why a figure by itself is worth a look. */
export type FigureDoubt =
  /** The arithmetic of its report does not come out. */
  | { type: 'check'; check: ReportCheck }
  /** Another report of the same body states the same thing otherwise. */
  | { type: 'sources'; other: StoredFigure; report: StoredReport }
  /** The program is not sure what it counts. */
  | { type: 'confidence'; confidence: number };

/** A doubt that a figure itself gives rise to, with the figure's place. */
export interface FigureInDoubt {
  place: FigurePlace;
  doubt: FigureDoubt;
}

/** Classified less surely than this, a figure is worth a look. Of the five reports' figures one in twenty is. */
export const SURE = 0.75;

/**
 * What was found of each body's reports, with all that it rests on: a body's doubts rest on its own reports alone, so that a new
 * report or a verdict has one body looked through again, and not thousands of reports.
 */
const found = new WeakMap<Store, Map<string, { basis: string; doubts: FigureInDoubt[] }>>();

/**
 * Doubts that the figures of reports give rise to, of those figures on which nobody has decided: checks that fail, numbers that
 * another report of the same body states otherwise, classification that is not sure. Body by body, in the order of their first
 * report.
 */
export async function listFiguresInDoubt(
  library: Library,
  reports: readonly StoredReport[],
  standings: readonly FigureStanding[],
): Promise<FigureInDoubt[]> {
  const { store } = library;
  const known = found.get(store) ?? new Map<string, { basis: string; doubts: FigureInDoubt[] }>();
  found.set(store, known);
  const [events, verdicts] = await Promise.all([
    listNewestEvents(store.database),
    listNewestVerdicts(store.database),
  ]);
  const decided = new Set(standings.map(({ id }) => id));
  const bodies = groupByBody(reports);
  for (const body of known.keys()) if (!bodies.has(body)) known.delete(body);
  const all: FigureInDoubt[] = [];
  for (const [body, own] of bodies) {
    const basis = JSON.stringify(
      own.map(({ id, contentHash, versions, overrides }) => [
        ...[id, versions, overrides],
        ...[events.get(id) ?? 0, verdicts.get(contentHash) ?? 0],
      ]),
    );
    let entry = known.get(body);
    if (entry?.basis !== basis) {
      entry = { basis, doubts: await lookThrough(library, own, decided) };
      known.set(body, entry);
      // The queue of many reports takes seconds the first time: questions are answered in between.
      await setImmediate();
    }
    all.push(...entry.doubts);
  }
  return all;
}

function groupByBody(reports: readonly StoredReport[]): Map<string, StoredReport[]> {
  const bodies = new Map<string, StoredReport[]>();
  for (const report of reports) {
    const body = JSON.stringify([report.regionCode, report.issuer]);
    const own = bodies.get(body);
    if (own === undefined) bodies.set(body, [report]);
    else own.push(report);
  }
  return bodies;
}

/** Looks through the reports of one body. @param decided Ids of figures on which a person has decided. */
async function lookThrough(
  library: Library,
  reports: readonly StoredReport[],
  decided: ReadonlySet<string>,
): Promise<FigureInDoubt[]> {
  const doubts: FigureInDoubt[] = [];
  const stated: Stated[] = [];
  for (const report of reports) {
    const figures = await listFiguresOfReport(library.store.database, report.id);
    const byStart = new Map(figures.map((figure) => [figure.start, figure]));
    for (const check of failedChecks(await listChecks(library, report))) {
      const subject = byStart.get(check.subject.figure.start);
      if (check.subject.of === 'report' && subject !== undefined && !decided.has(subject.id))
        doubts.push({ place: placeOf(subject), doubt: { type: 'check', check } });
    }
    for (const figure of figures.filter(({ id }) => !decided.has(id))) {
      const { indicator, confidence } = figure;
      if (indicator !== null && confidence < SURE)
        doubts.push({ place: placeOf(figure), doubt: { type: 'confidence', confidence } });
    }
    stated.push(...figures.map((figure) => ({ figure, report })));
  }
  for (const { figure, other } of findContradictions(stated))
    if (!decided.has(figure.figure.id))
      doubts.push({
        place: placeOf(figure.figure),
        doubt: { type: 'sources', other: other.figure, report: other.report },
      });
  return doubts;
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

/** Where it is read; a corrected figure's numeral may have moved from there, but on such a one somebody has decided. */
function placeOf({ reportId, start, branch = 0 }: StoredFigure): FigurePlace {
  return { reportId, start, branch };
}
