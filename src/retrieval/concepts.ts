import type { Catalogue } from '../figures/catalogue.ts';
import { createWordIndex } from '../figures/word-index.ts';

/** The concepts of a text, as terms of the keyword index: `#reconsideration`, `#reconsideration.accepted`. */
export type FindConcepts = (text: string) => string[];

/**
 * Files the catalogue's names so that one thing called by several is one term: a question's 「民告官」 then finds a passage's
 * 「行政诉讼」, and English finds Chinese. An indicator found stands for its procedure too.
 * @returns Each concept of a text once, in the order of first place; none for a text without any.
 */
export function createConcepts(catalogue: Catalogue): FindConcepts {
  const names = [
    ...catalogue.procedures.map((procedure) => ({ codes: [procedure.code], words: wordsOf(procedure) })),
    ...catalogue.indicators.map((indicator) => ({
      codes: [indicator.code, indicator.procedure],
      words: wordsOf(indicator),
    })),
  ];
  const index = createWordIndex(
    names.flatMap(({ codes, words }) => words.map((word) => [word.toLowerCase(), codes] as const)),
  );
  return (text) => {
    const found = index.findLongest(text.toLowerCase()).flatMap(({ values }) => values.flat());
    return [...new Set(found)].map((code) => `#${code}`);
  };
}

interface Named {
  name: string;
  aliases: string[];
  colloquial: string[];
  englishAliases: string[];
}

/** Names of one character would be found everywhere. */
function wordsOf({ name, aliases, colloquial, englishAliases }: Named): string[] {
  return [name, ...aliases, ...colloquial, ...englishAliases].filter((word) => word.length > 1);
}
