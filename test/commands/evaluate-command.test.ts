import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { openApplication } from '../../src/application.ts';
import { registerEvaluate } from '../../src/commands/evaluate.ts';
import { parseConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { temporaryFolder } from '../support/temporary-store.ts';

/** Runs the command on an empty store, where nothing is covered and so every question of a place is not_found. */
async function runEvaluate(...words: string[]) {
  const config = parseConfig({ DATA_DIR: temporaryFolder() });
  const logger = createLogger({ level: 'silent', secrets: [] });
  const output = new PassThrough();
  const messages = new PassThrough();
  let exitCode = 0;
  const program = new Command().exitOverride();
  registerEvaluate(program, {
    ...{ config, logger, output, messages, input: new PassThrough() },
    openApplication: () => openApplication(config, logger, { seed: 'never' }),
    startServer: () => Promise.reject(new Error('evaluate starts no server')),
    setExitCode: (code) => {
      exitCode = code;
    },
  });
  await program.parseAsync(['evaluate', ...words], { from: 'user' });
  output.end();
  messages.end();
  return { printed: await textOf(output), said: await textOf(messages), exitCode };
}

function writeSet(lines: object[]): string {
  const path = join(temporaryFolder(), 'small.jsonl');
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
}

const notCovered = {
  id: 'a',
  kind: 'absent',
  question: '成都市2024年行政复议受理多少件',
  status: ['not_found'],
};

describe('zhibao evaluate', () => {
  it('prints the table and the failures of a set', async () => {
    const set = writeSet([notCovered, { ...notCovered, id: 'b', kind: 'lookup', status: ['answered'] }]);
    const { printed, exitCode } = await runEvaluate('--set', set);
    expect(printed).toContain('small: 1 of 2 right (50.0%)');
    expect(printed).toMatch(
      /b lookup wrong: 成都市2024年行政复议受理多少件\n {4}status not_found, accepted answered/,
    );
    expect(exitCode).toBe(0);
  });

  it('prints one JSON object', async () => {
    const { printed } = await runEvaluate('--set', writeSet([notCovered]), '--json');
    expect(JSON.parse(printed)).toMatchObject({
      ...{ set: 'small', right: 1, total: 1, wrongNumbers: 0 },
      kinds: { absent: { right: 1, wrong: 0, wrong_number: 0 } },
      grades: [{ id: 'a', verdict: 'right', reasons: [] }],
    });
  });

  it('says what is wrong with a set that is not there or not in the form', async () => {
    await expect(runEvaluate('--set', 'no-such-set')).rejects.toMatchObject({ code: 'not_found' });
    await expect(runEvaluate('--set', writeSet([{ id: 'a' }]))).rejects.toMatchObject({
      code: 'invalid_argument',
    });
  });
});
