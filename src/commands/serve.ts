import type { RegisterCommand } from './command.ts';

/** `zhibao serve`: the console, and Feishu when it is set up, until the process is told to stop. */
export const registerServe: RegisterCommand = (program, { config, logger, messages, startServer }) => {
  program
    .command('serve')
    .description('serve the console, and Feishu when it is set up')
    .action(async () => {
      const server = await startServer(config, logger);
      messages.write(`知报: ${server.url}\n`);
      await untilToldToStop();
      await server.stop();
    });
};

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
async function untilToldToStop(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve();
      });
    }
  });
}
