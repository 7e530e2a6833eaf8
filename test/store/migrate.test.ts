import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SingleConnectionAdapter } from '../../src/store/adapter.ts';
import { openStore } from '../../src/store/open-store.ts';
import { rememberEvent } from '../../src/store/seen-events.ts';
import { diffSchemas } from '../support/schema-engine.ts';
import { temporaryFolder, temporaryStore } from '../support/temporary-store.ts';

const OWN_MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
const SCHEMA = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url));

/** This program's migrations with one more, as a newer program has them. */
function newerMigrations(sql: string): string {
  const folder = join(temporaryFolder(), 'migrations');
  cpSync(OWN_MIGRATIONS, folder, { recursive: true });
  mkdirSync(join(folder, '99999999999999_newer'));
  writeFileSync(join(folder, '99999999999999_newer', 'migration.sql'), sql);
  return folder;
}

describe('migrations', () => {
  it('make the tables of schema.prisma', async () => {
    const store = await temporaryStore();
    const tables = await store.database.$queryRaw<{ name: string }[]>`
      SELECT "name" FROM sqlite_master WHERE "type" = 'table' AND "name" LIKE 'PassageIndex%'`;
    await store.database.$executeRaw`DROP INDEX "Report_current_identity"`;
    const schema = readFileSync(SCHEMA, 'utf8');
    const url = pathToFileURL(store.path).href;
    const difference = await diffSchemas(
      { tag: 'database', schema },
      { tag: 'schema', schema },
      new SingleConnectionAdapter({ url }),
      tables.map(({ name }) => name),
    );
    expect(difference.trim()).toBe('-- This is an empty migration.');
  });

  it('change an existing store after a copy of it was put beside it', async () => {
    const dataDirectory = temporaryFolder();
    const old = await openStore({ dataDirectory });
    await rememberEvent(old.database, { channel: 'c', eventId: '1', seenAt: new Date(0) });
    await old.close();
    const migrationsFolder = newerMigrations('CREATE TABLE "Newer" ("id" INTEGER PRIMARY KEY);');
    const newer = await temporaryStore({ dataDirectory, migrationsFolder });
    expect(await newer.database.$queryRaw`SELECT * FROM "Newer"`).toEqual([]);
    const copy = 'zhibao.db.before-99999999999999_newer';
    expect(readdirSync(dataDirectory)).toContain(copy);

    const restored = temporaryFolder();
    cpSync(join(dataDirectory, copy), join(restored, 'zhibao.db'));
    const store = await temporaryStore({ dataDirectory: restored });
    expect(await rememberEvent(store.database, { channel: 'c', eventId: '1', seenAt: new Date(0) })).toBe(
      false,
    );
  });

  it('make no copy of a store that is new or up to date', async () => {
    const dataDirectory = temporaryFolder();
    await (await openStore({ dataDirectory })).close();
    await (await openStore({ dataDirectory })).close();
    expect(readdirSync(dataDirectory).filter((name) => name.includes('before'))).toEqual([]);
  });

  it('are refused where a newer program was', async () => {
    const dataDirectory = temporaryFolder();
    const migrationsFolder = newerMigrations('CREATE TABLE "Newer" ("id" INTEGER PRIMARY KEY);');
    await (await openStore({ dataDirectory, migrationsFolder })).close();
    await expect(openStore({ dataDirectory })).rejects.toMatchObject({ code: 'store_newer' });
  });

  it('are refused where an applied one was edited', async () => {
    const dataDirectory = temporaryFolder();
    const migrationsFolder = newerMigrations('CREATE TABLE "Newer" ("id" INTEGER PRIMARY KEY);');
    await (await openStore({ dataDirectory, migrationsFolder })).close();
    const edited = newerMigrations('CREATE TABLE "Newer" ("id" INTEGER PRIMARY KEY, "more" TEXT);');
    await expect(openStore({ dataDirectory, migrationsFolder: edited })).rejects.toMatchObject({
      code: 'store_unavailable',
      message: expect.stringContaining('edited') as string,
    });
  });

  it('leave no trace when they fail', async () => {
    const dataDirectory = temporaryFolder();
    await (await openStore({ dataDirectory })).close();
    const migrationsFolder = newerMigrations(
      'CREATE TABLE "Newer" ("id" INTEGER); INSERT INTO "nowhere" VALUES (1);',
    );
    await expect(openStore({ dataDirectory, migrationsFolder })).rejects.toThrow('nowhere');
    const store = await temporaryStore({ dataDirectory });
    expect(await store.database.$queryRaw`SELECT "name" FROM sqlite_master WHERE "name" = 'Newer'`).toEqual(
      [],
    );
  });
});
