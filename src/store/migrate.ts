import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { AppError } from '../errors.ts';

/** Prisma's own ledger, so that `prisma migrate status` agrees with it. */
const LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
  "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`;

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

export interface MigrateOptions {
  /** An open connection to the store; left open. */
  connection: SqlDriverAdapter;
  /** The store's file, next to which a copy is put before an existing store is changed. */
  storePath: string;
  /** Folder of `<name>/migration.sql`, applied in the order of their names. */
  migrationsFolder: string;
}

/**
 * Brings a store up to this program's schema, each migration in one transaction with its line in the ledger: a failing one leaves
 * the store as it was. A store that exists already is copied to `<store>.before-<migration>` first. Safe to run from two
 * processes at once.
 * @returns Names of the migrations that this call applied.
 * @throws {AppError} `store_newer` for a store that a newer program has migrated; `store_unavailable` when an applied migration
 *   was edited since.
 */
export async function migrate({
  connection,
  storePath,
  migrationsFolder,
}: MigrateOptions): Promise<string[]> {
  const migrations = readMigrations(migrationsFolder);
  await connection.executeScript(LEDGER);
  let done = await readLedger(connection);
  refuseForeignHistory(done, migrations, storePath);
  const pending = migrations.filter(({ name }) => !done.has(name));
  if (pending[0] !== undefined && done.size > 0) await copyStore(connection, storePath, pending[0].name);
  const applied: string[] = [];
  for (const migration of pending) {
    try {
      await connection.executeScript(toScript(migration));
      applied.push(migration.name);
    } catch (error) {
      // Another process that started at the same moment may have been first: its line in the ledger makes ours fail.
      done = await readLedger(connection);
      if (done.get(migration.name) !== migration.checksum) throw error;
    }
  }
  return applied;
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

async function readLedger(connection: SqlDriverAdapter): Promise<Map<string, string>> {
  const { rows } = await connection.queryRaw({
    sql: 'SELECT "migration_name", "checksum" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL',
    args: [],
    argTypes: [],
  });
  return new Map(rows.map(([name, checksum]) => [String(name), String(checksum)]));
}

function refuseForeignHistory(done: Map<string, string>, migrations: Migration[], storePath: string): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of done) {
    if (!known.has(name))
      throw new AppError({
        code: 'store_newer',
        message:
          `The store ${storePath} was written by a newer version of this program (it has the migration ${name}). ` +
          'Start that version, or set DATA_DIR to another folder.',
        facts: { storePath, migration: name },
      });
    if (known.get(name) !== checksum)
      throw new AppError({
        code: 'store_unavailable',
        message:
          `The migration ${name} was edited after the store ${storePath} was made with it. ` +
          'Put the original file back, or set DATA_DIR to another folder.',
        facts: { storePath, migration: name },
      });
  }
}

async function copyStore(connection: SqlDriverAdapter, storePath: string, migration: string): Promise<void> {
  const copy = `${storePath}.before-${migration}`;
  // Under another name until it is whole: a copy that was cut short must not be taken for one.
  rmSync(`${copy}.part`, { force: true });
  await connection.executeRaw({
    sql: 'VACUUM INTO ?',
    args: [`${copy}.part`],
    argTypes: [{ scalarType: 'string', arity: 'scalar' }],
  });
  renameSync(`${copy}.part`, copy);
}

/** The ledger's id is made from the checksum, so that the same migration can't be recorded twice. */
function toScript({ name, sql, checksum }: Migration): string {
  const id = checksum.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return `BEGIN IMMEDIATE;
INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "started_at", "applied_steps_count")
VALUES ('${id}', '${checksum}', '${name.replaceAll("'", "''")}', current_timestamp, current_timestamp, 1);
${sql}
;COMMIT;`;
}
