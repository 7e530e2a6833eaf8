import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-store.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A program of its own, started by this one's bin/: a src/cli.ts that uses another file, data, and a package. */
function program(greeting: string): { root: string; greetingFile: string } {
  const root = temporaryFolder();
  cpSync(join(ROOT, 'bin'), join(root, 'bin'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(root, 'package.json'));
  for (const folder of ['src/words', 'data', 'node_modules'])
    mkdirSync(join(root, folder), { recursive: true });
  for (const name of ['esbuild', 'tsx', 'zod'])
    symlinkSync(join(ROOT, 'node_modules', name), join(root, 'node_modules', name));
  writeFileSync(join(root, 'data/name.txt'), 'world');
  writeFileSync(
    join(root, 'src/cli.ts'),
    `import { readFileSync } from 'node:fs';
    import { string } from 'zod';
    const { greet } = await import('./words/greeting.ts');
    const name: string = readFileSync(new URL('../data/name.txt', import.meta.url), 'utf8');
    if (process.argv[2] === 'fail') throw new Error('told to');
    console.log(string().parse(greet(name)));`,
  );
  const greetingFile = join(root, 'src/words/greeting.ts');
  writeGreeting(greetingFile, greeting);
  return { root, greetingFile };
}

function writeGreeting(path: string, greeting: string): void {
  writeFileSync(path, `export const greet = (name: string): string => \`${greeting} \${name}\`;`);
}

/** Runs it, in a shell when something must be said to that first. */
function run(root: string, { word = '', first = 'true' } = {}) {
  const command = `${first}; exec "$0" bin/zhibao.mjs ${word}`;
  return spawnSync('bash', ['-c', command, process.execPath], { cwd: root, encoding: 'utf8' });
}

function keptPrograms(root: string): string[] {
  return readdirSync(join(root, 'node_modules/.cache/zhibao')).filter((name) => name.startsWith('program-'));
}

describe('the program joined from its sources', { timeout: 120_000 }, () => {
  it('does what the sources do, and finds data from where they stand', () => {
    const { root } = program('hello');
    expect(run(root)).toMatchObject({ stdout: 'hello world\n', stderr: '', status: 0 });
    expect(run(root)).toMatchObject({ stdout: 'hello world\n', stderr: '', status: 0 });
    expect(keptPrograms(root)).toHaveLength(1);
  });

  it('is made anew for a source that differs in nothing but its content', () => {
    const { root, greetingFile } = program('hello');
    run(root);
    const { atime, mtime } = statSync(greetingFile);
    writeGreeting(greetingFile, 'howdy');
    utimesSync(greetingFile, atime, mtime);
    expect(run(root)).toMatchObject({ stdout: 'howdy world\n' });
    writeGreeting(greetingFile, 'hello');
    expect(run(root)).toMatchObject({ stdout: 'hello world\n' });
    expect(keptPrograms(root)).toHaveLength(2);
  });

  it('names the lines of the sources in a stack trace', () => {
    const { root } = program('hello');
    const { stderr, status } = run(root, { word: 'fail' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Error: told to\n\s+at .*src[\\/]cli\.ts:5:/mu);
  });

  it('is run from the sources where nothing can be kept', () => {
    const { root } = program('hello');
    expect(run(root, { first: 'ulimit -f 0' })).toMatchObject({
      stdout: 'hello world\n',
      stderr: '',
      status: 0,
    });
    expect(keptPrograms(root)).toEqual([]);
  });

  it('leaves the programs of the last few sources, which may still be running', () => {
    const { root, greetingFile } = program('hello');
    run(root);
    const [used = ''] = keptPrograms(root);
    for (let day = 1; day <= 12; day += 1) {
      const older = join(root, 'node_modules/.cache/zhibao', `program-${day}`);
      mkdirSync(older);
      utimesSync(older, day * 86_400, day * 86_400);
    }
    writeGreeting(greetingFile, 'howdy');
    run(root);
    const kept = keptPrograms(root);
    expect(kept).toHaveLength(10);
    expect(kept).toEqual(expect.arrayContaining([used, 'program-12', 'program-5']));
  });

  it('says what is wrong with a source that is none', () => {
    const { root, greetingFile } = program('hello');
    writeFileSync(greetingFile, 'export const = 1;');
    const { stderr, status } = run(root);
    expect(status).toBe(1);
    expect(stderr).toContain('src/words/greeting.ts:1:13');
    expect(keptPrograms(root)).toEqual([]);
  });
});
