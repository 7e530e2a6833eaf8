import { purgeInbox } from '../store/inbox.ts';
import type { Store } from '../store/open-store.ts';
import { purgeEvents } from '../store/seen-events.ts';
import { purgeTurns } from '../store/threads.ts';

/** A platform pushes an event again for some 7 hours; a day leaves room for clocks that differ. */
const EVENTS_KEPT_MS = 24 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Forgets what people asked longer ago than it is to be kept; unfinished messages stay. Run at the start and once a day.
 * @returns How many messages, turns and event ids were deleted.
 */
export async function purgeConversations(
  { database }: Store,
  { now, retentionDays }: { now: Date; retentionDays: number },
): Promise<{ messages: number; turns: number; events: number }> {
  const before = new Date(now.getTime() - retentionDays * DAY_MS);
  return {
    messages: await purgeInbox(database, before),
    turns: await purgeTurns(database, before),
    events: await purgeEvents(database, new Date(now.getTime() - EVENTS_KEPT_MS)),
  };
}
