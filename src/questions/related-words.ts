import { load } from 'js-yaml';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { createWordIndex } from '../figures/word-index.ts';
import type { Span } from '../numbers/span.ts';

/** A word of a text with the others that name the same thing. */
export interface RelatedWord extends Span {
  word: string;
  /** Without the word itself; never empty. */
  related: readonly string[];
}

/** Finds the words of a text that others name too, the longest at each place. */
export type FindRelated = (text: string) => RelatedWord[];

const file = z.strictObject({ groups: z.array(z.array(z.string().trim().min(1)).min(2)) });

/**
 * Reads data/related-words.yaml.
 * @throws {AppError} `invalid_config` when it is no list of groups of two words or more.
 */
export function parseRelatedWords(yaml: string): string[][] {
  const parsed = file.safeParse(load(yaml));
  if (parsed.success) return parsed.data.groups;
  throw new AppError({
    code: 'invalid_config',
    message: `data/related-words.yaml must be a list of groups of at least two words: ${parsed.error.issues
      .map(({ path, message }) => `${path.join('.')}: ${message}`)
      .join('; ')}`,
  });
}

/**
 * Builds the index of related words. A word of several groups is related to the words of each.
 * @example createRelatedWords([['讲座', '上课']])('上课几次')[0]?.related // ['讲座']
 */
export function createRelatedWords(groups: readonly (readonly string[])[]): FindRelated {
  const related = new Map<string, Set<string>>();
  for (const group of groups) {
    for (const word of group) {
      const others = related.get(word) ?? new Set();
      for (const other of group) if (other !== word) others.add(other);
      related.set(word, others);
    }
  }
  const index = createWordIndex([...related.keys()].map((word) => [word, word] as const));
  return (text) =>
    index.findLongest(text).map(({ start, end }) => {
      const word = text.slice(start, end);
      return { start, end, word, related: [...(related.get(word) ?? [])] };
    });
}
