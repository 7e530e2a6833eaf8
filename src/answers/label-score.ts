import type { Catalogue, Procedure } from '../figures/catalogue.ts';
import type { Figure } from '../figures/figure.ts';
import type { FindRelated } from '../questions/related-words.ts';

/** How much a word counts by where it stands: in the figure's own words, the catalogue's for it, its subject, its heading. */
const OWN = 1;
const CATALOGUE = 0.9;
const TOPIC = 0.7;
const SENTENCE = 0.4;
const HEADING = 0.35;

/** Single characters say little; they count where a word was cut in two by a gap. */
const UNIGRAM_SHARE = 0.3;

/** What a related word counts of the word itself. */
const RELATED = 0.75;

/** The words that a question may use for what a figure says. */
export interface Vocabulary {
  /** All the words by which the catalogue knows an indicator and its procedure, by code, in lower case. */
  indicators: ReadonlyMap<string, { own: string; procedure: string }>;
  findRelated: FindRelated;
}

/** Collects the catalogue's words for each indicator, beside the plain words for what reports say. */
export function createVocabulary(
  { indicators, procedures }: Catalogue,
  findRelated: FindRelated,
): Vocabulary {
  const wordsOf = (
    entry: Pick<Procedure, 'name' | 'aliases' | 'colloquial' | 'englishAliases' | 'english'>,
  ) => [entry.name, entry.english, ...entry.aliases, ...entry.colloquial, ...entry.englishAliases];
  const byCode = new Map(
    indicators.map((indicator) => {
      const procedure = procedures.find(({ code }) => code === indicator.procedure);
      const own = [...wordsOf(indicator), ...indicator.asks].join(' ').toLowerCase();
      return [
        indicator.code,
        { own, procedure: procedure ? wordsOf(procedure).join(' ').toLowerCase() : '' },
      ] as const;
    }),
  );
  return { indicators: byCode, findRelated };
}

/** How well a figure's words cover a topic, with the figure. */
export interface ScoredFigure<Candidate> {
  candidate: Candidate;
  /** 0 to 1: the share of the topic's words, weighted by rarity, that the figure's words hold. */
  score: number;
}

/**
 * Ranks open figures by how much of a topic their words cover. Words of the topic that stand with no figure at all count
 * in full against every figure, so a question about something else scores low everywhere.
 * @param topic What is left of a question without its slots, words separated by spaces.
 * @returns Best first, equal scores in order of place; empty when the topic holds no word.
 */
export function scoreByLabel<Candidate extends { figure: Figure; quote: string }>(
  topic: string,
  candidates: readonly Candidate[],
  vocabulary: Vocabulary,
): ScoredFigure<Candidate>[] {
  const wanted = gramsOf(topic);
  if (wanted.length === 0) return [];
  const related = relatedByGram(topic.toLowerCase(), vocabulary);
  const weight = (weights: Weights, gram: string) =>
    Math.max(
      weightIn(weights, gram),
      ...(related.get(gram) ?? []).map((word) => RELATED * weightIn(weights, word)),
    );
  // What each word of the topic counts with each figure: a row for a figure.
  const weighted = candidates.map((candidate) => {
    const weights = weightsOf(candidate, vocabulary);
    return wanted.map((gram) => weight(weights, gram));
  });
  const rarities = wanted.map((gram, column) => {
    const share = gram.length === 1 ? UNIGRAM_SHARE : 1;
    const frequency = weighted.filter((row) => (row[column] ?? 0) > 0).length;
    return share * Math.log(1 + (candidates.length + 1) / (frequency + 0.5));
  });
  const total = rarities.reduce((sum, rarity) => sum + rarity, 0);
  return candidates
    .map((candidate, index) => {
      const row = weighted[index] ?? [];
      const covered = rarities.reduce((sum, rarity, column) => sum + rarity * (row[column] ?? 0), 0);
      return { candidate, score: covered / total };
    })
    .sort(
      (one, other) => other.score - one.score || one.candidate.figure.start - other.candidate.figure.start,
    );
}

/** The other words for a word of the topic, under each of its grams. */
function relatedByGram(topic: string, { findRelated }: Vocabulary): Map<string, readonly string[]> {
  return new Map(
    findRelated(topic).flatMap(({ word, related }) => gramsOf(word).map((gram) => [gram, related] as const)),
  );
}

type Weights = readonly { text: string; weight: number }[];

function weightsOf({ figure, quote }: { figure: Figure; quote: string }, vocabulary: Vocabulary): Weights {
  const { label, scope, period, context, unit, indicator } = figure;
  const words = vocabulary.indicators.get(indicator ?? '');
  const own = [label, context.before, context.after, scope ?? '', period ?? '', unit].join(' ').toLowerCase();
  return [
    { text: own, weight: OWN },
    { text: words?.own ?? '', weight: CATALOGUE },
    { text: [...context.topics, words?.procedure ?? ''].join(' ').toLowerCase(), weight: TOPIC },
    { text: quote.toLowerCase(), weight: SENTENCE },
    { text: context.headings.join(' ').toLowerCase(), weight: HEADING },
  ];
}

function weightIn(weights: Weights, gram: string): number {
  return weights.find(({ text }) => text.includes(gram))?.weight ?? 0;
}

/** Pairs of Han characters, single characters, and whole Latin words or digit runs; each once. */
export function gramsOf(text: string): string[] {
  const grams = new Set<string>();
  for (const [run] of text.toLowerCase().matchAll(/\p{Script=Han}+|[a-z]+|\d+(?:\.\d+)?/gu)) {
    if (!/\p{Script=Han}/u.test(run)) {
      grams.add(run);
      continue;
    }
    const characters = Array.from(run);
    for (const [index, character] of characters.entries()) {
      grams.add(character);
      const next = characters[index + 1];
      if (next) grams.add(character + next);
    }
  }
  return [...grams];
}
