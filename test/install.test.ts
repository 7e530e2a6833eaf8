import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './support/temporary-store.ts';

const SCRIPT = '.ci/ensure-installed.mjs';
const ROOT = fileURLToPath(new URL('..', import.meta.url));

type Locked = Record<string, { version?: string; dev?: true; optional?: true }>;

const LOCKED: Locked = {
  '': {},
  'node_modules/reader': { version: '2.0.0' },
  'node_modules/reader-for-another-system': { version: '1.0.0', optional: true },
  'node_modules/tester': { version: '1.0.0', dev: true },
};

/** What npm is told to do in a checkout as git and npm left it; it is an npm that only writes that down. */
function toldToNpm(options: {
  installed: Locked;
  words?: readonly string[];
  change?: (folder: string) => void;
}): string {
  const { installed, words = [], change } = options;
  const folder = temporaryFolder();
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  cpSync(join(ROOT, SCRIPT), join(folder, SCRIPT));
  write('package-lock.json', JSON.stringify({ packages: LOCKED }));
  write('node_modules/.package-lock.json', JSON.stringify({ packages: installed }));
  for (const path of Object.keys(installed)) write(`${path}/package.json`, '{}');
  write('prisma/schema.prisma', '');
  write('src/store/generated/client.ts', '');
  write('told', '');
  write(
    'npm.mjs',
    `import { writeFileSync } from 'node:fs'; writeFileSync('told', process.argv.slice(2).join(' '));`,
  );
  change?.(folder);
  const { status } = spawnSync(process.execPath, [join(folder, SCRIPT), ...words], {
    env: { PATH: process.env['PATH'], npm_execpath: join(folder, 'npm.mjs') },
  });
  expect(status).toBe(0);
  return readFileSync(join(folder, 'told'), 'utf8');
}

describe('what runs before every npm script', () => {
  const everything: Locked = {
    'node_modules/reader': { version: '2.0.0' },
    'node_modules/tester': { version: '1.0.0', dev: true },
  };
  const withoutDevelopment: Locked = { 'node_modules/reader': { version: '2.0.0' } };
  const INSTALL = 'ci --no-audit --no-fund';

  it('does nothing where all that is locked is there', () => {
    expect(toldToNpm({ installed: everything, words: ['--development'] })).toBe('');
    expect(toldToNpm({ installed: withoutDevelopment })).toBe('');
  });

  it('installs after a pull that added a package or moved one to another version', () => {
    const { 'node_modules/tester': tester } = everything;
    const before: Locked = { 'node_modules/tester': tester! };
    expect(toldToNpm({ installed: before })).toBe(INSTALL);
    expect(toldToNpm({ installed: { ...everything, 'node_modules/reader': { version: '1.9.0' } } })).toBe(
      INSTALL,
    );
  });

  it('installs where a folder is gone that npm still lists', () => {
    const change = (folder: string): void => {
      rmSync(join(folder, 'node_modules/reader'), { recursive: true });
    };
    expect(toldToNpm({ installed: everything, change })).toBe(INSTALL);
  });

  it('brings the development packages only where they are needed', () => {
    expect(toldToNpm({ installed: withoutDevelopment, words: ['--development'] })).toBe(
      `${INSTALL} --include=dev`,
    );
  });

  it('generates the client of a store whose schema changed', () => {
    const change = (folder: string): void => {
      utimesSync(join(folder, 'src/store/generated/client.ts'), 1, 1);
    };
    expect(toldToNpm({ installed: everything, change })).toBe('run --silent generate');
  });

  it('stands before every script that runs a package', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    // These two are what installing itself runs; `check` is made of the others.
    const inside = ['postinstall', 'generate', 'check'];
    for (const [name, line] of Object.entries(scripts))
      if (!inside.includes(name)) expect(line, name).toMatch(/^node \.ci\/ensure-installed\.mjs /);
    for (const part of scripts['check']!.split(' && ')) expect(part).toMatch(/^npm run --silent (\w+)$/);
  });
});
