import { AppError } from '../errors.ts';
import { findStoredReport } from '../library/find-stored-report.ts';
import { readReport } from '../library/read-report.ts';
import type { RegisterCommand } from './command.ts';
import { withApplication } from './command.ts';

/** `zhibao text REPORT`: a report's stored text and nothing else. */
export const registerText: RegisterCommand = (program, { openApplication, output }) => {
  program
    .command('text')
    .description("print a report's stored text, on which all offsets stand")
    .argument('<report>', 'its id or file name, as `zhibao reports` lists them')
    .action(async (name: string) => {
      await withApplication(openApplication, async ({ store }) => {
        const found = await findStoredReport(store, name);
        const readable = await readReport(store, found.id);
        if (!readable)
          throw new AppError({ code: 'internal', message: `The text of ${found.id} is missing.` });
        output.write(readable.text);
      });
    });
};
