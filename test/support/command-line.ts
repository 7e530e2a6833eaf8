import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../bin/zhibao.mjs', import.meta.url));

export interface CommandOptions {
  dataDirectory: string;
  /** Sent to standard input, which then ends. Default nothing. */
  input?: string;
  /** Settings beside DATA_DIR. */
  environment?: Readonly<Record<string, string>>;
  /** Words put before the command, as in `nice zhibao …`. */
  through?: readonly string[];
}

export interface CommandResult {
  /** Null when a signal ended it. */
  exitCode: number | null;
  output: string;
  messages: string;
}

/**
 * Runs `zhibao` as a process of its own, in a folder that holds no `.env`, with no settings but those given.
 * A start takes about a second: let one process answer many questions.
 */
export async function zhibao(words: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const { dataDirectory, input = '', environment = {}, through = [] } = options;
  const program = [process.execPath, PROGRAM, ...words];
  const child = spawn('env', ['--', ...through, ...program], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'], DATA_DIR: dataDirectory, ...environment },
  });
  child.stdin.end(input);
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [output, messages, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { exitCode, output, messages };
}

/** The lines of JSON that a command printed. */
export function jsonLines<Line>(output: string): Line[] {
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

/** A folder for all tests of a file. */
export function folderForThisFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhibao-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
