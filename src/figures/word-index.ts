import type { Span } from '../numbers/span.ts';

/** A word found in a text, with what was filed under it. */
export interface WordMatch<Value> extends Span {
  word: string;
  values: readonly Value[];
}

export interface WordIndex<Value> {
  /** Every match at every place, overlapping ones included, in order of place, longer first. */
  findAll(text: string): WordMatch<Value>[];
  /** Matches that do not overlap: from the left, the longest at each place. */
  findLongest(text: string): WordMatch<Value>[];
}

interface Entry<Value> {
  word: string;
  /** The word's fixed beginning; the whole word when it has no gap. */
  head: string;
  /** What must follow the head within the gap; null without one. */
  tail: string | null;
  values: Value[];
}

/** How many characters the `…` of a word may stand for. */
const GAP = 12;

/** A gap stays in its clause, or it would join what two statements say. */
const CLAUSE_END = /[，,。；;！!？?：:\n]/;

function endOfMatch<Value>(entry: Entry<Value>, text: string, at: number): number {
  if (!text.startsWith(entry.head, at)) return -1;
  const afterHead = at + entry.head.length;
  if (entry.tail === null) return afterHead;
  const gap = text.slice(afterHead, afterHead + GAP + entry.tail.length);
  const found = gap.indexOf(entry.tail);
  if (found < 0 || CLAUSE_END.test(gap.slice(0, found))) return -1;
  return afterHead + found + entry.tail.length;
}

/**
 * Files values under words, to find the words of a text in one pass. A word given twice keeps both values; `A…B` matches A,
 * at most twelve characters of one clause, and B. Matching is exact: callers normalise case and script beforehand.
 * @example createWordIndex([['受理', 1], ['不予受理', 2]]).findLongest('不予受理')[0]?.values // [2]
 */
export function createWordIndex<Value>(entries: Iterable<readonly [string, Value]>): WordIndex<Value> {
  const byWord = new Map<string, Entry<Value>>();
  for (const [word, value] of entries) {
    const known = byWord.get(word);
    if (known !== undefined) {
      if (!known.values.includes(value)) known.values.push(value);
      continue;
    }
    const gapAt = word.indexOf('…');
    const head = gapAt < 0 ? word : word.slice(0, gapAt);
    byWord.set(word, { word, head, tail: gapAt < 0 ? null : word.slice(gapAt + 1), values: [value] });
  }
  const byFirst = new Map<string, Entry<Value>[]>();
  for (const entry of byWord.values()) {
    const first = entry.head.charAt(0);
    const bucket = byFirst.get(first);
    if (bucket === undefined) byFirst.set(first, [entry]);
    else bucket.push(entry);
  }

  function matchesAt(text: string, at: number): WordMatch<Value>[] {
    const bucket = byFirst.get(text.charAt(at));
    if (bucket === undefined) return [];
    const matches: WordMatch<Value>[] = [];
    for (const entry of bucket) {
      const end = endOfMatch(entry, text, at);
      if (end > at) matches.push({ start: at, end, word: entry.word, values: entry.values });
    }
    return matches.sort((a, b) => b.end - a.end);
  }

  return {
    findAll(text) {
      const matches: WordMatch<Value>[] = [];
      for (let at = 0; at < text.length; at += 1) matches.push(...matchesAt(text, at));
      return matches;
    },
    findLongest(text) {
      const matches: WordMatch<Value>[] = [];
      let at = 0;
      while (at < text.length) {
        const [longest] = matchesAt(text, at);
        if (longest !== undefined) matches.push(longest);
        at = longest?.end ?? at + 1;
      }
      return matches;
    },
  };
}
