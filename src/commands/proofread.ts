import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import Table from 'cli-table3';
import { proofreadDraft } from '../drafts/proofread-draft.ts';
import type { Proofread } from '../drafts/proofread-draft.ts';
import { readProofreadingData } from '../drafts/read-proofreading-data.ts';
import { AppError } from '../errors.ts';
import type { CommandDependencies, RegisterCommand } from './command.ts';
import { withApplication } from './command.ts';
import { writeNewFile } from './write-new-file.ts';
import { addMetadataOptions, readMetadataOptions } from './metadata-options.ts';
import type { MetadataOptions } from './metadata-options.ts';

/** Characters of a finding's words that a table shows. */
const SHOWN = 40;

/** `zhibao proofread FILE`: what a careful editor would mark in a draft. The file is never written to. */
export const registerProofread: RegisterCommand = (program, dependencies) => {
  const command = program
    .command('proofread')
    .description('proofread a draft: numbers, years, names, laws, numbering, marks; the file stays as it is')
    .argument('<file>', 'text, web page, Word document or PDF; - reads text from standard input')
    .option('--json', 'one JSON array of findings')
    .option(
      '--out <file>',
      'of a Word document: write a copy with the findings as comments into a new .docx',
    );
  addMetadataOptions(command).action(
    async (path: string, options: MetadataOptions & { json?: true; out?: string }) => {
      const { json, out, ...facts } = options;
      await withApplication(dependencies.openApplication, async (application) => {
        const proofreading = await readProofreadingData();
        const proofread = await proofreadDraft(
          { ...application, proofreading },
          {
            bytes: await readDraft(path, dependencies),
            source: basename(path),
            overrides: readMetadataOptions(facts),
          },
        );
        dependencies.output.write(
          json === true ? `${JSON.stringify(proofread.findings)}\n` : toTable(proofread),
        );
        if (out !== undefined) await writeCopy(out, proofread);
      });
    },
  );
};

/** @throws {AppError} `invalid_argument` for a draft that is no Word document, and for a file that is there or can't be written. */
async function writeCopy(out: string, { word, findings }: Proofread): Promise<void> {
  if (word === null || extname(out).toLowerCase() !== '.docx') {
    throw new AppError({
      code: 'invalid_argument',
      message: '--out: only of a Word document (.docx) a copy with comments is made, and it is a .docx too.',
    });
  }
  const { writeCommentedCopy } = await import('../exports/commented-copy.ts');
  await writeNewFile(out, await writeCommentedCopy(word, findings, new Date()));
}

async function readDraft(path: string, { input }: CommandDependencies): Promise<Uint8Array> {
  if (path === '-') {
    const chunks: Uint8Array[] = [];
    for await (const chunk of input) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  }
  try {
    return await readFile(path);
  } catch (error) {
    throw new AppError({
      code: 'not_found',
      message: `There is no readable file ${path}. Give the path of a draft, or - for standard input.`,
      cause: error,
    });
  }
}

function toTable({ findings, report, text }: Proofread): string {
  const { regionName, year } = report.metadata;
  const head = `${regionName ?? '地区不明（--region）'} ${year ?? '年份不明（--year）'}`;
  if (findings.length === 0) return `${head}\n未发现问题。\n`;
  const table = new Table({
    head: ['行', '程度', '类别', '原文', '应为', '依据'],
    style: { head: [], border: [] },
    wordWrap: true,
    wrapOnWordBoundary: false,
    colWidths: [6, 8, 22, 28, 28, 30],
  });
  for (const { start, severity, kind, found, expected, source } of findings) {
    const line = text.slice(0, start).split('\n').length;
    table.push([String(line), severity, kind, found.slice(0, SHOWN), expected, source.slice(0, 2 * SHOWN)]);
  }
  return `${head}\n${table.toString()}\n`;
}
