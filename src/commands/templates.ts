import { basename } from 'node:path';
import { readFile } from 'node:fs/promises';
import Table from 'cli-table3';
import { checkTemplate } from '../drafts/check-template.ts';
import { readTemplates } from '../drafts/read-templates.ts';
import type { Template } from '../drafts/template.ts';
import { parseTemplate } from '../drafts/template.ts';
import { AppError } from '../errors.ts';
import { readReferenceData } from '../library/reference-data.ts';
import type { RegisterCommand } from './command.ts';

/** `zhibao templates [check [FILE…]]`: what can be drafted, and whether a template of one's own is sound. */
export const registerTemplates: RegisterCommand = (program, { output, setExitCode }) => {
  const templates = program.command('templates').description('list what can be drafted');
  templates
    .command('list', { isDefault: true })
    .description('list them')
    .action(async () => {
      const table = new Table({ head: ['name', 'title', 'asked for as'], style: { head: [], border: [] } });
      for (const { name, title, words } of await readTemplates()) table.push([name, title, words.join('、')]);
      output.write(`${table.toString()}\n`);
    });
  templates
    .command('check')
    .description(
      'tell unknown indicators, broken slots and stray numbers; without files, of the program’s own templates',
    )
    .argument('[files...]', 'Markdown templates')
    .action(async (files: string[]) => {
      const [own, { catalogue }] = await Promise.all([readTemplates(), readReferenceData()]);
      const checked = files.length === 0 ? own : await Promise.all(files.map(readTemplate));
      for (const template of checked) {
        const problems = checkTemplate(template, [...own, ...checked], catalogue);
        output.write(problems.length === 0 ? `${template.name}: ok\n` : `${template.name}:\n`);
        output.write(problems.map((problem) => `  ${problem}\n`).join(''));
        if (problems.length > 0) setExitCode(2);
      }
    });
};

async function readTemplate(path: string): Promise<Template> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new AppError({
      code: 'not_found',
      message: `There is no readable file ${path}. Give the path of a Markdown template.`,
      cause: error,
    });
  });
  return parseTemplate(basename(path).replace(/\.md$/u, ''), text);
}
