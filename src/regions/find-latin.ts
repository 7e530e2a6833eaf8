import type { Span } from '../numbers/span.ts';
import type { CoveredNames } from './covered-names.ts';
import { type FollowingWord, divisionWordAfter, isDivisionWord } from './division-words.ts';
import { type LatinIndex, type LatinName, lettersOf } from './latin-index.ts';
import type { NameIndex } from './name-index.ts';
import type { NamedToken } from './named-token.ts';
import type { Region } from './region.ts';
import { shortNameOf } from './short-name.ts';

/** A word in Latin letters, without a genitive 's. */
export interface LatinWord extends Span {
  written: string;
  letters: string;
}

/** The longest names are of six syllables typed apart: xi shuang ban na zhou. */
const MOST_WORDS = 6;

/** Finds pinyin, English and other Latin names; the longest that begins at each word. */
export function findLatin(
  text: string,
  index: NameIndex,
  latin: LatinIndex,
  covered: CoveredNames,
): NamedToken[] {
  const words = latinWords(text);
  const tokens: NamedToken[] = [];
  let from = 0;
  words.forEach((word, first) => {
    if (word.start < from) return;
    for (let count = Math.min(MOST_WORDS, words.length - first); count >= 1; count -= 1) {
      const window = words.slice(first, first + count);
      if (!standTogether(text, window)) continue;
      const token = tokenOf({ text, window, index, latin, covered });
      if (token === null) continue;
      tokens.push(token);
      from = token.end;
      return;
    }
  });
  return tokens;
}

/** Words in Latin letters, in order. */
export function latinWords(text: string): LatinWord[] {
  return [...text.matchAll(/[\p{Script=Latin}\p{M}]+(?:['’‘`-][\p{Script=Latin}\p{M}]+)*/gu)].map((match) => {
    const written = match[0].replace(/['’‘`]s$/iu, '');
    return {
      start: match.index,
      end: match.index + written.length,
      written,
      letters: lettersOf(written),
    };
  });
}

function standTogether(text: string, words: readonly LatinWord[]): boolean {
  return words.every((word, place) => {
    const next = words[place + 1];
    return next === undefined || /^[ \t]+$/u.test(text.slice(word.end, next.start));
  });
}

interface Reading {
  text: string;
  window: readonly LatinWord[];
  index: NameIndex;
  latin: LatinIndex;
  covered: CoveredNames;
}

function tokenOf(reading: Reading): NamedToken | null {
  const { text, window, latin, covered } = reading;
  const letters = window.map((word) => word.letters).join('');
  const [firstWord] = window;
  const lastWord = window.at(-1);
  const names = latin.get(letters);
  if (names.length === 0 || firstWord === undefined || lastWord === undefined) return null;
  const span = { start: firstWord.start, end: lastWord.end };
  const full = names.filter(({ kind }) => kind === 'full');
  const stems = names.filter(({ kind }) => kind !== 'full');
  const following = stems.length > 0 ? divisionWordAfter(text, span.end) : null;
  if (following !== null) {
    const pool = withWord(stems, following, reading);
    if (pool.length > 0) return latinToken({ start: span.start, end: following.end }, pool);
  }
  if (full.length > 0) return latinToken(span, regionsOf(full));
  const bare = stems.filter(({ syllables }) => syllables !== 1);
  const known = bare.filter((name) => covered.has(name.region.code));
  const accepted = known.length > 0 ? known : bare;
  return accepted.length > 0 && bareStands(accepted, letters, reading)
    ? latinToken(span, regionsOf(bare))
    : null;
}

/** The divisions that a name and its division word mean; where the word fits none, the covered ones of that name. */
function withWord(names: readonly LatinName[], word: FollowingWord, { window, covered }: Reading): Region[] {
  const isCapital = window.every(({ written }) => /^\p{Lu}/u.test(written));
  const sayable = names.filter(({ syllables }) => syllables !== 1 || isCapital || window.length > 1);
  const fitting = regionsOf(sayable).filter((region) => word.fits(region));
  return fitting.length > 0 ? fitting : regionsOf(sayable).filter(({ code }) => covered.has(code));
}

/** Whether a Latin name without a division word is one: most short ones are also words of English or of pinyin. */
function bareStands(names: readonly LatinName[], letters: string, reading: Reading): boolean {
  const { window, text, covered, index, latin } = reading;
  const isAlias = names.every(({ kind }) => kind === 'alias');
  const isCapital = window.every(({ written }) => /^\p{Lu}/u.test(written));
  const written = window.map((word) => word.written).join(' ');
  if (isDivisionWord(written) && !/['’‘`]/u.test(written) && !isCapital) return false;
  const isWord = names.every(({ region }) => isOrdinary(region, letters, index));
  const isOneSyllable = window.length === 1 && latin.isSyllable(letters) && !isAlias;
  if (isOneSyllable && !/['’‘`]/u.test(written)) {
    return isCapital && names.some(({ region: { level } }) => level === 'city') && !isWord;
  }
  if (names.some(({ region }) => covered.has(region.code))) return !isWord || isCapital;
  const isLarge = names.some(({ region: { level } }) => level === 'province' || level === 'city');
  if (isAlias) return isCapital || letters.length >= 5;
  // Syllables typed apart make too many accidental names.
  if (window.length > 1) return isLarge && window[0]?.start === 0 && !isWord;
  if (isLarge) return isCapital || /['’‘`]/u.test(written) || (letters.length >= 5 && !isWord);
  const end = window.at(-1)?.end ?? 0;
  return (
    letters.length >= 6 &&
    !isWord &&
    (isCapital || /^(?:\s*\d|['’]s|\s*\p{Script=Han})/u.test(text.slice(end)))
  );
}

function isOrdinary(region: Region, letters: string, index: NameIndex): boolean {
  const short = shortNameOf(region);
  return index.ordinaryWords.has(letters) || (short !== null && index.ordinaryWords.has(short));
}

function regionsOf(names: readonly LatinName[]): Region[] {
  return [...new Set(names.map(({ region }) => region))];
}

function latinToken(span: Span, pool: readonly Region[]): NamedToken {
  return { ...span, pool, form: 'short', standsAlone: true };
}
