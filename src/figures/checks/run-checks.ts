import type { Catalogue } from '../catalogue.ts';
import { checkCarried } from './carried.ts';
import { checkChanges } from './changes.ts';
import type { Check, CheckedText, CheckRule } from './check.ts';
import { checkAverages, checkRepeated, checkShares } from './consistency.ts';
import { checkParts } from './parts.ts';
import { checkRates } from './rates.ts';
import { checkTables } from './tables.ts';

const RULES: readonly CheckRule[] = [
  checkParts,
  checkRates,
  checkChanges,
  checkCarried,
  checkRepeated,
  checkShares,
  checkAverages,
  checkTables,
];

/**
 * Checks the arithmetic of a report or a draft (勾稽): what it states against what else it states.
 * @param previous The same body's report on the year before; null when there is none.
 * @returns In the order of the figures that were checked. Nothing is said where nothing can be computed.
 */
export function runChecks(report: CheckedText, previous: CheckedText | null, catalogue: Catalogue): Check[] {
  const formulas = new Map(
    catalogue.indicators.flatMap(({ code, formula }) => (formula === null ? [] : [[code, formula] as const])),
  );
  return RULES.flatMap((rule) => rule({ report, previous, formulas })).toSorted(
    (one, other) => one.subject.figure.start - other.subject.figure.start,
  );
}
