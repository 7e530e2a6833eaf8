import type { Command } from 'commander';
import type { Application, OpenOptions } from '../application.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import type { RunningServer } from '../main.ts';

/** What commands work with; given by the composition root, so that a command opens nothing by itself. */
export interface CommandDependencies {
  config: Readonly<Config>;
  logger: Logger;
  /** Opens the store and reads the reference data; the caller closes it. */
  openApplication: (options?: OpenOptions) => Promise<Application>;
  startServer: (config: Readonly<Config>, logger: Logger) => Promise<RunningServer>;
  /** Results go here and nothing else does. */
  output: NodeJS.WritableStream;
  /** Progress, warnings and errors. */
  messages: NodeJS.WritableStream;
  input: NodeJS.ReadableStream;
  /** Ends the process with this code once everything is written. */
  setExitCode: (code: number) => void;
}

/** A command of the program: adds itself, with its options and help, to the command line. */
export type RegisterCommand = (program: Command, dependencies: CommandDependencies) => void;

/** Opens the application, runs the work, and closes it whatever happens. */
export async function withApplication<Result>(
  open: () => Promise<Application>,
  work: (application: Application) => Promise<Result>,
): Promise<Result> {
  const application = await open();
  try {
    return await work(application);
  } finally {
    await application.close();
  }
}
