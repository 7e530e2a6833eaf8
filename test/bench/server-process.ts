import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** `zhibao serve` in a process of its own. */
export interface ServerProcess {
  url: string;
  /** From the command to the line that names the address, in ms. */
  startMs: number;
  /** Resident memory of the process that serves, in bytes: the largest of those that the command started. */
  residentBytes(): number;
  /** Tells it to stop and waits until it has. */
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LONGEST_START_MS = 60_000;

/**
 * Starts the server as `npm start` does, on a free port and without a messenger.
 * @throws {Error} with what it said when it does not come up.
 */
export async function startServerProcess(dataDirectory: string): Promise<ServerProcess> {
  const start = performance.now();
  const child = spawn(process.execPath, ['bin/zhibao.mjs', 'serve'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      ...{ DATA_DIR: dataDirectory, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error' },
      ...{ FEISHU_APP_ID: '', FEISHU_APP_SECRET: '', CONSOLE_TOKEN: '' },
    },
  });
  const url = await readAddress(child);
  return {
    url,
    startMs: performance.now() - start,
    residentBytes: () => residentBytesOf(child.pid ?? 0),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function readAddress(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = () => {
      child.kill('SIGKILL');
      reject(new Error(`The server did not start. It said: ${said}`));
    };
    const timer = setTimeout(fail, LONGEST_START_MS);
    child.once('exit', fail);
    child.once('error', (error) => {
      said += error.message;
      fail();
    });
    child.stderr?.setEncoding('utf8').on('data', (words: string) => {
      said += words;
      const url = /http:\/\/[\d.]+:\d+/u.exec(said)?.[0];
      if (url === undefined) return;
      clearTimeout(timer);
      child.off('exit', fail);
      resolve(url);
    });
  });
}

/** The largest of a process and those that it started, at any depth. */
function residentBytesOf(root: number): number {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/u).map(Number));
  const own = new Set([root]);
  let largest = 0;
  // A process is listed after its parent, since ids rise; a wrapped counter would only miss one.
  for (const [id = 0, parent = 0, kilobytes = 0] of rows) {
    if (own.has(parent)) own.add(id);
    if (own.has(id)) largest = Math.max(largest, kilobytes * 1024);
  }
  return largest;
}
