import { AppError } from '../errors.ts';
import type { CheckVerdict, HumanVerdict } from '../store/check-verdicts.ts';
import { insertCheckVerdict } from '../store/check-verdicts.ts';
import { listStoredReports } from '../store/reports.ts';
import type { Library } from './library.ts';
import { timeOf } from './library.ts';
import { listChecks } from './list-checks.ts';

/** A person's word on a check. */
export interface Settlement {
  /** As `zhibao check` lists it: `c_…`. */
  check: string;
  verdict: HumanVerdict;
  reason: string;
  by: string;
}

/**
 * Records what a person says of a check; it counts from now on and survives re-reading.
 * @throws {AppError} `not_found` for a check that no current report has; `invalid_argument` without a reason or a name.
 */
export async function settleCheck(library: Library, settlement: Settlement): Promise<CheckVerdict> {
  const { check: id, verdict, reason, by } = settlement;
  if (reason.trim() === '' || by.trim() === '')
    throw new AppError({
      code: 'invalid_argument',
      message: 'A verdict needs a reason and the name of who gives it.',
    });
  for (const report of await listStoredReports(library.store, ['current'])) {
    const found = (await listChecks(library, report)).find((check) => check.id === id);
    if (found === undefined) continue;
    const settled: CheckVerdict = {
      contentHash: report.contentHash,
      fingerprint: found.fingerprint,
      verdict,
      reason: reason.trim(),
      settledBy: by.trim(),
      settledAt: timeOf(library),
    };
    await library.store.transact((database) => insertCheckVerdict(database, settled));
    return settled;
  }
  throw new AppError({
    code: 'not_found',
    message: `No current report has the check ${JSON.stringify(id)}. \`zhibao check\` lists them.`,
  });
}
