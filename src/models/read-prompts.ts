import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parsePrompt } from './prompt.ts';
import type { Prompt } from './prompt.ts';

const FOLDER = fileURLToPath(new URL('../../prompts', import.meta.url));

/** The prompts that the program knows how to fill, by file name. */
export const PROMPT_NAMES = [
  'read-question',
  'rewrite-query',
  'answer-from-passages',
  'answer-in-steps',
] as const;
export type PromptName = (typeof PROMPT_NAMES)[number];
export type Prompts = Readonly<Record<PromptName, Prompt>>;

/**
 * Reads every prompt of `prompts/`; the only place that does.
 * @throws {AppError} `invalid_argument` for a prompt whose head and text do not fit.
 */
export async function readPrompts(folder: string = FOLDER): Promise<Prompts> {
  const entries = await Promise.all(
    PROMPT_NAMES.map(
      async (name) => [name, parsePrompt(name, await readFile(`${folder}/${name}.md`, 'utf8'))] as const,
    ),
  );
  return Object.fromEntries(entries) as Record<PromptName, Prompt>;
}
