import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { openStore } from '../../src/store/open-store.ts';
import { rememberEvent } from '../../src/store/seen-events.ts';
import { temporaryFolder, temporaryStore } from '../support/temporary-store.ts';

const seenAt = new Date('2026-01-02T03:04:05Z');

describe('openStore', () => {
  it('makes missing folders, with names that mean something in a URL', async () => {
    const dataDirectory = join(temporaryFolder(), '知报 100%#?', 'deep');
    const store = await temporaryStore({ dataDirectory });
    await rememberEvent(store.database, { channel: 'c', eventId: '1', seenAt });
    expect(existsSync(join(dataDirectory, 'zhibao.db'))).toBe(true);
  });

  it('finds what an earlier run kept', async () => {
    const dataDirectory = temporaryFolder();
    const first = await openStore({ dataDirectory });
    await rememberEvent(first.database, { channel: 'c', eventId: '1', seenAt });
    await first.close();
    await first.close();
    const second = await temporaryStore({ dataDirectory });
    expect(await rememberEvent(second.database, { channel: 'c', eventId: '1', seenAt })).toBe(false);
  });

  it.each([
    [
      'a file where the folder should be',
      (folder: string) => {
        writeFileSync(join(folder, 'data'), '');
      },
    ],
    [
      'a folder where the store should be',
      (folder: string) => {
        mkdirSync(join(folder, 'data', 'zhibao.db'), { recursive: true });
      },
    ],
    [
      'a file that is no store',
      (folder: string) => {
        mkdirSync(join(folder, 'data'));
        writeFileSync(join(folder, 'data', 'zhibao.db'), 'not a database '.repeat(1000));
      },
    ],
  ])('refuses %s and says what to do', async (_, prepare) => {
    const folder = temporaryFolder();
    prepare(folder);
    await expect(openStore({ dataDirectory: join(folder, 'data') })).rejects.toMatchObject({
      code: 'store_unavailable',
      message: expect.stringMatching(/DATA_DIR/) as string,
    });
  });

  it('works again once another program lets the store go', async () => {
    const first = await temporaryStore();
    const second = await temporaryStore({ dataDirectory: join(first.path, '..'), busyTimeoutMs: 50 });
    const remember = (eventId: string) => rememberEvent(second.database, { channel: 'c', eventId, seenAt });
    await first.transact(async (database) => {
      await rememberEvent(database, { channel: 'c', eventId: 'first', seenAt });
      await expect(remember('refused')).rejects.toMatchObject({ code: 'store_unavailable' });
      await expect(
        second.transact((other) => rememberEvent(other, { channel: 'c', eventId: 'refused too', seenAt })),
      ).rejects.toMatchObject({ code: 'store_unavailable' });
    });
    expect(await remember('plain')).toBe(true);
    const inTransaction = (eventId: string) =>
      second.transact((other) => rememberEvent(other, { channel: 'c', eventId, seenAt }));
    expect(await inTransaction('one')).toBe(true);
    expect(await inTransaction('two')).toBe(true);
    expect(await rememberEvent(first.database, { channel: 'c', eventId: 'two', seenAt })).toBe(false);
  });

  it('says that another program holds the store', async () => {
    const first = await temporaryStore();
    const second = await temporaryStore({ dataDirectory: join(first.path, '..'), busyTimeoutMs: 50 });
    await first.transact(async () => {
      await expect(
        rememberEvent(second.database, { channel: 'c', eventId: '1', seenAt }),
      ).rejects.toMatchObject({
        code: 'store_unavailable',
        retryable: true,
      });
    });
  });

  it('says that the disk is full, keeps what was there and goes on when there is room', async () => {
    const store = await temporaryStore();
    await store.database.$queryRawUnsafe('PRAGMA max_page_count = 80');
    const fill = store.transact(async (database) => {
      await rememberEvent(database, { channel: 'c', eventId: 'first', seenAt });
      await rememberEvent(database, { channel: 'c', eventId: 'x'.repeat(1_000_000), seenAt });
    });
    await expect(fill).rejects.toMatchObject({ code: 'store_full' });
    await store.database.$queryRawUnsafe('PRAGMA max_page_count = 100000');
    expect(await rememberEvent(store.database, { channel: 'c', eventId: 'first', seenAt })).toBe(true);
  });

  it('passes a bug on as it is', async () => {
    const store = await temporaryStore();
    await expect(store.database.$queryRawUnsafe('SELECT * FROM nowhere')).rejects.not.toBeInstanceOf(
      AppError,
    );
  });

  it('is opened by several processes at once, each of which finds the whole schema', async () => {
    const dataDirectory = temporaryFolder();
    const stores = await Promise.all([1, 2, 3].map(() => temporaryStore({ dataDirectory })));
    const first = await Promise.all(
      stores.map((store) => rememberEvent(store.database, { channel: 'c', eventId: '1', seenAt })),
    );
    expect(first.filter(Boolean)).toHaveLength(1);
  });
});

describe('transact', () => {
  it('keeps nothing of work that throws', async () => {
    const store = await temporaryStore();
    const work = store.transact(async (database) => {
      await rememberEvent(database, { channel: 'c', eventId: '1', seenAt });
      throw new Error('stop');
    });
    await expect(work).rejects.toThrow('stop');
    expect(await rememberEvent(store.database, { channel: 'c', eventId: '1', seenAt })).toBe(true);
  });

  it('opens no further files, however many transactions there are', async () => {
    const store = await temporaryStore();
    const openFiles = () => readdirSync('/proc/self/fd').length;
    const before = openFiles();
    for (let index = 0; index < 50; index++)
      await store.transact((database) =>
        rememberEvent(database, { channel: 'c', eventId: String(index), seenAt }),
      );
    expect(openFiles() - before).toBeLessThan(10);
  });

  it('lets others wait their turn', async () => {
    const store = await temporaryStore();
    const work = Array.from({ length: 20 }, (_, index) =>
      store.transact((database) =>
        rememberEvent(database, { channel: 'c', eventId: String(index % 10), seenAt }),
      ),
    );
    expect((await Promise.all(work)).filter(Boolean)).toHaveLength(10);
  });
});
