import { z } from 'zod';
import { fillPrompt } from '../../models/prompt.ts';
import type { Question } from '../../questions/question.ts';
import type { HelpRequest, ModelHelp } from './model-help.ts';
import { replyObject } from './reply-object.ts';

const queriesSchema = z.object({ queries: z.array(z.string().min(2).max(40)).min(1).max(3) });

/**
 * Has the model put a question into the words of reports, for the search alone: nothing of it is shown.
 * @returns The question once for each wording, with that as its topic; empty when the model gives none.
 * @throws {ModelError} when the model gives nothing.
 */
export async function rewriteQuery(
  question: Question,
  { model, prompts }: ModelHelp,
  { signal }: HelpRequest,
): Promise<Question[]> {
  const reply = await model.complete({
    ...fillPrompt(prompts['rewrite-query'], { question: question.text }),
    signal,
  });
  const found = replyObject(reply.text, queriesSchema);
  return (found?.queries ?? []).map((topic) => ({ ...question, intent: 'text', topic }));
}
