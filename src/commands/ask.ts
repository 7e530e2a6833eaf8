import { createInterface } from 'node:readline';
import { z } from 'zod';
import { writeFile } from 'node:fs/promises';
import type { Ask, ExportDocument, ShownAnswer } from '../answers/answer.ts';
import { askRequestSchema, askTimed } from '../answers/ask-timed.ts';
import { writeDraftFile } from '../exports/draft-file.ts';
import type { TimedAnswer } from '../answers/ask-timed.ts';
import { AppError } from '../errors.ts';
import type { RegisterCommand } from './command.ts';
import { withApplication } from './command.ts';
import { toTerminal } from './terminal-text.ts';

/** `zhibao ask`: one question, or a stream of them, answered in order. */
export const registerAsk: RegisterCommand = (program, dependencies) => {
  program
    .command('ask')
    .description('answer a question from the reports')
    .argument('[question...]', 'the question; left out with --jsonl')
    .option('--json', 'print the answer as one JSON object')
    .option(
      '--jsonl',
      'read questions from standard input, one JSON object a line: {"id","question","history"}',
    )
    .option('--xlsx <file>', 'write what answers, with its sources, into a new .xlsx file as well')
    .action(async (words: string[], options: { json?: true; jsonl?: true; xlsx?: string }) => {
      const question = words.join(' ').trim();
      if (options.jsonl ? question !== '' : question === '') {
        throw new AppError({
          code: 'invalid_argument',
          message: options.jsonl
            ? 'With --jsonl the questions come from standard input: leave the question out.'
            : 'No question: write it after the command, or send lines with --jsonl.',
        });
      }
      await withApplication(dependencies.openApplication, async ({ ask }) => {
        if (options.jsonl) {
          await answerLines(ask, dependencies);
          return;
        }
        const shown: ShownAnswer[] = [];
        const keep: Ask = async (request) => {
          const answer = await ask(request);
          shown.push(answer);
          return answer;
        };
        const line = await askTimed(keep, { question, history: [] }, writeDraftFile);
        dependencies.output.write(options.json ? `${JSON.stringify(line)}\n` : toTerminal(line.text));
        if (options.xlsx !== undefined) await writeComparison(options.xlsx, shown[0]?.document);
      });
    });
};

/** @throws {AppError} `invalid_argument` for an answer without a number, and for a file that is there or can't be written. */
async function writeComparison(file: string, document: ExportDocument | undefined): Promise<void> {
  if (!document) {
    throw new AppError({
      code: 'invalid_argument',
      message: '--xlsx: the answer states no number, so no file was written; the text above says why.',
    });
  }
  const { writeComparisonWorkbook } = await import('../exports/comparison-workbook.ts');
  const bytes = await writeComparisonWorkbook(document);
  await writeFile(file, bytes, { flag: 'wx' }).catch((cause: unknown) => {
    throw new AppError({
      code: 'invalid_argument',
      message: `--xlsx: ${file} can't be written; give the name of a file that is not there yet.`,
      cause,
    });
  });
}

/** A line that can't be read is answered as refused, named on the messages, and makes the exit code 2; the rest goes on. */
async function answerLines(
  ask: Ask,
  { input, output, messages, setExitCode }: Parameters<RegisterCommand>[1],
): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const { request, id, problem } = readLine(line);
    if (request) {
      output.write(`${JSON.stringify(await askTimed(ask, request, writeDraftFile))}\n`);
      continue;
    }
    const refusal = `line ${number}: ${problem}; expected {"id":"1","question":"…","history":["…"]}.`;
    messages.write(`${refusal}\n`);
    setExitCode(2);
    output.write(`${JSON.stringify(refusedLine(id, refusal))}\n`);
  }
}

type ReadLine =
  | { request: z.infer<typeof askRequestSchema>; id?: never; problem?: never }
  | { request?: never; id: string | number | null; problem: string };

/** A request, or what is wrong with the line, with the id if that much of it can be read. */
function readLine(line: string): ReadLine {
  let value: unknown;
  try {
    // Files written on Windows begin with a byte order mark.
    value = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { id: null, problem: 'not JSON' };
  }
  const parsed = askRequestSchema.safeParse(value);
  if (parsed.success) return { request: parsed.data };
  const fields = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`);
  const { id } = identifiedSchema.catch({ id: null }).parse(value);
  return { id, problem: fields.join('; ') };
}

const identifiedSchema = z.object({ id: z.union([z.string(), z.number()]).nullable() });

function refusedLine(id: string | number | null, text: string): TimedAnswer {
  return {
    id,
    status: 'refused',
    reason: null,
    choices: [],
    text,
    figures: [],
    citations: [],
    notes: [],
    elapsedMs: 0,
  };
}
