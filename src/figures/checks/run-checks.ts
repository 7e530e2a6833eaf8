import type { Catalogue } from '../catalogue.ts';
import { checkAverages } from './averages.ts';
import { checkBetweenYears } from './between-years.ts';
import { checkCarried } from './carried.ts';
import { checkChanges } from './changes.ts';
import type { Check, CheckedText } from './check.ts';
import { createCheck } from './check.ts';
import { checkOverWhole } from './over-whole.ts';
import { checkParts } from './parts.ts';
import { checkRates } from './rates.ts';
import { checkRepeated } from './repeated.ts';
import type { CheckRule } from './rule.ts';
import { viewReport } from './sites.ts';
import { checkTables } from './tables.ts';
import { checkTotals } from './totals.ts';
import { checkUsualRange } from './usual-range.ts';

const RULES: readonly CheckRule[] = [
  checkParts,
  checkTotals,
  checkRates,
  checkChanges,
  checkCarried,
  checkRepeated,
  checkOverWhole,
  checkAverages,
  checkTables,
  checkUsualRange,
];

/**
 * Checks the arithmetic of a report or a draft (勾稽): what it states against what else it states.
 * @param previous The same body's report on the year before; null when there is none.
 * @returns In the order of the figures that were checked. Nothing is said where nothing can be computed.
 */
export function runChecks(report: CheckedText, previous: CheckedText | null, catalogue: Catalogue): Check[] {
  const view = viewReport(report, 'report');
  const drafts = RULES.flatMap((rule) => rule(view, catalogue));
  if (previous !== null) drafts.push(...checkBetweenYears(view, viewReport(previous, 'previous')));
  const checks = new Map<string, Check>();
  for (const draft of drafts) {
    const check = createCheck(draft);
    // A total may be reached by two rules.
    if (!checks.has(check.fingerprint)) checks.set(check.fingerprint, check);
  }
  return [...checks.values()].toSorted((one, other) => one.subject.figure.start - other.subject.figure.start);
}
