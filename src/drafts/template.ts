import { load } from 'js-yaml';
import { z } from 'zod';
import { AppError } from '../errors.ts';

const frontMatter = z.strictObject({
  title: z.string().min(1),
  kind: z.enum(['section', 'report']),
  /** What people call it when they ask for a draft. */
  words: z.array(z.string().min(2)).min(1),
  /** Procedures of the catalogue that the section is about. */
  procedures: z.array(z.string()),
  /** Of a report: its parts, each with the names of the templates that make it. */
  sections: z
    .array(z.strictObject({ heading: z.string(), templates: z.array(z.string()).min(1) }))
    .default([]),
});

/** A section of the genre with slots: Markdown in Liquid, headed by what it is. */
export interface Template extends z.infer<typeof frontMatter> {
  /** File name without its ending: 行政复议. */
  name: string;
  /** Liquid: `{{ "reconsideration.received" | figure }}`. */
  body: string;
}

/**
 * Reads a template file.
 * @throws {AppError} `invalid_argument` naming the template and what its head lacks.
 */
export function parseTemplate(name: string, text: string): Template {
  const match = /^---\r?\n(.*?)\r?\n---\r?\n(.*)$/su.exec(text);
  if (!match) throw invalid(name, 'it has no head between two lines of ---');
  try {
    return { name, ...frontMatter.parse(load(match[1] ?? '')), body: match[2] ?? '' };
  } catch (error) {
    throw invalid(name, error instanceof z.ZodError ? z.prettifyError(error) : String(error), error);
  }
}

function invalid(name: string, why: string, cause?: unknown): AppError {
  return new AppError({
    code: 'invalid_argument',
    message: `The template ${name} can't be read: ${why}. Permitted: a head with title, kind, words and procedures, then the text.`,
    facts: { template: name },
    cause,
  });
}

/** The template that a request's words ask for: of several the one named in most words; null when none is. */
export function findTemplate(words: string, templates: readonly Template[]): Template | null {
  const named = templates.flatMap((template) =>
    [template.name, template.title, ...template.words]
      .filter((name) => words.includes(name))
      .map((name) => ({ template, length: name.length })),
  );
  return named.toSorted((one, other) => other.length - one.length)[0]?.template ?? null;
}
