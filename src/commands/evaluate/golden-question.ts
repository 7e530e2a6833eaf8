import { z } from 'zod';
import { AppError } from '../../errors.ts';

const numeral = z.string().regex(/^\d+(?:\.\d+)?$/, 'is no plain decimal such as 1423 or 15.56');

const goldenQuestionSchema = z.strictObject({
  id: z.string().min(1),
  kind: z.string().min(1).default('unnamed'),
  lang: z.enum(['zh', 'en']).default('zh'),
  question: z.string(),
  history: z.array(z.string()).default([]),
  status: z.array(z.enum(['answered', 'not_found', 'needs_clarification', 'refused'])).min(1),
  values: z.array(numeral).default([]),
  derived: z.array(numeral).default([]),
  forbid: z.array(numeral).default([]),
  must: z.array(z.array(z.string().min(1)).min(1)).default([]),
  cite: z.array(z.string().min(1)).default([]),
  evidence: z.array(z.string().min(1)).default([]),
});

/** A question with what a careful clerk accepts as its answer; data/evaluation/README.md says what each field means. */
export type GoldenQuestion = z.infer<typeof goldenQuestionSchema>;

/**
 * Reads a golden set: one JSON object a line, blank lines ignored.
 * @throws {AppError} `invalid_argument` naming every line that is broken, and ids that occur twice.
 */
export function parseGoldenQuestions(text: string): GoldenQuestion[] {
  const problems: string[] = [];
  const questions: GoldenQuestion[] = [];
  const ids = new Set<string>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = goldenQuestionSchema.safeParse(parseJson(line));
    if (!parsed.success) {
      problems.push(`line ${index + 1}: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`);
      continue;
    }
    if (ids.has(parsed.data.id)) problems.push(`line ${index + 1}: id ${parsed.data.id} occurs twice`);
    ids.add(parsed.data.id);
    questions.push(parsed.data);
  }
  if (problems.length > 0) {
    throw new AppError({
      code: 'invalid_argument',
      message: `The golden set is not in the form of data/evaluation/README.md: ${problems.join('; ')}.`,
    });
  }
  return questions;
}

/** Undefined for what is no JSON, which no schema accepts. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
