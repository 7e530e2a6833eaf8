import type { Database } from './open-store.ts';
import { raiseRevision } from './revision.ts';
import { selectRows } from './select-rows.ts';

/** `confirmed`: the report is wrong there; `false_alarm`: the check is. */
export type HumanVerdict = 'confirmed' | 'false_alarm';

/** What a person said of a check. */
export interface CheckVerdict {
  /** Of the report's file. */
  contentHash: string;
  fingerprint: string;
  verdict: HumanVerdict;
  reason: string;
  settledBy: string;
  settledAt: Date;
}

/** Adds a verdict; earlier ones of the same check stay as its history. */
export async function insertCheckVerdict(database: Database, verdict: CheckVerdict): Promise<void> {
  await database.checkVerdict.create({ data: verdict });
  await raiseRevision(database);
}

/** The id of the newest verdict on each report's checks, by content hash; a report without any is left out. */
export async function listNewestVerdicts(database: Database): Promise<Map<string, number>> {
  const rows = await selectRows<readonly [string, number]>(
    database,
    ['contentHash', 'newest'],
    'SELECT "contentHash", max("id") AS "newest" FROM "CheckVerdict" GROUP BY "contentHash"',
  );
  return new Map(rows);
}

/** All verdicts on a report's checks, oldest first. */
export async function listCheckVerdicts(database: Database, contentHash: string): Promise<CheckVerdict[]> {
  const rows = await selectRows<readonly [string, string, string, string, string]>(
    database,
    ['fingerprint', 'verdict', 'reason', 'settledBy', 'settledAt'],
    'SELECT * FROM "CheckVerdict" WHERE "contentHash" = ? ORDER BY "id"',
    contentHash,
  );
  return rows.map(([fingerprint, verdict, reason, settledBy, settledAt]) => ({
    contentHash,
    fingerprint,
    verdict: verdict === 'confirmed' ? 'confirmed' : 'false_alarm',
    reason,
    settledBy,
    settledAt: new Date(settledAt),
  }));
}
