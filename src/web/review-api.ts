import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';
import type { FigureDecision } from '../figures/corrections/decide.ts';
import type { ObjectionWithVerdict } from '../library/object-to-figure.ts';
import type { FigureSettlement } from '../library/settle-figure.ts';
import { VERDICTS } from '../library/verdict-words.ts';
import { LARGEST_BODY_BYTES, readJson } from './json-body.ts';

const words = z.string().max(300);
const changesSchema = z.strictObject({
  value: words.optional(),
  unit: words.optional(),
  kind: z.enum(['level', 'change', 'target', 'cumulative']).optional(),
  year: z.int().optional(),
  period: words.nullable().optional(),
  scope: words.nullable().optional(),
  indicator: words.nullable().optional(),
});
const signed = { reason: words, by: words };
const verdictSchema = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('confirmed'), ...signed }),
  z.strictObject({ verdict: z.literal('rejected'), ...signed }),
  z.strictObject({ verdict: z.literal('withdrawn'), ...signed }),
  z.strictObject({ verdict: z.literal('corrected'), changes: changesSchema, ...signed }),
  z.strictObject({ verdict: z.literal('amended'), value: words, unit: words.optional(), ...signed }),
  z.strictObject({ verdict: z.literal('classified'), indicator: words, ...signed }),
]);
const objectionSchema = z.strictObject(signed);

/** What a person may do to a figure. */
export interface ReviewDeeds {
  settle: (settlement: FigureSettlement) => Promise<unknown>;
  object: (objection: { figure: string; reason: string; by: string }) => Promise<unknown>;
  /** What a person reported as wrong, newest first, with the verdicts. */
  listObjections: (by: string) => Promise<ObjectionWithVerdict[]>;
}

/** The calls under /api/figures: a person's verdict on a figure, and the report of one as wrong. JSON alone, as all that writes. */
export function createReviewApi({ settle, object, listObjections }: ReviewDeeds): Hono {
  const api = new Hono();
  api.use(bodyLimit({ maxSize: LARGEST_BODY_BYTES }));

  api.post('/:id/verdict', async (context) => {
    const body = await readJson(context, verdictSchema);
    if (!body.ok) return context.json({ error: body.error }, body.status);
    const { reason, by, ...given } = body.value;
    // What is not in the JSON is not there: it knows no undefined.
    const decision = given as FigureDecision;
    return kept(context, settle({ figure: context.req.param('id'), decision, reason, by }));
  });

  api.post('/:id/objections', async (context) => {
    const body = await readJson(context, objectionSchema);
    if (!body.ok) return context.json({ error: body.error }, body.status);
    return kept(context, object({ figure: context.req.param('id'), ...body.value }));
  });
  api.get('/objections', async (context) => {
    const listed = await listObjections(context.req.query('by') ?? '');
    return context.json(listed.map(objectionLine));
  });
  return api;
}

/** What who reported a figure is told of it. `verdict` is null until someone else has decided. */
function objectionLine({ objection, figure, verdict }: ObjectionWithVerdict) {
  return {
    figure: figure.id,
    label: objection.snapshot.label,
    stated: `${objection.snapshot.stated}${objection.snapshot.unit}`,
    reason: objection.reason,
    verdict:
      verdict === null ? null : { words: VERDICTS[verdict.verdict], reason: verdict.reason, by: verdict.by },
  };
}

const STATUS: Readonly<Partial<Record<ErrorCode, ContentfulStatusCode>>> = {
  invalid_argument: 400,
  not_permitted: 403,
  not_found: 404,
};

/** What a person can mend is told with its code; any other failure is answered as everywhere. */
async function kept(context: Context, deed: Promise<unknown>): Promise<Response> {
  try {
    await deed;
    return context.json({ kept: true }, 201);
  } catch (error) {
    const status = error instanceof AppError ? STATUS[error.code] : undefined;
    if (!(error instanceof AppError) || status === undefined) throw error;
    return context.json({ error: error.message, code: error.code }, status);
  }
}
