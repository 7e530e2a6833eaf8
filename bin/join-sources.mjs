// Joins the files that src/cli.ts is made of into a few of JavaScript, and keeps them in node_modules/.cache/zhibao under the
// hash of all that they were made from: what has changed in any way is joined anew, so nothing stale is ever run.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// Packages that every command loads, of many files or large, in plain JavaScript: joined as well. Others stay where they lie.
const JOINED_PACKAGES = ['zod', 'hono', '@hono/node-server', 'js-yaml', 'decimal.js', 'opencc-js'];

// How many are kept: one that is still running loads some of its parts only when they are needed.
const KEPT_PROGRAMS = 10;

/** What writing fails with where nothing can be kept. */
const UNWRITABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EFBIG'];

/** The folder in which a program keeps what it made of its sources. */
export const keptIn = (root) => join(root, 'node_modules/.cache/zhibao');

/**
 * @param root The program's folder: with src/, node_modules/ and package.json.
 * @returns The path of the joined src/cli.ts; null where nothing can be kept on disk.
 * @throws {Error} of esbuild, when a source is none.
 */
export async function joinSources(root) {
  const folder = folderOf(root);
  const program = join(folder, 'cli.js');
  if (existsSync(program)) {
    markUsed(folder);
    return program;
  }
  try {
    await make(root, folder);
    return program;
  } catch (error) {
    if (UNWRITABLE.includes(error.code)) return null;
    throw error;
  }
}

const folderOf = (root) => join(keptIn(root), `program-${fingerprint(root)}`);

// The packages' lock stands for the packages; the root is in it because data is found from where a source stands.
function fingerprint(root) {
  const sources = readdirSync(join(root, 'src'), { recursive: true }).filter((name) => name.endsWith('.ts'));
  const paths = [...sources.sort().map((name) => join('src', name)), 'package.json'];
  const hash = createHash('sha256')
    .update(root)
    .update(readFileSync(fileURLToPath(import.meta.url)));
  for (const path of [...paths, 'node_modules/.package-lock.json']) {
    const content = existsSync(join(root, path)) ? readFileSync(join(root, path)) : '';
    hash.update(`\n${path} ${content.length}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 20);
}

async function make(root, folder) {
  const kept = keptIn(root);
  mkdirSync(kept, { recursive: true });
  removeOldest(kept);
  // Under another name until it is whole, since two commands may be started at once.
  const making = mkdtempSync(join(kept, 'program-'));
  try {
    await writeJoined(root, making);
    if (folderOf(root) !== folder)
      throw new Error('A source changed while it was read: run the command again.');
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function removeOldest(kept) {
  const programs = readdirSync(kept).filter((name) => name.startsWith('program-'));
  const newestFirst = programs
    .map((name) => join(kept, name))
    .map((path) => ({ path, usedAt: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((one, other) => other.usedAt - one.usedAt);
  for (const { path } of newestFirst.slice(KEPT_PROGRAMS - 1)) rmSync(path, { recursive: true, force: true });
}

async function writeJoined(root, folder) {
  const { build } = await import('esbuild');
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/cli.ts'],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'silent',
    write: false,
    external: Object.keys({ ...dependencies, ...optionalDependencies }).filter(
      (name) => !JOINED_PACKAGES.includes(name),
    ),
    plugins: [{ name: 'where-sources-stand', setup: keepUrls }],
  });
  for (const { path, contents } of outputFiles) writeFileSync(path, contents);
}

// Data, pages and threads are found from where a file stands in src/.
function keepUrls(build) {
  build.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
    loader: 'ts',
    contents: readFileSync(path, 'utf8').replaceAll(
      'import.meta.url',
      JSON.stringify(pathToFileURL(path).href),
    ),
  }));
}

function markUsed(folder) {
  try {
    utimesSync(folder, new Date(), new Date());
  } catch (error) {
    // It belongs to another user, who keeps it.
    if (!UNWRITABLE.includes(error.code)) throw error;
  }
}
