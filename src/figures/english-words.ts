import type { Span } from '../numbers/span.ts';

/** An English word of a text, reduced so that accept, accepts and accepted are one. */
export interface EnglishToken extends Span {
  stem: string;
}

/** Words that carry no meaning between the words of a term: 「conclude at first instance」. */
const STOP_WORDS = new Set(
  'a an the of in at on to by for from with and or is are was were be been has have had did do does how many much what which there it its their s'.split(
    ' ',
  ),
);

/** Cuts the commonest endings; crude, but the same on both sides of a comparison. */
function stemOf(word: string): string {
  if (word.length <= 3) return word;
  const singular = word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/(?<!s)s$/, '');
  return singular.replace(/(?:ing|ed|e)$/, '');
}

/** The meaningful English words of a text in order, stemmed; Chinese is passed over. Empty when there are none. */
export function readEnglishTokens(text: string): EnglishToken[] {
  const tokens: EnglishToken[] = [];
  for (const match of text.matchAll(/[A-Za-z]+/g)) {
    const word = match[0].toLowerCase();
    if (STOP_WORDS.has(word)) continue;
    tokens.push({ start: match.index, end: match.index + word.length, stem: stemOf(word) });
  }
  return tokens;
}

/** True for a term written in Latin letters. */
export function isEnglish(term: string): boolean {
  return /[A-Za-z]/.test(term);
}

/** A term found in a text's English words. */
export interface EnglishMatch<Value> extends Span {
  values: readonly Value[];
}

/**
 * Finds English terms whatever their number and tense: their words must follow one another, stop words aside.
 * Matches do not overlap: from the left, the longest at each place.
 */
export function createEnglishIndex<Value>(
  entries: Iterable<readonly [string, Value]>,
): (text: string) => EnglishMatch<Value>[] {
  const bySequence = new Map<string, Value[]>();
  let longest = 0;
  for (const [term, value] of entries) {
    const stems = readEnglishTokens(term).map((token) => token.stem);
    if (stems.length === 0) continue;
    longest = Math.max(longest, stems.length);
    const key = stems.join(' ');
    const known = bySequence.get(key);
    if (known === undefined) bySequence.set(key, [value]);
    else if (!known.includes(value)) known.push(value);
  }
  return (text) => {
    const tokens = readEnglishTokens(text);
    const matches: EnglishMatch<Value>[] = [];
    let at = 0;
    while (at < tokens.length) {
      let length = Math.min(longest, tokens.length - at);
      let values: Value[] | undefined;
      for (; length > 0; length -= 1) {
        const window = tokens.slice(at, at + length);
        values = bySequence.get(window.map((token) => token.stem).join(' '));
        if (values !== undefined) break;
      }
      const first = tokens[at];
      const last = tokens[at + length - 1];
      if (values !== undefined && first !== undefined && last !== undefined) {
        matches.push({ start: first.start, end: last.end, values });
      }
      at += Math.max(1, length);
    }
    return matches;
  };
}
