import { parseFigureId } from '../store/figure-id.ts';
import { listOpenObjections } from '../store/figure-objections.ts';
import { findReport } from '../store/reports.ts';
import { settledFigureAt } from './find-settled-figure.ts';
import type { Library } from './library.ts';
import type { DoubtfulFigure } from './list-doubts.ts';

/** One figure as the queue shows it, whether it is in the queue or not, with the objections that are open; null when there is none. */
export async function findReviewedFigure({ store }: Library, id: string): Promise<DoubtfulFigure | null> {
  const place = parseFigureId(id);
  if (place === null) return null;
  const [figure, report, objections] = await Promise.all([
    settledFigureAt(store.database, place),
    findReport(store, place.reportId),
    listOpenObjections(store.database, place),
  ]);
  if (figure === null || report === null) return null;
  return { figure, report, doubts: objections.map((objection) => ({ type: 'objection', objection })) };
}
