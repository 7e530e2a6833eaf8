import type { Procedure } from '../figures/catalogue.ts';
import type { CountlessStatement } from '../figures/countless-statements.ts';
import { findCountlessStatements } from '../figures/countless-statements.ts';
import type { Item, LookUpSources } from './item.ts';

/** What a report says of a procedure where a number of cases is due but missing; null when it says nothing of the kind. */
export function findStatement(procedure: Procedure, text: string): CountlessStatement | null {
  return findCountlessStatements(text, [procedure.name, ...procedure.aliases])[0] ?? null;
}

/** The same for one thing asked: counts of cases only. */
export function findStatementOn(item: Item, { catalogue, text }: LookUpSources): CountlessStatement | null {
  if (item.type === 'open' || (item.type === 'indicator' && item.indicator.measure !== 'count')) return null;
  const code = item.type === 'indicator' ? item.indicator.procedure : item.procedure.code;
  const procedure = catalogue.procedures.find((entry) => entry.code === code);
  return procedure ? findStatement(procedure, text) : null;
}
