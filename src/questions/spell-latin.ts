import type { Span } from '../numbers/span.ts';
import type { ReadAs, Rereading } from './everyday-words.ts';

/** A word in Latin letters with its letters alone, in lower case and without accents. */
interface LatinToken extends Span {
  letters: string;
}

/** A Chinese word and the letters of a run that spell it. */
interface Piece {
  /** Place in the run's letters. */
  from: number;
  to: number;
  word: string;
}

/** How a run of tokens is spelled out from some letter on: what stays Latin, and in how few words the rest. */
interface Spelling {
  leftOver: number;
  pieces: readonly Piece[];
}

/** Further readings of a character beside its usual one; more would file words under sounds that nobody types. */
const MOST_SPELLINGS = 8;

/**
 * Makes the reader of pinyin: a token is replaced only if words spell it from its first letter to its last, a syllable alone
 * only as a token of its own and beside a longer word; the longest words win.
 * @param words Of several that sound the same the first is meant.
 */
export function createSpelling(
  words: readonly string[],
  readings: ReadonlyMap<string, readonly string[]>,
): (text: string, taken: readonly Span[]) => Rereading {
  const byLetters = new Map<string, string>();
  const syllables = new Set([...readings.values()].flat());
  for (const letters of [usualSpelling, ...otherSpellings]) {
    for (const word of words) {
      for (const spelling of letters(word, readings)) {
        // What is one syllable is no word of two: jian is 件, and not 积案.
        const isJoined = word.length > 1 && syllables.has(spelling);
        if (spelling !== '' && !isJoined && !byLetters.has(spelling)) byLetters.set(spelling, word);
      }
    }
  }
  const longest = Math.max(0, ...Array.from(byLetters.keys(), ({ length }) => length));
  return (text, taken) => {
    const spelled = runsOf(latinTokens(text, taken), text).flatMap((run) =>
      spellRun(run, byLetters, longest),
    );
    // A syllable or two may be a word of any language: only beside longer words are they pinyin.
    return replaceAll(text, spelled.some(({ longestWord }) => longestWord > 1) ? spelled : []);
  };
}

type ListSpellings = (word: string, readings: ReadonlyMap<string, readonly string[]>) => string[];

const usualSpelling: ListSpellings = (word, readings) => {
  const syllables = Array.from(word, (character) => readings.get(character)?.[0]);
  return syllables.includes(undefined) ? [] : [syllables.join('')];
};

const otherSpellings: readonly ListSpellings[] = [
  // 率 is typed lü or lu where the keyboard has no ü, and so read without its accent.
  (word, readings) => usualSpelling(word, readings).map((letters) => letters.replaceAll('v', 'u')),
  (word, readings) =>
    Array.from(word).reduce<string[]>(
      (spellings, character) =>
        spellings
          .flatMap((spelling) => (readings.get(character) ?? []).map((syllable) => spelling + syllable))
          .slice(0, MOST_SPELLINGS),
      [''],
    ),
];

function latinTokens(text: string, taken: readonly Span[]): LatinToken[] {
  return [...text.matchAll(/[\p{Script=Latin}\p{M}]+/gu)].flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    if (taken.some((span) => start < span.end && span.start < end)) return [];
    const letters = match[0]
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z]/gu, '');
    return letters === '' ? [] : [{ start, end, letters }];
  });
}

/** Tokens that only a space, hyphen or apostrophe parts. */
function runsOf(tokens: readonly LatinToken[], text: string): LatinToken[][] {
  const runs: LatinToken[][] = [];
  for (const token of tokens) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && /^[ '’-]$/u.test(text.slice(last.end, token.start))) run.push(token);
    else runs.push([token]);
  }
  return runs;
}

function spellRun(
  run: readonly LatinToken[],
  byLetters: ReadonlyMap<string, string>,
  longest: number,
): Replacement[] {
  const letters = run.map((token) => token.letters).join('');
  const startAt = new Map<number, LatinToken>();
  const endAt = new Map<number, LatinToken>();
  let length = 0;
  for (const token of run) {
    startAt.set(length, token);
    length += token.letters.length;
    endAt.set(length, token);
  }
  // From the last letter back to the first; null where a token begun can't be spelled to its end.
  const best: (Spelling | null)[] = [];
  best[length] = { leftOver: 0, pieces: [] };
  for (let from = length - 1; from >= 0; from -= 1) {
    best[from] = bestFrom(from);
  }

  function bestFrom(from: number): Spelling | null {
    const token = startAt.get(from);
    const skipped = token && best[from + token.letters.length];
    let chosen: Spelling | null = skipped
      ? { ...skipped, leftOver: skipped.leftOver + token.letters.length }
      : null;
    for (let to = Math.min(length, from + longest); to > from; to -= 1) {
      const word = byLetters.get(letters.slice(from, to));
      const rest = best[to];
      if (word === undefined || !rest) continue;
      if (word.length === 1 && !(token && endAt.get(to) === token)) continue;
      const candidate = { leftOver: rest.leftOver, pieces: [{ from, to, word }, ...rest.pieces] };
      if (chosen === null || isBetter(candidate, chosen)) chosen = candidate;
    }
    return chosen;
  }

  return joinPieces(best[0]?.pieces ?? [], { startAt, endAt });
}

function isBetter(one: Spelling, other: Spelling): boolean {
  return one.leftOver === other.leftOver
    ? one.pieces.length < other.pieces.length
    : one.leftOver < other.leftOver;
}

interface Places {
  startAt: ReadonlyMap<number, LatinToken>;
  endAt: ReadonlyMap<number, LatinToken>;
}

interface Replacement extends Span {
  meant: string;
  /** Characters of the longest word in it. */
  longestWord: number;
}

/** Words that follow one another without a token left Latin between them are one place of the text. */
function joinPieces(pieces: readonly Piece[], { startAt, endAt }: Places): Replacement[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const group = groups.at(-1);
    if (group?.at(-1)?.to === piece.from) group.push(piece);
    else groups.push([piece]);
  }
  return groups.flatMap((group) => {
    const first = startAt.get(group[0]?.from ?? -1);
    const last = endAt.get(group.at(-1)?.to ?? -1);
    if (!first || !last) return [];
    const words = group.map(({ word }) => word);
    const longestWord = Math.max(...words.map(({ length }) => length));
    return [{ start: first.start, end: last.end, meant: words.join(''), longestWord }];
  });
}

/** @param replacements In order of place, none overlapping. */
function replaceAll(text: string, replacements: readonly Replacement[]): Rereading {
  const used: ReadAs[] = [];
  let replaced = '';
  let from = 0;
  for (const { start, end, meant } of replacements) {
    replaced += text.slice(from, start);
    used.push({
      said: text.slice(start, end),
      asked: { start, end },
      meant,
      start: replaced.length,
      end: replaced.length + meant.length,
    });
    replaced += meant;
    from = end;
  }
  return { text: replaced + text.slice(from), used };
}
