import type { Catalogue } from '../figures/catalogue.ts';
import { createWordIndex } from '../figures/word-index.ts';
import type { Span } from '../numbers/span.ts';
import { once } from '../regions/once.ts';
import { createCompareSounds } from '../regions/sounds.ts';
import type { CompareSounds } from '../regions/sounds.ts';
import type { Rereading } from './everyday-words.ts';
import { createSpelling } from './spell-latin.ts';

/** Reads indicator words by their sound. */
export interface PhoneticWords {
  /**
   * Writes pinyin out in Chinese where its syllables, typed together or apart, are the catalogue's words.
   * @param taken Places that are read already: names of divisions.
   * @example spell('fuyi shouli duoshao jian', []).text // '复议受理多少件'
   */
  spell(text: string, taken: readonly Span[]): Rereading;
  /**
   * Corrects words written with characters of the same or nearly the same sound, where only one of the catalogue's words
   * fits; the text keeps its length. To be tried when exact words name nothing.
   * @example correct('甲县行政应述案件').text // '甲县行政应诉案件'
   */
  correct(text: string): Rereading;
  /**
   * The same only where a misspelt word is longer than a name that was found within it: 出庭应诉律, of which 出庭应诉 was read.
   * @param names Places of the names found.
   */
  extend(text: string, names: readonly Span[]): Rereading;
}

export interface PhoneticOptions {
  /** Toneless syllables of a character, the usual one first. */
  readings: ReadonlyMap<string, readonly string[]>;
  /** Ordinary words of two characters that sound like one of the catalogue's and are no slip: 公正 beside 公证. */
  ordinary: readonly string[];
}

/** What questions in pinyin say beside the catalogue's words. */
const ASKING_WORDS =
  '多少 多少件 多少个 多少人 多少名 多少次 多少起 多少家 多少份 多少条 多少钱 几件 几个 几人 几名 几次 几起 几家 几份 几条 一共 总共 总数 数量 人数 件数 次数 案件 情况 怎么样 如何 是多少 有多少 有几件 收了 收到 办了 去年 今年 全年 率 件 个 数 年 的 了 吗 呢 几'.split(
    ' ',
  );

/** Longer words are names of whole bodies; slips in them are not sought. */
const LONGEST_CORRECTED = 12;

/** Characters that words of grammar are made of: a window that holds one cuts through two words. */
const GRAMMAR =
  /[的了是在和与及跟有没不被把给对从向到为几多少哪谁吗呢吧啊呀么这那我你他她它们个也都就还再又很更最]/u;

/** Each index of the catalogue's words is built, once, when the first question needs it: most name everything by exact words. */
export function createPhoneticWords(
  catalogue: Catalogue,
  { readings, ordinary }: PhoneticOptions,
): PhoneticWords {
  const { names, parts } = chineseWordsOf(catalogue);
  const spelling = once(() => createSpelling([...names, ...parts, ...ASKING_WORDS], readings));
  const exact = once(() =>
    createWordIndex([...names, ...parts, ...ordinary].map((word) => [word, word] as const)),
  );
  // Two characters of a stage word say too little to be told from any two others that sound so.
  const corrected = [...names, ...parts.filter((word) => word.length > 2)];
  const placed = once(() => placesOfCharacters(corrected.filter((word) => word.length <= LONGEST_CORRECTED)));
  const compare = once(() => createCompareSounds(readings));

  const slipsIn = (text: string, places: Iterable<number>): Slip[] => {
    const known = exact().findLongest(text);
    return withoutRivals(
      findSlips(text, places, placed(), compare()).filter(
        (slip) => !GRAMMAR.test(slip.said) && !known.some((word) => cuts(slip, word)),
      ),
    );
  };
  return {
    spell: (text, taken) => spelling()(text, taken),
    correct: (text) => rewrite(text, slipsIn(text, Array(text.length).keys())),
    extend: (text, names) =>
      rewrite(
        text,
        slipsIn(
          text,
          names.map(({ start }) => start),
        ).filter((slip) => names.some((name) => holds(slip, name))),
      ),
  };
}

/** A slip is as long as what is meant, so places stay. */
function rewrite(text: string, slips: readonly Slip[]): Rereading {
  const rewritten = slips.reduce(
    (rest, { start, end, meant }) => rest.slice(0, start) + meant + rest.slice(end),
    text,
  );
  return {
    text: rewritten,
    used: slips.map(({ start, end, said, meant }) => ({ start, end, said, meant, asked: { start, end } })),
  };
}

/** Names of two or more Chinese characters, and the words of stages and topics that are none; each once. */
function chineseWordsOf({ indicators, procedures }: Catalogue): { names: string[]; parts: string[] } {
  const isChinese = (word: string) => /^\p{Script=Han}{2,}$/u.test(word);
  const names = new Set(
    [...procedures, ...indicators].flatMap(({ name, aliases, colloquial }) => [
      name,
      ...aliases,
      ...colloquial,
    ]),
  );
  const parts = new Set([
    ...procedures.flatMap(({ topics }) => topics),
    ...indicators.flatMap(({ asks }) => asks),
  ]);
  return {
    names: [...names].filter(isChinese),
    parts: [...parts].filter((word) => isChinese(word) && !names.has(word)),
  };
}

interface PlacedWord {
  word: string;
  place: number;
}

function placesOfCharacters(words: readonly string[]): Map<string, PlacedWord[]> {
  const placed = new Map<string, PlacedWord[]>();
  for (const word of words) {
    for (const [place, character] of Array.from(word).entries()) {
      const same = placed.get(character);
      if (same === undefined) placed.set(character, [{ word, place }]);
      else same.push({ word, place });
    }
  }
  return placed;
}

interface Slip extends Span {
  said: string;
  meant: string;
}

/**
 * Windows that are no word but sound like one, and share at least half of its characters.
 * @param places Characters, one of which such a window shares with the word.
 */
function findSlips(
  text: string,
  places: Iterable<number>,
  placed: ReadonlyMap<string, readonly PlacedWord[]>,
  compare: CompareSounds,
): Slip[] {
  const found = new Map<string, Slip>();
  for (const at of places) {
    for (const { word, place } of placed.get(text.charAt(at)) ?? []) {
      const start = at - place;
      if (start < 0 || !soundsLike(text, start, word, compare)) continue;
      const end = start + word.length;
      found.set(`${start} ${word}`, { start, end, said: text.slice(start, end), meant: word });
    }
  }
  return [...found.values()];
}

function soundsLike(text: string, start: number, word: string, compare: CompareSounds): boolean {
  let differing = 0;
  for (let place = 0; place < word.length; place += 1) {
    if (text.charAt(start + place) !== word.charAt(place)) differing += 1;
    if (differing > word.length / 2) return false;
  }
  if (differing === 0) return false;
  return Array.from(word).every(
    (character, place) => compare(character, text.charAt(start + place)) !== 'far',
  );
}

/** Whether a slip would take a word apart: it lies in the word, or begins or ends within it. */
function cuts(slip: Span, word: Span): boolean {
  return overlaps(slip, word) && !holds(slip, word);
}

/** Whether a slip is longer than a word that stands within it. */
function holds(slip: Span, word: Span): boolean {
  return slip.start <= word.start && word.end <= slip.end && lengthOf(slip) > lengthOf(word);
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}

/** The longest slips that do not overlap; none where another at least as long would write the same characters otherwise. */
function withoutRivals(slips: readonly Slip[]): Slip[] {
  const kept: Slip[] = [];
  for (const slip of slips.toSorted(
    (one, other) => lengthOf(other) - lengthOf(one) || one.start - other.start,
  )) {
    const isDoubtful = slips.some((other) => lengthOf(other) >= lengthOf(slip) && contradicts(slip, other));
    if (!isDoubtful && !kept.some((other) => overlaps(slip, other))) kept.push(slip);
  }
  return kept.sort((one, other) => one.start - other.start);
}

function contradicts(one: Slip, other: Slip): boolean {
  for (let at = Math.max(one.start, other.start); at < Math.min(one.end, other.end); at += 1) {
    if (one.meant.charAt(at - one.start) !== other.meant.charAt(at - other.start)) return true;
  }
  return false;
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
