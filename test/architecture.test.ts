import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENT_NAMES, parseConfig } from '../src/config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src');

/** Rooms from top to bottom: a room may use those below its own line, and on its own line only what is named with it. */
const FLOORS: string[][] = [
  ['cli'],
  ['main'],
  ['web', 'commands'],
  ['channels'],
  ['conversations'],
  ['application'],
  ['exports'],
  ['answers', 'library'],
  ['drafts'],
  ['calculations'],
  ['retrieval'],
  ['store', 'models'],
  ['questions'],
  ['figures'],
  ['reports'],
  ['regions'],
  ['numbers'],
  ['config', 'logger', 'metrics', 'secrets'],
  ['errors'],
];

/** Arrows upward that are meant, with the reason. */
const PERMITTED: Record<string, string> = {
  'commands → main': 'commands name the type of the server that the composition root starts for them',
};

/** Packages that only one room may know. */
const OWNERS: [pattern: RegExp, room: string][] = [
  [/^@prisma\/|\/generated\//, 'store'],
  [/^@larksuiteoapi\//, 'channels/feishu'],
  [/^hono|^@hono\//, 'web'],
  [/^commander$/, 'commands'],
  [/^decimal\.js$/, 'numbers'],
  [/^liquidjs$/, 'drafts'],
  [/^docx$/, 'exports'],
  [/^exceljs$/, 'exports'],
  [/^openai$|^cockatiel$|^langchain|^@langchain\//, 'models'],
  [/^hnswlib-node$/, 'store'],
  [/^prom-client$/, 'metrics.ts'],
];

/** Rooms that compute and do nothing else. */
const PURE = ['calculations', 'questions', 'figures', 'reports', 'regions', 'numbers'];

interface Import {
  file: string;
  room: string;
  target: string;
  targetRoom: string | null;
}

const files = listFiles(source).filter(
  (file) => file.endsWith('.ts') && !file.startsWith('store/generated/'),
);
const imports = files.flatMap(importsOf);

describe('the house', () => {
  it('has arrows that point down only', () => {
    const floorOf = (room: string) => FLOORS.findIndex((rooms) => rooms.includes(room));
    const wrong = imports.filter(({ room, targetRoom }) => {
      if (targetRoom === null || targetRoom === room) return false;
      if (`${room} → ${targetRoom}` in PERMITTED) return false;
      return floorOf(targetRoom) <= floorOf(room);
    });
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  it('has no room that the floors do not name', () => {
    const known = new Set(FLOORS.flat());
    expect([...new Set(files.map(roomOf))].filter((room) => !known.has(room))).toEqual([]);
  });

  it('lets one room alone know each foreign system', () => {
    const wrong = imports.flatMap(({ file, target }) =>
      OWNERS.filter(
        ([pattern, owner]) =>
          pattern.test(target) && file !== owner && !file.startsWith(`${owner}/`) && file !== 'cli.ts',
      ).map(([, owner]) => `${file} → ${target} (belongs to ${owner})`),
    );
    expect(wrong).toEqual([]);
  });

  it('has pure rooms that do no I/O', () => {
    const wrong = imports.filter(({ room, target }) => PURE.includes(room) && target.startsWith('node:'));
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
    const impure = files.filter(
      (file) =>
        PURE.includes(roomOf(file)) &&
        /\bprocess\.|\bDate\.now\(|new Date\(\)|Math\.random\(|\bfetch\(/.test(read(file)),
    );
    expect(impure).toEqual([]);
  });

  it('reads the environment in one place', () => {
    expect(files.filter((file) => file !== 'config.ts' && /process\.env/.test(read(file)))).toEqual([]);
  });

  it('has no cycles', () => {
    expect(findCycle()).toEqual([]);
  });
});

describe('what is written twice', () => {
  it('.env.example names the settings of the schema, and is a valid start', () => {
    const lines = readFileSync(join(root, '.env.example'), 'utf8').split('\n');
    const entries = lines.flatMap((line) => /^#?\s?([A-Z][A-Z_]+)=(.*)$/.exec(line)?.slice(1, 3) ?? []);
    const names = entries.filter((_entry, index) => index % 2 === 0);
    expect(names.toSorted()).toEqual(ENVIRONMENT_NAMES.toSorted());
    const active = lines.flatMap((line) => {
      const match = /^([A-Z][A-Z_]+)=(.*)$/.exec(line);
      return match ? [[match[1] ?? '', match[2] ?? ''] as const] : [];
    });
    expect(() => parseConfig(Object.fromEntries(active))).not.toThrow();
  });

  it("the README's table names every setting", () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(ENVIRONMENT_NAMES.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it("ARCHITECTURE.md's map is the tree", () => {
    const map = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const drawn = [...map.matchAll(/^\s{2}([\w-]+(?:\/[\w-]+)?)\/ {2,}/gm)].map((match) => match[1]);
    const rooms = new Set(
      files
        .filter((file) => file.includes('/'))
        .map((file) => (file.startsWith('channels/') ? file.split('/', 2).join('/') : roomOf(file))),
    );
    expect(drawn.toSorted()).toEqual([...rooms].toSorted());
  });

  it('every script that the documents name exists', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const documents = ['README.md', 'ARCHITECTURE.md']
      .map((name) => readFileSync(join(root, name), 'utf8'))
      .join('\n');
    const named = [...documents.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map((match) => match[1] ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(source, join(entry.parentPath, entry.name)));
}

function read(file: string): string {
  return readFileSync(join(source, file), 'utf8');
}

function roomOf(file: string): string {
  return (file.split('/')[0] ?? '').replace(/\.ts$/, '');
}

function importsOf(file: string): Import[] {
  return [
    ...read(file).matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/g,
    ),
  ].map((match) => {
    const target = match[1] ?? match[2] ?? '';
    const inside = target.startsWith('.') ? relative(source, resolve(source, dirname(file), target)) : null;
    return {
      file,
      room: roomOf(file),
      target: inside ?? target,
      targetRoom: inside === null ? null : roomOf(inside),
    };
  });
}

/** The files of one cycle of value or type imports; empty when there is none. */
function findCycle(): string[] {
  const edges = new Map(
    files.map((file) => [file, imports.filter((one) => one.file === file).map(({ target }) => target)]),
  );
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const target of edges.get(file) ?? []) {
      const cycle = visit(target, [...path, file]);
      if (cycle.length > 0) return cycle;
    }
    done.add(file);
    return [];
  };
  return files.map((file) => visit(file, [])).find((cycle) => cycle.length > 0) ?? [];
}
