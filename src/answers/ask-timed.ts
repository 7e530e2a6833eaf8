import { z } from 'zod';
import type { Answer, Ask } from './answer.ts';

/** One question of `ask --jsonl` and `POST /api/ask`. */
export const askRequestSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  question: z.string(),
  history: z.array(z.string()).max(50).default([]),
});

/** One answer of the same: with the id of its question, and how long it took. */
export type TimedAnswer = { id: string | number | null } & Answer & { elapsedMs: number };

/** Answers one question and measures it. */
export async function askTimed(ask: Ask, request: z.infer<typeof askRequestSchema>): Promise<TimedAnswer> {
  const start = performance.now();
  const shown = await ask({ question: request.question, history: request.history });
  return {
    id: request.id ?? null,
    ...measuredOf(shown),
    elapsedMs: Math.round((performance.now() - start) * 100) / 100,
  };
}

/** The fields of the measured contract, without what only channels show. */
function measuredOf({ status, reason, choices, text, figures, citations, notes }: Answer): Answer {
  return { status, reason, choices, text, figures, citations, notes };
}
