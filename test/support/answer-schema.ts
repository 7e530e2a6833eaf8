import { z } from 'zod';

/** What a figure tells, in answers and in `zhibao figures --jsonl` alike. */
const figureFields = {
  region: z.string().min(1),
  issuer: z.string().min(1),
  reportKind: z.string().min(1),
  year: z.int(),
  reportYear: z.int(),
  indicator: z.string().min(1).nullable(),
  code: z
    .string()
    .regex(/^[a-zA-Z0-9-]+\.[a-zA-Z0-9-]+$/)
    .nullable(),
  label: z.string(),
  value: z.number(),
  unit: z.string(),
  stated: z.string().min(1),
  normalized: z.string().regex(/^-?\d+(\.\d+)?$/),
  qualifier: z.enum(['exact', 'about', 'over', 'nearly', 'at_least', 'less_than']),
  kind: z.enum(['level', 'change', 'target', 'cumulative']),
  period: z.string().min(1).nullable(),
  scope: z.string().min(1).nullable(),
  derived: z.boolean(),
  formula: z.string().min(1).nullable(),
};

const citation = z.strictObject({
  n: z.int().positive(),
  report: z.string().min(1),
  title: z.string().min(1),
  region: z.string().min(1),
  year: z.int(),
  section: z.string(),
  quote: z.string().min(1),
  start: z.int().nonnegative(),
  end: z.int().positive(),
});

/** An answer as `ask --jsonl` writes it, field by field; a field more is as wrong as one missing. */
export const answerSchema = z.strictObject({
  id: z.union([z.string(), z.number()]).nullable(),
  status: z.enum(['answered', 'not_found', 'needs_clarification', 'refused']),
  reason: z
    .enum(['region_not_covered', 'year_not_covered', 'not_stated', 'unclear', 'not_applicable'])
    .nullable(),
  choices: z.array(z.string().min(1)),
  text: z.string().min(1),
  figures: z.array(
    z.strictObject({
      role: z.enum(['result', 'operand', 'nearest']),
      ...figureFields,
      citation: z.int().positive().nullable(),
    }),
  ),
  citations: z.array(citation),
  notes: z.array(z.string().min(1)),
  file: z
    .strictObject({ name: z.string().min(1), mediaType: z.string().min(1), content: z.base64().min(1) })
    .optional(),
  elapsedMs: z.number().nonnegative(),
});

/** A line of `zhibao figures --jsonl`; a report whose year or region could not be determined has none. */
export const figureLineSchema = z.object({
  ...figureFields,
  role: z.literal('result'),
  citation: z.null(),
  year: z.int().nullable(),
  reportYear: z.int().nullable(),
  region: z.string().min(1).nullable(),
  issuer: z.string().min(1).nullable(),
  source: z.string().min(1),
  report: z.string().min(1),
  start: z.int().nonnegative(),
  end: z.int().positive(),
  quote: z.string().min(1),
  numberStart: z.int().nonnegative(),
  numberEnd: z.int().positive(),
});

export type AnswerLine = z.infer<typeof answerSchema>;
export type FigureLine = z.infer<typeof figureLineSchema>;
