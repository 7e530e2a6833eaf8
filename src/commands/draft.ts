import { extname } from 'node:path';
import type { Draft } from '../drafts/draft.ts';
import { toMarkdown } from '../drafts/draft-markdown.ts';
import { draftSection } from '../drafts/draft-section.ts';
import { readTemplates } from '../drafts/read-templates.ts';
import { AppError } from '../errors.ts';
import type { RegisterCommand } from './command.ts';
import { withApplication } from './command.ts';
import { writeNewFile } from './write-new-file.ts';

interface DraftOptions {
  template: string;
  region: string;
  year: string;
  out?: string;
}

/** `zhibao draft`: a section or a whole report from a template, each number with its sentence, what is unknown left open. */
export const registerDraft: RegisterCommand = (program, { openApplication, output, messages }) => {
  program
    .command('draft')
    .description(
      'draft a section or a whole report: numbers from stored reports with their sources, the rest left open',
    )
    .requiredOption('--template <name>', 'a template, as `zhibao templates` lists them')
    .requiredOption('--region <name>', 'the division that reports')
    .requiredOption('--year <year>', 'the year reported on')
    .option('--out <file>', 'write a .docx after GB/T 9704 or .md file instead of printing Markdown')
    .action(async ({ template, region, year, out }: DraftOptions) => {
      const format = out === undefined ? '.md' : extname(out).toLowerCase();
      if (format !== '.docx' && format !== '.md')
        throw wrong(`--out ${JSON.stringify(out)} is neither .docx nor .md.`);
      if (!/^(?:19|20)\d\d$/.test(year))
        throw wrong(`--year ${JSON.stringify(year)} is no year: give one like 2024.`);
      await withApplication(openApplication, async (application) => {
        const templates = await readTemplates();
        const draft = await draftSection(
          { ...application, templates },
          { template, region, year: Number(year) },
        );
        if (out === undefined) {
          output.write(`${toMarkdown(draft)}\n`);
          return;
        }
        await writeNewFile(out, await contentOf(draft, format));
        messages.write(`${out}\n${draft.notes.map((note) => `- ${note}\n`).join('')}`);
      });
    });
};

async function contentOf(draft: Draft, format: '.docx' | '.md'): Promise<string | Uint8Array> {
  if (format === '.md') return `${toMarkdown(draft)}\n`;
  const { toOfficialDocument } = await import('../exports/official-document.ts');
  return toOfficialDocument(draft);
}

function wrong(message: string): AppError {
  return new AppError({ code: 'invalid_argument', message });
}
