// Runs before the npm scripts: installs the locked packages when some are missing or of another version, so that a fresh
// clone, and one that was just brought up to date, needs one command. Plain JavaScript without imports from packages; says
// what it does on standard error only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${process.versions.node} is too old: Zhibao runs on Node 20.19 or newer.`);
  process.exit(1);
}

// What only runs the program also does with an installation that left the development packages out.
const needsDevelopment = process.argv.includes('--development');
const changedAt = (path) => (existsSync(root + path) ? statSync(root + path).mtimeMs : 0);

if (!isInstalled()) {
  const development = needsDevelopment ? ['--include=dev'] : [];
  run('Installing packages (once, about a minute) …', ['ci', '--no-audit', '--no-fund', ...development]);
} else if (changedAt('src/store/generated/client.ts') < changedAt('prisma/schema.prisma')) {
  run('Generating the store client …', ['run', '--silent', 'generate']);
}

// By content, not by time: git and npm write the lock in their own order, and a needless `npm ci` would take the packages
// away from whatever runs on them. npm keeps in node_modules/.package-lock.json what it put there; a folder that somebody
// took away since is still in that list, so each is looked for as well.
function isInstalled() {
  const there = packagesOf('node_modules/.package-lock.json');
  const withDevelopment = needsDevelopment || Object.values(there).some(({ dev }) => dev);
  return Object.entries(packagesOf('package-lock.json')).every(([path, { version, optional, peer, dev }]) => {
    if (path === '' || (dev && !withDevelopment)) return true;
    if (there[path] === undefined) return Boolean(optional || peer);
    return there[path].version === version && existsSync(`${root}${path}/package.json`);
  });
}

function packagesOf(path) {
  return existsSync(root + path) ? JSON.parse(readFileSync(root + path, 'utf8')).packages : {};
}

function run(what, parameters) {
  console.error(what);
  const npm = process.env.npm_execpath;
  const [command, leading] = npm ? [process.execPath, [npm]] : ['npm', []];
  const { status } = spawnSync(command, [...leading, ...parameters], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: !npm && process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`npm ${parameters.join(' ')} failed: see the lines above.`);
    process.exit(status ?? 1);
  }
}
