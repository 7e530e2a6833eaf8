import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { startServer } from '../../src/main.ts';
import { memoryLog, type MemoryLog } from './log.ts';

/** The server as `npm start` runs it, on the five reports, listening on a free port. */
export interface ServerUnderTest {
  url: string;
  log: MemoryLog;
}

/** One server for all tests of a file. @returns Facts that are there once the tests run. */
export function serverForThisFile(environment: Record<string, string> = {}): ServerUnderTest {
  const log = memoryLog();
  const server: ServerUnderTest = { url: '', log };
  const dataDirectory = mkdtempSync(join(tmpdir(), 'zhibao-'));
  let stop: (() => Promise<void>) | null = null;
  beforeAll(async () => {
    const config = parseConfig({ DATA_DIR: dataDirectory, PORT: '0', ...environment });
    const running = await startServer(config, log.logger);
    stop = () => running.stop();
    server.url = running.url;
  }, 180_000);
  afterAll(async () => {
    await stop?.();
    rmSync(dataDirectory, { recursive: true, force: true });
  });
  return server;
}
