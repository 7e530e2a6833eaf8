import type { Database } from '../store/open-store.ts';
import { listRecentTurns } from '../store/threads.ts';

/** A follow-up is read with so many questions before it; older ones than that change nothing any more. */
const TURNS = 6;
/** A thread taken up again a day later starts afresh. */
const WINDOW_MS = 24 * 60 * 60 * 1000;

/** The earlier questions of a person's thread, oldest first: what 「那乙县呢」 is understood with. */
export async function historyOf(database: Database, queueKey: string, now: Date): Promise<string[]> {
  const since = new Date(now.getTime() - WINDOW_MS);
  const turns = await listRecentTurns(database, { queueKey, since, limit: TURNS });
  return turns.map(({ question }) => question);
}
