import type { Span } from '../numbers/span.ts';

/** A word found in a text, with what was filed under it. */
export interface WordMatch<Value> extends Span {
  word: string;
  values: readonly Value[];
}

export interface WordIndex<Value> {
  /** Every match at every place, overlapping ones included, in order of place. */
  findAll(text: string): WordMatch<Value>[];
  /** Matches that do not overlap: from the left, the longest at each place. */
  findLongest(text: string): WordMatch<Value>[];
}

interface Entry<Value> {
  word: string;
  /** What must follow the head within the gap; null for a word without one. */
  tail: string | null;
  values: Value[];
}

/** How many characters the `…` of a word may stand for. */
const GAP = 12;

/** A gap stays in its clause, or it would join what two statements say. */
const CLAUSE_END = /[，,。；;！!？?：:\n]/;

/** Where a word ends whose head ends at `afterHead`; -1 when its tail does not follow. */
function endOfWord(tail: string | null, text: string, afterHead: number): number {
  if (tail === null) return afterHead;
  const gap = text.slice(afterHead, afterHead + GAP + tail.length);
  const found = gap.indexOf(tail);
  if (found < 0 || CLAUSE_END.test(gap.slice(0, found))) return -1;
  return afterHead + found + tail.length;
}

/** Two UTF-16 units as one number; the second is 0 at the end of a text. */
function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
}

function addLength(lengths: Map<number, number[]>, opening: number, length: number): void {
  const known = lengths.get(opening);
  if (known === undefined) lengths.set(opening, [length]);
  else if (!known.includes(length)) known.push(length);
}

/**
 * Says which lengths of heads are worth trying at a place, by the two characters there. Most places begin no word, so a place
 * costs a look-up or two whatever the number of words.
 */
function createLengthFinder(
  heads: readonly string[],
): (text: string, at: number) => readonly number[] | undefined {
  const ofSingles = new Map<number, number[]>();
  const byPair = new Map<number, number[]>();
  for (const head of heads) {
    if (head.length === 1) addLength(ofSingles, head.charCodeAt(0), 1);
    else if (head.length > 1) addLength(byPair, pairAt(head, 0), head.length);
  }
  for (const [pair, lengths] of byPair) if (ofSingles.has(pair >>> 16)) lengths.push(1);
  return (text, at) => byPair.get(pairAt(text, at)) ?? ofSingles.get(text.charCodeAt(at));
}

/**
 * Files values under words, to find the words of a text in one pass. A word given twice keeps both values; `A…B` matches A,
 * at most twelve characters of one clause, and B. Matching is exact: callers normalise case and script beforehand.
 * @example createWordIndex([['受理', 1], ['不予受理', 2]]).findLongest('不予受理')[0]?.values // [2]
 */
export function createWordIndex<Value>(entries: Iterable<readonly [string, Value]>): WordIndex<Value> {
  const byWord = new Map<string, Entry<Value>>();
  /** Words by their fixed beginning: all of it, or what stands before the gap. */
  const byHead = new Map<string, Entry<Value>[]>();
  for (const [word, value] of entries) {
    const known = byWord.get(word);
    if (known !== undefined) {
      if (!known.values.includes(value)) known.values.push(value);
      continue;
    }
    const gapAt = word.indexOf('…');
    const head = gapAt < 0 ? word : word.slice(0, gapAt);
    const entry: Entry<Value> = { word, tail: gapAt < 0 ? null : word.slice(gapAt + 1), values: [value] };
    byWord.set(word, entry);
    byHead.set(head, [...(byHead.get(head) ?? []), entry]);
  }
  const lengthsAt = createLengthFinder([...byHead.keys()]);

  function collectAt(text: string, at: number, into: WordMatch<Value>[]): void {
    const lengths = lengthsAt(text, at);
    if (lengths === undefined) return;
    for (const length of lengths) {
      if (at + length > text.length) continue;
      const entriesHere = byHead.get(text.slice(at, at + length));
      if (entriesHere === undefined) continue;
      for (const { word, tail, values } of entriesHere) {
        const end = endOfWord(tail, text, at + length);
        if (end > at) into.push({ start: at, end, word, values });
      }
    }
  }

  return {
    findAll(text) {
      const matches: WordMatch<Value>[] = [];
      for (let at = 0; at < text.length; at += 1) collectAt(text, at, matches);
      return matches;
    },
    findLongest(text) {
      const matches: WordMatch<Value>[] = [];
      let at = 0;
      while (at < text.length) {
        const here: WordMatch<Value>[] = [];
        collectAt(text, at, here);
        const [longest] = here.sort((a, b) => b.end - a.end);
        if (longest !== undefined) matches.push(longest);
        at = longest?.end ?? at + 1;
      }
      return matches;
    },
  };
}
