import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import Table from 'cli-table3';
import { Option } from 'commander';
import type { Application } from '../application.ts';
import { departmentOf, readDepartments } from '../drafts/departments.ts';
import type { Draft } from '../drafts/draft.ts';
import { listOpenSlots, plainTextOf } from '../drafts/draft.ts';
import { toMarkdown } from '../drafts/draft-markdown.ts';
import type { DraftedSection, DraftRequest } from '../drafts/draft-section.ts';
import { draftWithMaterial } from '../drafts/draft-section.ts';
import { besideLastYear } from '../drafts/last-year.ts';
import { readTemplates } from '../drafts/read-templates.ts';
import { AppError } from '../errors.ts';
import type { SourcesStyle } from '../exports/official-document.ts';
import { enterSlots } from '../library/enter-slots.ts';
import type { RegisterCommand } from './command.ts';
import { withApplication } from './command.ts';
import { writeNewFile } from './write-new-file.ts';

/** Full-width characters of a column of 60. */
const COLUMN_CHARACTERS = 28;

interface DraftOptions {
  template: string;
  region: string;
  year: string;
  out?: string;
  sources: SourcesStyle;
  date?: string;
  form?: string;
  filled?: string;
  compare?: true;
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
    .addOption(
      new Option('--sources <style>', 'where a .docx says whence each number comes')
        .choices(['footnotes', 'table'])
        .default('table'),
    )
    .option('--date <date>', 'date of signing of a whole report, as 2025-01-15')
    .option('--form <file>', 'write an .xlsx of what is open, a sheet a department, with last year’s values')
    .option('--filled <file>', 'read a filled form back: what it says is kept and stands in the draft')
    .option('--compare', 'set the draft beside last year’s section')
    .action(async (options: DraftOptions) => {
      const { template, region, year, out, form, filled } = options;
      const format = out === undefined ? '.md' : extname(out).toLowerCase();
      if (format !== '.docx' && format !== '.md')
        throw wrong(`--out ${JSON.stringify(out)} is neither .docx nor .md.`);
      if (form !== undefined && extname(form).toLowerCase() !== '.xlsx')
        throw wrong(`--form ${JSON.stringify(form)} is no .xlsx.`);
      if (!/^(?:19|20)\d\d$/.test(year))
        throw wrong(`--year ${JSON.stringify(year)} is no year: give one like 2024.`);
      const date = options.date === undefined ? null : dateInWords(options.date);
      await withApplication(openApplication, async (application) => {
        const request = { template, region, year: Number(year) };
        const make = async () =>
          draftWithMaterial({ ...application, templates: await readTemplates() }, request);
        if (filled !== undefined) messages.write(await keepFilled(filled, await make(), application));
        const made = await make();
        const draft = signed(made.draft, date);
        if (form !== undefined) {
          await writeForm(form, made, application);
          messages.write(`${form}\n`);
          return;
        }
        if (out === undefined) {
          output.write(options.compare ? beside(made, application) : `${toMarkdown(draft)}\n`);
          return;
        }
        await writeNewFile(out, await contentOf(draft, format, options.sources));
        messages.write(`${out}\n${draft.notes.map((note) => `- ${note}\n`).join('')}`);
      });
    });
};

async function contentOf(
  draft: Draft,
  format: '.docx' | '.md',
  sources: SourcesStyle,
): Promise<string | Uint8Array> {
  if (format === '.md') return `${toMarkdown(draft)}\n`;
  const { toOfficialDocument } = await import('../exports/official-document.ts');
  return toOfficialDocument(draft, sources);
}

/** The official form: Arabic numerals without leading zeros. */
function dateInWords(date: string): string {
  const [, year, month, day] = /^((?:19|20)\d\d)-(\d\d)-(\d\d)$/u.exec(date) ?? [];
  const parsed = new Date(`${date}T00:00:00Z`);
  if (year === undefined || Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== date)
    throw wrong(`--date ${JSON.stringify(date)} is no date: give one like 2025-01-15.`);
  return `${year}年${Number(month)}月${Number(day)}日`;
}

function signed(draft: Draft, date: string | null): Draft {
  return draft.signature === null || date === null
    ? draft
    : { ...draft, signature: { ...draft.signature, date } };
}

function subjectOf({ draft, region }: DraftedSection): DraftRequest {
  return { template: draft.template, region: region.name, year: draft.year };
}

async function writeForm(path: string, made: DraftedSection, { catalogue }: Application): Promise<void> {
  const departments = await readDepartments();
  const slots = listOpenSlots(made.draft).map((slot) => ({
    ...slot,
    department: departmentOf(slot, departments, catalogue),
  }));
  if (slots.length === 0) throw wrong('Nothing is open in this draft, so no form was written.');
  const { writeSlotForm } = await import('../exports/slot-form.ts');
  await writeNewFile(path, await writeSlotForm(subjectOf(made), slots));
}

async function keepFilled(path: string, made: DraftedSection, { store }: Application): Promise<string> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new AppError({ code: 'not_found', message: `There is no readable file ${path}.`, cause });
  });
  const { readSlotForm } = await import('../exports/slot-form.ts');
  const entries = await readSlotForm(bytes, subjectOf(made));
  const kept = await enterSlots(
    { store, now: () => new Date() },
    { regionCode: made.region.code, year: made.draft.year },
    { slots: made.slots, entries },
  );
  return `已收填报${kept}项。\n`;
}

/** The draft and last year's section, a column each. */
function beside({ draft, template, material }: DraftedSection, { catalogue }: Application): string {
  const lastYear = besideLastYear(template, material, catalogue);
  const table = new Table({
    head: [`${draft.year}年初稿`, `${draft.year - 1}年报告`],
    style: { head: [], border: [] },
    colWidths: [60, 60],
  });
  const before = lastYear.map(({ path, heading, text }) => `${path} ${heading}\n${text}`).join('\n\n');
  table.push([
    inLines(draft.blocks.map(plainTextOf).join('\n\n')),
    inLines(before === '' ? `未收录${draft.year - 1}年报告的这一部分。` : before),
  ]);
  return `${table.toString()}\n`;
}

/** Broken by characters: the table itself would cut off what Chinese text has no spaces to break at. */
function inLines(text: string): string {
  const piece = new RegExp(`.{1,${COLUMN_CHARACTERS}}`, 'gu');
  return text
    .split('\n')
    .map((line) => line.match(piece)?.join('\n') ?? '')
    .join('\n');
}

function wrong(message: string): AppError {
  return new AppError({ code: 'invalid_argument', message });
}
