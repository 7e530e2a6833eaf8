import type { Context } from 'hono';
import type { z } from 'zod';

/** Largest request taken, in bytes. */
export const LARGEST_BODY_BYTES = 64 * 1024;

/** A request's body as a schema wants it, or why it is refused. */
export type JsonBody<Value> = { ok: true; value: Value } | { ok: false; status: 400 | 415; error: string };

/**
 * Reads a body that was sent as JSON; anything else is refused by its type, so that a form on another site's page can't ask.
 */
export async function readJson<Schema extends z.ZodType>(
  context: Context,
  schema: Schema,
): Promise<JsonBody<z.infer<Schema>>> {
  if (!/^application\/json\s*(?:;|$)/i.test(context.req.header('content-type') ?? '')) {
    return { ok: false, status: 415, error: 'Send JSON, with the header content-type: application/json.' };
  }
  const body = parseJson(await context.req.text());
  if (body === undefined) {
    return { ok: false, status: 400, error: 'The body is not JSON: send one object, in UTF-8.' };
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) return { ok: false, status: 400, error: explain(parsed.error) };
  return { ok: true, value: parsed.data };
}

/** What a request misses, a field at a time; never its values. */
export function explain({ issues }: z.ZodError): string {
  const fields = issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  return `The request can't be used: ${fields.join('; ')}.`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
