import type { Database } from './open-store.ts';

/** A person's entry for a slot of drafts on a region and year. Entries are only added; of a slot the newest holds. */
export interface DraftEntry {
  regionCode: string;
  year: number;
  /** Key of the slot. */
  slot: string;
  /** Plain decimal of a number, or words. */
  value: string;
  /** `''` for words. */
  unit: string;
  enteredBy: string;
  department: string;
  enteredAt: Date;
}

/** Keeps entries; those before them stay. */
export async function addEntries(database: Database, entries: readonly DraftEntry[]): Promise<void> {
  await database.draftEntry.createMany({ data: [...entries] });
}

/** The entry of each slot that holds, dates as ISO dates. */
export async function listEntries(
  database: Database,
  { regionCode, year }: Pick<DraftEntry, 'regionCode' | 'year'>,
): Promise<{ slot: string; value: string; unit: string; by: string; department: string; on: string }[]> {
  const rows = await database.draftEntry.findMany({ where: { regionCode, year }, orderBy: { id: 'asc' } });
  const newest = new Map(rows.map((row) => [row.slot, row]));
  return [...newest.values()].map(({ slot, value, unit, enteredBy, department, enteredAt }) => ({
    ...{ slot, value, unit, by: enteredBy, department },
    on: enteredAt.toISOString().slice(0, 10),
  }));
}
