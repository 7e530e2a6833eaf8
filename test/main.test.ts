import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readEvents } from './support/event-stream.ts';
import { temporaryFolder } from './support/temporary-store.ts';

const PROGRAM = fileURLToPath(new URL('../bin/zhibao.mjs', import.meta.url));
/** Starting takes a second or two; a machine that is busy with other tests may take much longer. */
const LIMIT_MS = 180_000;

describe('zhibao serve', () => {
  let dataDirectory = '';
  beforeAll(() => {
    dataDirectory = mkdtempSync(join(tmpdir(), 'zhibao-'));
  });
  afterAll(() => {
    rmSync(dataDirectory, { recursive: true, force: true });
  });

  it(
    'answers what was asked before it is told to stop, and ends with 0',
    async () => {
      const server = serve({ DATA_DIR: dataDirectory });
      const url = await server.url();
      const turns = `${url}/api/conversations/conversation-1/turns`;
      // Someone who only listens keeps nothing from ending.
      const listening = await fetch(turns);
      for (const number of [1, 2, 3]) await post(url, `message-000${number}`);
      server.child.kill('SIGTERM');
      expect(await server.end()).toMatchObject({ code: 0, signal: null });
      await listening.body?.cancel();

      const next = serve({ DATA_DIR: dataDirectory });
      const again = turns.replace(url, await next.url());
      const answered = new Set<string>();
      await readEvents(again, ({ id }) => id !== null && answered.add(id).size === 3);
      expect([...answered]).toEqual(['message-0001', 'message-0002', 'message-0003']);
      next.child.kill('SIGINT');
      expect(await next.end()).toMatchObject({ code: 0 });
    },
    LIMIT_MS,
  );

  it(
    'says that its port is in use',
    async () => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void other.close());
      const { port } = other.address() as AddressInfo;
      const { code, errors, output } = await serve({ DATA_DIR: dataDirectory, PORT: String(port) }).end();
      expect(code).toBe(6);
      expect(lastLine(errors)).toBe(
        `zhibao: Port ${port} is already in use on 127.0.0.1: stop the other program, or choose another with PORT=….`,
      );
      expect(output).toBe('');
    },
    LIMIT_MS,
  );

  const wrong: [what: string, environment: Record<string, string>, code: number, says: RegExp][] = [
    [
      'an App ID alone',
      { FEISHU_APP_ID: 'cli_0123456789abcdef' },
      2,
      /FEISHU_APP_SECRET is missing.*neither for the console alone/,
    ],
    ['an App Secret alone', { FEISHU_APP_SECRET: 'hush-hush-hush' }, 2, /FEISHU_APP_ID is missing/],
    ['a host beyond this machine without a token', { HOST: '0.0.0.0' }, 2, /CONSOLE_TOKEN is missing/],
    [
      'an address of another machine',
      { HOST: '192.0.2.1', CONSOLE_TOKEN: 'x'.repeat(16) },
      2,
      /Can't listen on 192\.0\.2\.1/,
    ],
    ['no port', { PORT: 'http' }, 2, /PORT: got "http"; expected .*example: 3000/],
  ];
  it.each(wrong)(
    'refuses to start with %s',
    async (_what, environment, code, says) => {
      const result = await serve({ DATA_DIR: dataDirectory, ...environment }).end();
      expect(result.code).toBe(code);
      expect(result.errors).toMatch(says);
      expect(result.errors).not.toContain('hush-hush-hush');
      expect(result.errors).not.toMatch(/^\s+at /m);
    },
    LIMIT_MS,
  );

  it(
    'says that its data folder can not be used',
    async () => {
      const folder = temporaryFolder();
      const file = join(folder, 'file');
      writeFileSync(file, '');
      const closed = join(folder, 'closed');
      mkdirSync(closed);
      chmodSync(closed, 0o500);
      // Nothing is closed to root; a file in the folder's place is to everyone.
      const places =
        process.getuid?.() === 0 ? [join(file, 'var')] : [join(file, 'var'), join(closed, 'var')];
      for (const place of places) {
        const { code, errors } = await serve({ DATA_DIR: place }).end();
        expect(code).toBe(5);
        expect(errors).toContain(place);
        expect(errors).not.toMatch(/^\s+at /m);
      }
    },
    LIMIT_MS,
  );
});

interface Served {
  child: ChildProcess;
  /** Where it listens, once it says so. */
  url(): Promise<string>;
  end(): Promise<{ code: number | null; signal: string | null; output: string; errors: string }>;
}

/** The program itself, as `npm start` runs it, on any free port. */
function serve(environment: Record<string, string>): Served {
  const child = spawn(process.execPath, [PROGRAM, 'serve'], {
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  let errors = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  const url = new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (data: Buffer) => {
      errors += data.toString();
      const found = /http:\S+/.exec(errors)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('close', () => {
      reject(new Error(`it ended without listening: ${errors}`));
    });
  });
  url.catch(() => undefined);
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('close', (code, signal) => {
      resolve({ code, signal });
    });
  });
  return { child, url: () => url, end: async () => ({ ...(await ended), output, errors }) };
}

async function post(url: string, messageId: string): Promise<void> {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      conversationId: 'conversation-1',
      messageId,
      text: '滨海新区2024年行政复议受理多少件？',
    }),
  });
  expect(response.status).toBe(202);
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}
