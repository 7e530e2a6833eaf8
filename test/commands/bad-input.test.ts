import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { CommandResult } from '../support/command-line.ts';
import { folderForThisFile, jsonLines, zhibao } from '../support/command-line.ts';
import { madeUpReport } from '../support/made-up-report.ts';
import { cellsOf } from '../support/table-cells.ts';
import { temporaryFolder } from '../support/temporary-store.ts';

const REPORTS = fileURLToPath(new URL('../../data/reports', import.meta.url));
const MORE_REPORTS = fileURLToPath(new URL('../../data/evaluation/figures/documents', import.meta.url));
const MEGABYTE = 1024 * 1024;

/** Root may write everywhere: the right to is taken from it for one command. */
const UNDER_FILE_MODES =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : [];

async function listReports(
  dataDirectory: string,
): Promise<{ source: string; counts: { figures: number } }[]> {
  return jsonLines((await zhibao(['reports', '--jsonl'], { dataDirectory })).output);
}

describe('files that are no readable report', { timeout: 120_000 }, () => {
  const dataDirectory = folderForThisFile();

  it('are each refused with what is permitted, and the good one among them is taken in', async () => {
    const folder = temporaryFolder();
    const files: Record<string, string | Uint8Array> = {
      'big5.txt': Uint8Array.of(0xa4, 0x40, 0x20, 0xff, 0xfe, 0x80, 0x20, 0xa4, 0xff),
      'binary.txt': Uint8Array.from({ length: 5000 }, (_none, index) => (index * 7919) % 256),
      'diary.txt': '购物清单\n\n苹果3斤，牛奶2盒。\n2024年5月1日前买好。\n',
      'empty.txt': '',
      'good.txt': madeUpReport(),
      'large.txt': '',
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    truncateSync(join(folder, 'large.txt'), 50 * MEGABYTE);
    const { exitCode, output, messages } = await zhibao(['ingest', folder], { dataDirectory });
    expect(exitCode).toBe(3);
    expect(cellsOf(output).map((cells) => `${cells[0]} ${cells.at(-1)}`)).toEqual([
      'report outcome',
      ...Object.keys(files).map((name) => `${name} ${name === 'good.txt' ? 'added' : 'failed'}`),
    ]);
    for (const reason of [
      /^big5\.txt: Not readable .*neither UTF-8 nor Chinese in GB18030.*Permitted: /m,
      /^binary\.txt: .*Permitted: /m,
      /^diary\.txt: The text is no report.*Permitted: an annual report.*--kind/m,
      /^empty\.txt is empty\. Give a file that holds the text of a report/m,
      /^large\.txt has 50\.0 MB\. Permitted: at most 20 MB a file/m,
    ])
      expect(messages).toMatch(reason);
  });

  it('are told from files and folders that are not there', async () => {
    const run = (...words: string[]) => zhibao(['ingest', ...words], { dataDirectory });
    const missing = await run(join(dataDirectory, 'nowhere.txt'));
    expect(missing).toMatchObject({
      exitCode: 4,
      messages: expect.stringContaining('There is no file') as string,
    });
    const bare = await run(temporaryFolder());
    expect(bare).toMatchObject({
      exitCode: 4,
      output: '',
      messages: expect.stringContaining('Give files') as string,
    });
    const locked = join(temporaryFolder(), 'locked');
    mkdirSync(locked, 0o000);
    const closed = await zhibao(['ingest', locked], { dataDirectory, through: UNDER_FILE_MODES });
    expect(closed).toMatchObject({
      exitCode: 3,
      messages: expect.stringContaining(
        "locked can't be read (EACCES). Give files and folders that",
      ) as string,
    });
    const region = await run(join(REPORTS, '含谷镇-2023.txt'), '--region', '幽州');
    expect(region).toMatchObject({
      exitCode: 2,
      messages: expect.stringContaining('「幽州」. Permitted for --region') as string,
    });
  });
});

interface SmallDisk {
  folder: string;
  /** What a command must be run through to find the disk small. */
  through: string[];
  /** What is said when it is full. */
  reason: RegExp;
}

/** A disk of so many bytes in memory; where none may be mounted, a limit on the size of files, which fails as a bad disk does. */
function smallDisk(sizeBytes: number): SmallDisk {
  const folder = temporaryFolder();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeBytes}`, 'tmpfs', folder]);
  if (status !== 0) {
    const limit = `ulimit -f ${sizeBytes / 1024}; exec "$@"`;
    return {
      folder,
      through: ['bash', '-c', limit, 'bash'],
      reason: /could not be read or written by the disk/,
    };
  }
  onTestFinished(() => void spawnSync('umount', [folder]));
  return {
    folder,
    through: [],
    reason: /has no room left\. Nothing was lost; free disk space and try again/,
  };
}

describe('a store that can not be used', { timeout: 120_000 }, () => {
  it('is a folder that is a file, or that may not be written', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), 'kept');
    const asFile = await zhibao(['ask', '问'], { dataDirectory: join(folder, 'file') });
    expect(asFile).toMatchObject({
      exitCode: 5,
      output: '',
      messages: expect.stringContaining('DATA_DIR must be a folder') as string,
    });
    const locked = join(folder, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o555);
    const asLocked = await zhibao(['ask', '问'], { dataDirectory: locked, through: UNDER_FILE_MODES });
    expect(asLocked).toMatchObject({
      exitCode: 5,
      output: '',
      messages: expect.stringContaining('DATA_DIR must be a folder that this user may write') as string,
    });
  });

  it('is one that may only be read: no server takes questions that it could not keep', async () => {
    const dataDirectory = temporaryFolder();
    await (await openStore({ dataDirectory })).close();
    chmodSync(join(dataDirectory, 'zhibao.db'), 0o444);
    const result = await zhibao(['serve'], {
      dataDirectory,
      through: UNDER_FILE_MODES,
      environment: { PORT: '0' },
    });
    expect(result).toMatchObject({
      exitCode: 5,
      output: '',
      messages: expect.stringContaining('may not be written. Give this user write permission') as string,
    });
  });

  it('is one that a newer program wrote', async () => {
    const dataDirectory = temporaryFolder();
    const store = await openStore({ dataDirectory });
    await store.database
      .$executeRaw`UPDATE "_prisma_migrations" SET "migration_name" = '99999999999999_newer'`;
    await store.close();
    const result = await zhibao(['ask', '问'], { dataDirectory });
    expect(result).toMatchObject({
      exitCode: 5,
      output: '',
      messages: expect.stringMatching(/newer version of this program[^]*99999999999999_newer/) as string,
    });
  });

  it('is one without room: what went in before stays whole, and the rest is said', async () => {
    const disk = smallDisk(2 * MEGABYTE);
    const dataDirectory = join(disk.folder, 'store');
    const { exitCode, output, messages } = await zhibao(['ingest', REPORTS, MORE_REPORTS], {
      dataDirectory,
      through: disk.through,
    });
    expect(exitCode).toBe(5);
    expect(messages).toMatch(disk.reason);
    const kept = temporaryFolder();
    cpSync(dataDirectory, kept, { recursive: true });
    const added = cellsOf(output).filter((cells) => cells.at(-1) === 'added');
    expect(added.length).toBeGreaterThan(0);
    const stored = await listReports(kept);
    expect(stored.map(({ source, counts }) => `${source} ${counts.figures}`).toSorted()).toEqual(
      added.map(([source, , , , , , figures]) => `${source} ${figures}`).toSorted(),
    );
  });
});

describe('a server that can not start', { timeout: 120_000 }, () => {
  const serve = (environment: Record<string, string>): Promise<CommandResult> =>
    zhibao(['serve'], { dataDirectory: temporaryFolder(), environment });

  it('has half of the Feishu settings, or others that are wrong: all are named, no secret is shown', async () => {
    const { exitCode, output, messages } = await serve({
      FEISHU_APP_SECRET: 'sesame-open',
      PORT: '70000',
      HOST: '0.0.0.0',
    });
    expect([exitCode, output]).toEqual([2, '']);
    expect(messages).toMatch(
      /FEISHU_APP_SECRET is given but FEISHU_APP_ID is missing: give both, or neither/,
    );
    expect(messages).toMatch(/PORT: got "70000"; expected .*0 to 65535/);
    expect(messages).toMatch(/HOST reaches beyond this machine but CONSOLE_TOKEN is missing/);
    expect(messages).not.toContain('sesame');
  });

  it('finds its port in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const { exitCode, output, messages } = await serve({ PORT: String(port), LOG_LEVEL: 'warn' });
    expect([exitCode, output]).toEqual([6, '']);
    expect(messages).toContain(
      `Port ${port} is already in use on 127.0.0.1: stop the other program, or choose another`,
    );
  });
});
