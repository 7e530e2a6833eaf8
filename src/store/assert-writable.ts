import type { Store } from './open-store.ts';

/**
 * Takes the right to write and gives it back, changing nothing: a store that may only be read opens like any other.
 * @throws {AppError} `store_unavailable` when the file may not be written, or another process holds it for too long.
 */
export async function assertWritable({ database }: Store): Promise<void> {
  await database.$executeRaw`DELETE FROM "_prisma_migrations" WHERE 0`;
}
