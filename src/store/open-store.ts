import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { AppError } from '../errors.ts';
import { SingleConnectionAdapter } from './adapter.ts';
import { classifyFolderError, classifyStoreError, unopenable } from './classify-store-error.ts';
import { PrismaClient } from './generated/client.ts';
import type { Prisma } from './generated/client.ts';
import { migrate } from './migrate.ts';

const STORE_FILE = 'zhibao.db';
const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** What the repositories run on: the store itself, or a transaction of it. Used inside this folder alone. */
export type Database = Prisma.TransactionClient;

/** Everything the program keeps. Opened once by a composition root and handed to whoever needs it. */
export interface Store {
  readonly database: Database;
  /** The store's file. */
  readonly path: string;
  /**
   * Runs `work` in one transaction: all of it is kept or, when it throws, none. Everything else that uses the store waits
   * meanwhile, so `work` computes nothing slow and never uses the store but through the database it is given.
   */
  transact<Result>(work: (database: Database) => Promise<Result>): Promise<Result>;
  /** Safe to call twice. */
  close(): Promise<void>;
}

export interface OpenStoreOptions {
  /** Made when it is missing. */
  dataDirectory: string;
  /** How long to wait for another process's write. Default 5000. */
  busyTimeoutMs?: number;
  /** Default: this program's own. */
  migrationsFolder?: string;
}

/**
 * Opens the store in a folder, makes it when there is none, and brings its schema up to date.
 * Every later failure of the store comes out of the repositories as an `AppError` too.
 * @throws {AppError} `store_unavailable` or `store_full` with what to do; `store_newer` for a store of a newer program.
 */
export async function openStore({
  dataDirectory,
  busyTimeoutMs = 5000,
  migrationsFolder = MIGRATIONS_FOLDER,
}: OpenStoreOptions): Promise<Store> {
  const folder = resolve(dataDirectory);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw classifyFolderError(error, folder);
  }
  const path = join(folder, STORE_FILE);
  const adapter = new SingleConnectionAdapter({ url: toFileUrl(path), timeout: busyTimeoutMs });
  try {
    await prepare(adapter, path, migrationsFolder);
    return await createStore(adapter, path);
  } catch (error) {
    throw classifyStoreError(classifyFolderError(error, folder), path);
  }
}

async function prepare(
  adapter: SingleConnectionAdapter,
  path: string,
  migrationsFolder: string,
): Promise<void> {
  const connection = await connect(adapter, path);
  try {
    await connection.executeScript('PRAGMA journal_mode = WAL');
    await migrate({ connection, storePath: path, migrationsFolder });
  } finally {
    await connection.dispose();
  }
}

async function connect(adapter: SingleConnectionAdapter, path: string): Promise<SqlDriverAdapter> {
  try {
    return await adapter.connect();
  } catch (error) {
    // The driver reports a file that it can't open without SQLite's code.
    throw unopenable(error, path);
  }
}

async function createStore(adapter: SingleConnectionAdapter, path: string): Promise<Store> {
  const client = new PrismaClient({ adapter });
  // 8 MB instead of 2: the inner pages of the keyword index stay in memory. Also opens the connection, which takes 100 ms.
  await client.$queryRaw`PRAGMA cache_size = -8000`;
  const database = client.$extends({
    query: {
      $allOperations: async ({ args, query }): Promise<unknown> => {
        try {
          return await query(args);
        } catch (error) {
          throw classifyStoreError(error, path);
        }
      },
    },
    // Extended by error classification alone: the same methods with the same types.
  }) as unknown as PrismaClient;
  let closing: Promise<void> | null = null;
  return {
    database,
    path,
    transact: async (work) => {
      try {
        const result = await database.$transaction(work, TRANSACTION_LIMITS);
        // The driver's finished statements are freed by the event loop alone, which a run of transactions would never
        // reach: 2,000 reports then held 500 MB. It lets other work in, too.
        await setImmediate();
        return result;
      } catch (error) {
        throw classifyStoreError(error, path);
      }
    },
    close: () => (closing ??= closeCleanly(client, path)),
  };
}

/** Leaves one file that holds everything: the write-ahead log is taken into it first. */
async function closeCleanly(client: PrismaClient, path: string): Promise<void> {
  try {
    await client.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`;
  } catch (error) {
    // Nothing is lost: the log stays beside the file and is read at the next start.
    const failure = classifyStoreError(error, path);
    if (!(failure instanceof AppError)) throw failure;
  } finally {
    await client.$disconnect();
  }
}

/** Waiting its turn behind a long ingestion is no failure; a transaction that never ends is. */
const TRANSACTION_LIMITS = { maxWait: 60_000, timeout: 60_000 };

/** `?`, `#` and `%` of a folder's name would be read as parts of the URL. */
function toFileUrl(path: string): string {
  return `file:${encodeURI(path).replaceAll('?', '%3F').replaceAll('#', '%23')}`;
}
