import { z } from 'zod';
import type { Draft } from '../drafts/draft.ts';
import type { Answer, Ask } from './answer.ts';

/** One question of `ask --jsonl` and `POST /api/ask`. */
export const askRequestSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  question: z.string(),
  history: z.array(z.string()).max(50).default([]),
});

/** One answer of the same: with the id of its question, and how long it took. */
export type TimedAnswer = { id: string | number | null } & Answer & { file?: AnswerFile; elapsedMs: number };

/** A draft as a Word document. */
export interface AnswerFile {
  name: string;
  mediaType: string;
  /** Its bytes in base64. */
  content: string;
}

/** Makes a draft's file. */
export type WriteDraftFile = (draft: Draft) => Promise<AnswerFile>;

/** Answers one question and measures it; a draft's answer carries its file. */
export async function askTimed(
  ask: Ask,
  request: z.infer<typeof askRequestSchema>,
  writeFile: WriteDraftFile,
): Promise<TimedAnswer> {
  const start = performance.now();
  const shown = await ask({ question: request.question, history: request.history });
  return {
    id: request.id ?? null,
    ...measuredOf(shown),
    ...(shown.draft && { file: await writeFile(shown.draft) }),
    elapsedMs: Math.round((performance.now() - start) * 100) / 100,
  };
}

/** The fields of the measured contract, without what only channels show. */
function measuredOf({ status, reason, choices, text, figures, citations, notes }: Answer): Answer {
  return { status, reason, choices, text, figures, citations, notes };
}
