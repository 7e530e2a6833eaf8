#!/usr/bin/env -S npx tsx
import { Command, CommanderError } from 'commander';
import { openApplication } from './application.ts';
import { registerAsk } from './commands/ask.ts';
import type { CommandDependencies, RegisterCommand } from './commands/command.ts';
import { registerEvaluate } from './commands/evaluate.ts';
import { registerFigures } from './commands/figures.ts';
import { registerIngest } from './commands/ingest.ts';
import { registerRemove } from './commands/remove.ts';
import { registerReports } from './commands/reports.ts';
import { registerServe } from './commands/serve.ts';
import { registerText } from './commands/text.ts';
import { loadConfig } from './config.ts';
import { AppError, exitCodeOf, messageOf } from './errors.ts';
import { createLogger } from './logger.ts';

const COMMANDS: RegisterCommand[] = [
  registerServe,
  registerAsk,
  registerIngest,
  registerRemove,
  registerReports,
  registerText,
  registerFigures,
  registerEvaluate,
];

/** Runs one command line and sets the exit code: 0, 2 for wrong use, others as `exitCodeOf` tells. */
async function run(words: readonly string[]): Promise<void> {
  const config = loadConfig();
  const logger = createLogger({ level: config.logLevel, secrets: config.secrets });
  const dependencies: CommandDependencies = {
    config,
    logger,
    openApplication: (options) => openApplication(config, logger, options),
    // Loaded when it is needed: the server's parts take longer to load than a question to answer.
    startServer: async (...settings) => (await import('./main.ts')).startServer(...settings),
    output: process.stdout,
    messages: process.stderr,
    input: process.stdin,
    setExitCode: (code) => {
      process.exitCode = code;
    },
  };
  const program = new Command('zhibao')
    .description(
      '知报: answers from the annual reports on law-based government, every number with its sentence',
    )
    .showHelpAfterError('(zhibao --help lists the commands, zhibao COMMAND --help its options)')
    .exitOverride();
  for (const register of COMMANDS) register(program, dependencies);
  await program.parseAsync(words, { from: 'user' });
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    const detail =
      error instanceof AppError || !(error instanceof Error)
        ? messageOf(error)
        : (error.stack ?? error.message);
    process.stderr.write(`zhibao: ${detail}\n`);
    process.exitCode = exitCodeOf(error);
  }
}
