import type { Catalogue } from '../figures/catalogue.ts';
import type { Span } from '../numbers/span.ts';
import { createCompareSounds } from '../regions/sounds.ts';
import type { CompareSounds } from '../regions/sounds.ts';
import type { Rereading } from './everyday-words.ts';
import { spellLatin } from './spell-latin.ts';

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
   * @example correct('八宿县行政应述案件').text // '八宿县行政应诉案件'
   */
  correct(text: string): Rereading;
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

/** Builds the indexes of the catalogue's words by sound, once: some 100 ms. */
export function createPhoneticWords(
  catalogue: Catalogue,
  { readings, ordinary }: PhoneticOptions,
): PhoneticWords {
  const words = chineseWordsOf(catalogue);
  const spell = spellLatin([...words, ...ASKING_WORDS], readings);
  const placed = placesOfCharacters(words);
  const known = new Set([...words, ...ordinary]);
  const compare = createCompareSounds(readings);

  return {
    spell,
    correct(text) {
      const slips = withoutRivals(findSlips(text, placed, compare).filter(({ said }) => !known.has(said)));
      return {
        text: slips.reduce(
          (rest, { start, end, meant }) => rest.slice(0, start) + meant + rest.slice(end),
          text,
        ),
        used: slips,
      };
    },
  };
}

/** Names and stage words of two or more Chinese characters, each once, names first. */
function chineseWordsOf({ indicators, procedures }: Catalogue): string[] {
  const names = [...procedures, ...indicators].flatMap(({ name, aliases, colloquial }) => [
    name,
    ...aliases,
    ...colloquial,
  ]);
  const parts = [...procedures.flatMap(({ topics }) => topics), ...indicators.flatMap(({ asks }) => asks)];
  return [...new Set([...names, ...parts])].filter((word) => /^\p{Script=Han}{2,}$/u.test(word));
}

interface PlacedWord {
  word: string;
  place: number;
}

function placesOfCharacters(words: readonly string[]): Map<string, PlacedWord[]> {
  const placed = new Map<string, PlacedWord[]>();
  for (const word of words) {
    if (word.length > LONGEST_CORRECTED) continue;
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

/** Windows that are no word but sound like one, and share at least half of its characters. */
function findSlips(
  text: string,
  placed: ReadonlyMap<string, readonly PlacedWord[]>,
  compare: CompareSounds,
): Slip[] {
  const found = new Map<string, Slip>();
  for (const [at, character] of text.split('').entries()) {
    for (const { word, place } of placed.get(character) ?? []) {
      const start = at - place;
      const said = text.slice(Math.max(0, start), start + word.length);
      if (said.length !== word.length || !soundsLike(said, word, compare)) continue;
      found.set(`${start} ${word}`, { start, end: start + word.length, said, meant: word });
    }
  }
  return [...found.values()];
}

function soundsLike(said: string, word: string, compare: CompareSounds): boolean {
  let differing = 0;
  for (let place = 0; place < word.length; place += 1) {
    if (said.charAt(place) !== word.charAt(place)) differing += 1;
    if (differing > word.length / 2) return false;
  }
  if (differing === 0) return false;
  return Array.from(word).every((character, place) => compare(character, said.charAt(place)) !== 'far');
}

/** The longest slip of those that overlap; none where two of the same length are as likely. */
function withoutRivals(slips: readonly Slip[]): Slip[] {
  const overlaps = (one: Slip, other: Slip) => one.start < other.end && other.start < one.end;
  return slips
    .filter(
      (slip) =>
        !slips.some(
          (other) => other !== slip && overlaps(slip, other) && other.said.length >= slip.said.length,
        ),
    )
    .sort((one, other) => one.start - other.start);
}
