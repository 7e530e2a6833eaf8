import { z } from 'zod';
import { AppError } from '../../errors.ts';

const accepted = z.partialRecord(
  z.enum([
    'stated',
    'value',
    'unit',
    'qualifier',
    'kind',
    'year',
    'period',
    'scope',
    'label',
    'indicator',
    'exclusion',
  ]),
  z.array(z.union([z.string(), z.number(), z.null()])),
);

const place = {
  source: z.string().min(1),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  stated: z.string().min(1),
  doubtful: z.boolean().default(false),
  accept: accepted.default({}),
};

const goldenFigureSchema = z.union([
  z.object({ ...place, exclusion: z.string().min(1) }),
  z.object({
    ...place,
    value: z.string(),
    unit: z.string(),
    qualifier: z.string(),
    kind: z.string(),
    year: z.number().int().nullable(),
    period: z.string().nullable(),
    indicator: z.string().nullable().default(null),
  }),
]);

/** A number read by eye, or a numeral that states none; data/evaluation/figures/README.md says what each field means. */
export type GoldenFigure = z.infer<typeof goldenFigureSchema>;

/** A line that states something. */
export type GoldenStatement = Exclude<GoldenFigure, { exclusion: string }>;

/** True for a line that states something, false for an exclusion. */
export function isStatement(line: GoldenFigure): line is GoldenStatement {
  return !('exclusion' in line);
}

/**
 * Reads a golden file of figures: one JSON object a line, blank lines ignored.
 * @throws {AppError} `invalid_argument` naming every line that is broken.
 */
export function parseGoldenFigures(text: string): GoldenFigure[] {
  const problems: string[] = [];
  const lines = text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = goldenFigureSchema.safeParse(JSON.parse(line));
    if (parsed.success) return [parsed.data];
    problems.push(`line ${index + 1}: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`);
    return [];
  });
  if (problems.length > 0) {
    throw new AppError({
      code: 'invalid_argument',
      message: `The golden figures are not in the form of data/evaluation/figures/README.md: ${problems.join('; ')}.`,
    });
  }
  return lines;
}
