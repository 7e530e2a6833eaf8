import { Command, CommanderError } from 'commander';
import type { CommandDependencies, RegisterCommand } from './commands/command.ts';
import { loadConfig } from './config.ts';
import { AppError, exitCodeOf, messageOf } from './errors.ts';
import { createLogger } from './logger.ts';

/** In the order of the help. Loaded when named: what all of them need takes longer to load than a question to answer. */
const COMMANDS: Readonly<Record<string, () => Promise<RegisterCommand>>> = {
  serve: async () => (await import('./commands/serve.ts')).registerServe,
  ask: async () => (await import('./commands/ask.ts')).registerAsk,
  ingest: async () => (await import('./commands/ingest.ts')).registerIngest,
  index: async () => (await import('./commands/index-passages.ts')).registerIndex,
  remove: async () => (await import('./commands/remove.ts')).registerRemove,
  reports: async () => (await import('./commands/reports.ts')).registerReports,
  text: async () => (await import('./commands/text.ts')).registerText,
  figures: async () => (await import('./commands/figures.ts')).registerFigures,
  indicators: async () => (await import('./commands/indicators.ts')).registerIndicators,
  check: async () => (await import('./commands/check.ts')).registerCheck,
  draft: async () => (await import('./commands/draft.ts')).registerDraft,
  templates: async () => (await import('./commands/templates.ts')).registerTemplates,
  proofread: async () => (await import('./commands/proofread.ts')).registerProofread,
  evaluate: async () => (await import('./commands/evaluate.ts')).registerEvaluate,
};

/** Runs one command line and sets the exit code: 0, 2 for wrong use, others as `exitCodeOf` tells. */
async function run(words: readonly string[]): Promise<void> {
  const config = loadConfig();
  const logger = createLogger({ level: config.logLevel, secrets: config.secrets });
  const dependencies: CommandDependencies = {
    config,
    logger,
    openApplication: async (options) =>
      (await import('./application.ts')).openApplication(config, logger, options),
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
  for (const register of await loadCommands(words[0])) register(program, dependencies);
  await program.parseAsync(words, { from: 'user' });
}

/** The command that is named; all of them for help, and to say what there is when it is none of them. */
async function loadCommands(name = ''): Promise<RegisterCommand[]> {
  const named = Object.entries(COMMANDS).filter(([command]) => command === name);
  const wanted = named.length > 0 ? named : Object.entries(COMMANDS);
  return Promise.all(wanted.map(([, load]) => load()));
}

// `zhibao figures | head` closes the pipe before all is written: there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

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
