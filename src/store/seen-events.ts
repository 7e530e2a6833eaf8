import type { Database } from './open-store.ts';

export interface SeenEvent {
  /** Name of the channel. */
  channel: string;
  /** The platform's id of the event. */
  eventId: string;
  seenAt: Date;
}

/**
 * Remembers an event.
 * @returns False when the channel has delivered it before; the first time it was seen is kept.
 */
export async function rememberEvent(
  database: Database,
  { channel, eventId, seenAt }: SeenEvent,
): Promise<boolean> {
  const added = await database.$executeRaw`
    INSERT INTO "SeenEvent" ("channel", "eventId", "seenAt") VALUES (${channel}, ${eventId}, ${seenAt})
    ON CONFLICT DO NOTHING`;
  return added > 0;
}

/** Forgets events first seen before a moment. @returns How many. */
export async function purgeEvents(database: Database, before: Date): Promise<number> {
  const { count } = await database.seenEvent.deleteMany({ where: { seenAt: { lt: before } } });
  return count;
}
