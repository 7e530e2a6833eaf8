import type { Database, Store } from './open-store.ts';

/** Says, within a transaction that changes reports or what is derived from them, that what was read before is out of date. */
export async function raiseRevision(database: Database): Promise<void> {
  await database.$executeRaw`UPDATE "LibraryRevision" SET "revision" = "revision" + 1`;
}

/** A number that grows with every change to the library, whichever process makes it. */
export async function readRevision(database: Database): Promise<number> {
  const [row] = await database.$queryRaw<{ revision: number }[]>`SELECT "revision" FROM "LibraryRevision"`;
  return row?.revision ?? 0;
}

/**
 * Makes a reader that loads a value once for each revision of the library and hands out the same one until the next.
 * What it hands out is shared: callers must not change it.
 */
export function oncePerRevision<Value>(
  load: (database: Database) => Promise<Value>,
): (store: Store) => Promise<Value> {
  const kept = new WeakMap<Store, { revision: number; value: Promise<Value> }>();
  return async (store) => {
    const revision = await readRevision(store.database);
    const known = kept.get(store);
    if (known?.revision === revision) return known.value;
    const value = load(store.database);
    kept.set(store, { revision, value });
    // A failed load is tried again by the next caller; this one is told below.
    value.catch(() => kept.get(store)?.value === value && kept.delete(store));
    return value;
  };
}
