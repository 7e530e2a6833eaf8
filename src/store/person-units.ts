import type { Database } from './open-store.ts';

/** A person of one channel. */
export interface Person {
  /** Name of the channel. */
  channel: string;
  /** The platform's id of the person. */
  personId: string;
}

/** The division that a person said is theirs; null when they never did. */
export async function findPersonUnit(
  database: Database,
  { channel, personId }: Person,
): Promise<string | null> {
  const found = await database.personUnit.findUnique({
    where: { channel_personId: { channel, personId } },
    select: { regionCode: true },
  });
  return found?.regionCode ?? null;
}

/** Keeps which division is a person's; the last one said holds. */
export async function setPersonUnit(
  database: Database,
  { channel, personId, regionCode, setAt }: Person & { regionCode: string; setAt: Date },
): Promise<void> {
  await database.personUnit.upsert({
    where: { channel_personId: { channel, personId } },
    create: { channel, personId, regionCode, setAt },
    update: { regionCode, setAt },
  });
}
