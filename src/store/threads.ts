import type { Database } from './open-store.ts';

/** One question of a thread with what it was answered. */
export interface ThreadTurn {
  question: string;
  /** JSON, as it was appended. */
  answer: string;
  createdAt: Date;
}

/** Adds a turn to the end of a thread. */
export async function appendTurn(database: Database, turn: ThreadTurn & { queueKey: string }): Promise<void> {
  const { queueKey, question, answer, createdAt } = turn;
  await database.threadTurn.create({ data: { queueKey, question, answer, createdAt } });
}

/**
 * The last turns of a thread, oldest first.
 * @param since Earlier turns are left out: a thread taken up again the next day starts afresh.
 * @param limit At most so many, the newest.
 */
export async function listRecentTurns(
  database: Database,
  { queueKey, since, limit }: { queueKey: string; since: Date; limit: number },
): Promise<ThreadTurn[]> {
  const turns = await database.threadTurn.findMany({
    where: { queueKey, createdAt: { gte: since } },
    orderBy: { id: 'desc' },
    take: limit,
    select: { question: true, answer: true, createdAt: true },
  });
  return turns.reverse();
}

/** Deletes turns made before a moment. @returns How many. */
export async function purgeTurns(database: Database, before: Date): Promise<number> {
  const { count } = await database.threadTurn.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}
