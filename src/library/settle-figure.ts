import { AppError } from '../errors.ts';
import { decide } from '../figures/corrections/decide.ts';
import type { FigureDecision } from '../figures/corrections/decide.ts';
import { insertFigureEvent } from '../store/figure-verdicts.ts';
import { listOpenObjections, settleObjections } from '../store/figure-objections.ts';
import type { SettledFigure } from './find-settled-figure.ts';
import { findSettledFigure } from './find-settled-figure.ts';
import type { Library } from './library.ts';
import { timeOf } from './library.ts';
import { dayOf, isSamePerson, sign } from './signature.ts';

/** A person's decision on a figure. */
export interface FigureSettlement {
  /** Id of the figure. */
  figure: string;
  decision: FigureDecision;
  reason: string;
  by: string;
}

/**
 * Records what a person decides of a figure. It counts from now on, survives re-reading, and settles every open objection.
 * @returns The figure as it stands then.
 * @throws {AppError} `not_found`; `invalid_argument` for what the sentence does not bear out; `not_permitted` for the author of
 *   an open objection, which someone else settles.
 */
export async function settleFigure(
  library: Library,
  { figure: id, decision, ...signed }: FigureSettlement,
): Promise<SettledFigure> {
  const { reason, by } = sign(signed);
  const at = timeOf(library);
  return library.store.transact(async (database) => {
    const { place, snapshot, state: before } = await findSettledFigure(database, id);
    const objections = await listOpenObjections(database, place);
    if (objections.some((objection) => isSamePerson(objection.by, by)))
      throw new AppError({
        code: 'not_permitted',
        message: 'Who reported a figure as wrong does not settle that report: someone else must look at it.',
      });
    const after = decide({ figure: snapshot, quote: snapshot.quote, state: before }, decision, {
      signature: { reason, by, on: dayOf(at, library) },
      catalogue: library.catalogue,
    });
    const verdict = decision.verdict;
    const event = { ...place, verdict, before, after, snapshot, reason, by, at };
    await settleObjections(database, place, await insertFigureEvent(database, event));
    return findSettledFigure(database, id);
  });
}
