import type { z } from 'zod';

/**
 * The object of a model's reply, which may stand among other words or in a code fence.
 * @returns Null when there is none, or none of the form asked for.
 */
export function replyObject<Shape>(text: string, schema: z.ZodType<Shape>): Shape | null {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  if (start === -1 || end < start) return null;
  try {
    return schema.safeParse(JSON.parse(text.slice(start, end + 1))).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
