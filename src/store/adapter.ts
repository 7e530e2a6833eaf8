import { PrismaLibSql } from '@prisma/adapter-libsql';

type Client = ReturnType<PrismaLibSql['createClient']>;

/**
 * Prisma's libsql adapter on one connection for everything.
 *
 * The driver's own transactions take the connection with them and open another for what follows; the old one is closed only
 * when the garbage collector finds it. Measured: 300 transactions left 600 open files, and every PRAGMA was forgotten. It also
 * begins them as readers, so that a second process turns a later write into an error that no timeout waits for.
 */
export class SingleConnectionAdapter extends PrismaLibSql {
  override createClient(config: Parameters<PrismaLibSql['createClient']>[0]): Client {
    const client = super.createClient(config);
    const execute = client.execute.bind(client);
    return Object.assign(client, {
      // A statement that was refused because another process held the file stays open inside the driver, and no later commit
      // succeeds beside it (measured: "in use", then "cannot start a transaction within a transaction", for ever). A new
      // connection drops it.
      execute: async (...statement: Parameters<Client['execute']>) => {
        try {
          return await execute(...statement);
        } catch (error) {
          if (isBusy(error)) client.reconnect();
          throw error;
        }
      },
      transaction: () => beginTransaction(client),
    });
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

/** The adapter holds its lock from here to the commit or rollback, so nothing else runs on the connection meanwhile. */
async function beginTransaction(client: Client) {
  await client.execute('BEGIN IMMEDIATE');
  let isOpen = true;
  const end = async (statement: 'COMMIT' | 'ROLLBACK'): Promise<void> => {
    if (!isOpen) return;
    await client.execute(statement);
    isOpen = false;
  };
  return {
    execute: client.execute.bind(client),
    batch: client.batch.bind(client),
    executeMultiple: client.executeMultiple.bind(client),
    commit: () => end('COMMIT'),
    rollback: () => end('ROLLBACK'),
    close: () => {
      if (isOpen) throw new Error('A transaction of the store was left open.');
    },
    get closed() {
      return !isOpen;
    },
  };
}
