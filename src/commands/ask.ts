import { createInterface } from 'node:readline';
import type { z } from 'zod';
import type { Ask } from '../answers/answer.ts';
import { askRequestSchema, askTimed } from '../answers/ask-timed.ts';
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
    .action(async (words: string[], options: { json?: true; jsonl?: true }) => {
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
        const line = await askTimed(ask, { question, history: [] });
        dependencies.output.write(options.json ? `${JSON.stringify(line)}\n` : toTerminal(line.text));
      });
    });
};

/** A line that can't be read is answered as refused, named on the messages, and makes the exit code 2; the rest goes on. */
async function answerLines(
  ask: Ask,
  { input, output, messages, setExitCode }: Parameters<RegisterCommand>[1],
): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const request = readLine(line);
    if (typeof request === 'string') {
      messages.write(`line ${number}: ${request}\n`);
      setExitCode(2);
      output.write(`${JSON.stringify(refusedLine(`line ${number}: ${request}`))}\n`);
      continue;
    }
    output.write(`${JSON.stringify(await askTimed(ask, request))}\n`);
  }
}

/** A request, or what is wrong with the line. */
function readLine(line: string): z.infer<typeof askRequestSchema> | string {
  const expected = 'expected {"id":"1","question":"…","history":["…"]}';
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return `not JSON; ${expected}.`;
  }
  const parsed = askRequestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`);
  return `${fields.join('; ')}; ${expected}.`;
}

function refusedLine(text: string): TimedAnswer {
  return {
    id: null,
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
