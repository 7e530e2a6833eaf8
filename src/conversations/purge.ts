import { purgeInbox } from '../store/inbox.ts';
import type { Store } from '../store/open-store.ts';
import { purgeEvents } from '../store/seen-events.ts';
import { purgeTurns } from '../store/threads.ts';

const DAY_MS = 86_400_000;
/** The platform pushes an event again for some seven hours: a day of event ids is kept whatever the retention. */
const EVENTS_KEPT_MS = DAY_MS;

/**
 * Removes questions, answers and replies older than the retention, and event ids that no platform repeats any more.
 * @param retentionDays At least 1.
 */
export async function purgeConversations(
  { database }: Store,
  { now, retentionDays }: { now: Date; retentionDays: number },
): Promise<void> {
  const before = new Date(now.getTime() - retentionDays * DAY_MS);
  await purgeInbox(database, before);
  await purgeTurns(database, before);
  await purgeEvents(database, new Date(now.getTime() - EVENTS_KEPT_MS));
}
