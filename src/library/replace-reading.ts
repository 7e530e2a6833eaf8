import { compareReading } from '../figures/corrections/compare-reading.ts';
import type { FigureStanding } from '../store/figure-verdicts.ts';
import { insertFigureEvent, listStandings } from '../store/figure-verdicts.ts';
import type { StoredFigure } from '../store/figures.ts';
import { listFiguresAsRead } from '../store/figures.ts';
import type { Database } from '../store/open-store.ts';
import type { Reading } from '../store/write-report.ts';
import { replaceReading } from '../store/write-report.ts';
import { snapshotOf } from './find-settled-figure.ts';

/**
 * Puts a new reading of a stored report in the place of the old one. People's word on its figures stays; where the new reading
 * stands to it otherwise than the old one did, the figure's history says so.
 */
export async function replaceReadingOf(
  database: Database,
  reportId: string,
  reading: Reading,
  at: Date,
): Promise<void> {
  const standings = await listStandings(database, [reportId]);
  const before = standings.length === 0 ? [] : await listFiguresAsRead(database, reportId);
  await replaceReading(database, reportId, reading);
  if (standings.length === 0) return;
  const after = await listFiguresAsRead(database, reportId);
  for (const standing of standings) await noteReading(database, standing, { before, after, at });
}

async function noteReading(
  database: Database,
  standing: FigureStanding,
  { before, after, at }: { before: StoredFigure[]; after: StoredFigure[]; at: Date },
): Promise<void> {
  const { reportId, start, branch, state, snapshot } = standing;
  const place = { start, end: snapshot.end, branch };
  const relation = compareReading(after, place, state.set);
  if (relation === (standing.relation ?? compareReading(before, place, state.set))) return;
  const read = after.find((figure) => figure.start === start && (figure.branch ?? 0) === branch);
  await insertFigureEvent(database, {
    ...{ reportId, start, branch, before: state, after: state, at },
    verdict: 'reread',
    snapshot: read === undefined ? snapshot : snapshotOf(read),
    reason: relation,
    by: null,
  });
}
