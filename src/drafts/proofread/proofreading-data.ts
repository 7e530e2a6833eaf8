import { load } from 'js-yaml';
import { z } from 'zod';

const congress = z.strictObject({
  numeral: z.string(),
  year: z.number().int(),
  /** Year of each plenary session held, the first first. */
  plenums: z.array(z.number().int()).min(1),
});
const phrase = z.strictObject({ wrong: z.string().min(2), right: z.string().min(2) });
const day = z.union([z.date(), z.string()]).transform((value) => new Date(value).toISOString().slice(0, 10));
const law = z.strictObject({ title: z.string(), since: day, now: z.string(), source: z.string() });
const body = z.strictObject({
  name: z.string(),
  since: day,
  now: z.string(),
  source: z.string(),
  notAfter: z.array(z.string()).default([]),
});

const namesFile = z.strictObject({
  congresses: z.array(congress),
  titles: z.array(z.string()),
  phrases: z.array(phrase),
});
const obsoleteFile = z.strictObject({ laws: z.array(law), bodies: z.array(body) });

export type Congress = z.infer<typeof congress>;
export type RepealedLaw = z.infer<typeof law>;
export type FormerBody = z.infer<typeof body>;

/** Names, phrases and changes in the law that drafts are held to; facts with their dates, kept in data/proofreading/. */
export type ProofreadingData = z.infer<typeof namesFile> & z.infer<typeof obsoleteFile>;

/**
 * Reads the two files of data/proofreading/.
 * @throws {z.ZodError} when a file has not the form that its head describes.
 */
export function parseProofreadingData(texts: { names: string; obsolete: string }): ProofreadingData {
  return { ...namesFile.parse(load(texts.names)), ...obsoleteFile.parse(load(texts.obsolete)) };
}
