import { removeReport } from '../library/remove-report.ts';
import { restoreReport } from '../library/restore-report.ts';
import type { RegisterCommand } from './command.ts';
import { withApplication } from './command.ts';

/** `zhibao remove`: a report out of answering, and back. */
export const registerRemove: RegisterCommand = (program, { openApplication, output }) => {
  program
    .command('remove')
    .description('take a report out of answering; it stays readable')
    .argument('<report>', 'its id or file name, as `zhibao reports` lists them')
    .option('--undo', 'bring a removed report back')
    .action(async (name: string, options: { undo?: true }) => {
      await withApplication(
        () => openApplication({ seed: 'never' }),
        async (application) => {
          output.write(
            `${options.undo ? await bringBack(application, name) : await takeOut(application, name)}\n`,
          );
        },
      );
    });
};

async function takeOut(library: Parameters<typeof removeReport>[0], name: string): Promise<string> {
  const { id, source, status } = await removeReport(library, name);
  return status === 'removed'
    ? `${source} (${id}) was removed before.`
    : `${source} (${id}) is removed. \`zhibao remove --undo ${id}\` brings it back.`;
}

async function bringBack(library: Parameters<typeof restoreReport>[0], name: string): Promise<string> {
  const { report, status } = await restoreReport(library, name);
  const { id, source } = report;
  switch (status) {
    case 'current':
      return `${source} (${id}) is answered from again.`;
    case 'superseded':
      return `${source} (${id}) is back, but a newer report of the same body and year is answered from.`;
    case 'unchanged':
      return `${source} (${id}) was not removed.`;
  }
}
