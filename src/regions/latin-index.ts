import type { RegionData } from './region-data.ts';
import type { Region } from './region.ts';
import { divisionWordOf, shortNameOf } from './short-name.ts';

/** How a Latin name stands for a division. */
export interface LatinName {
  region: Region;
  /** `full`: with its division word, yuechixian; `stem`: without; `alias`: not from pinyin, Tibet. */
  kind: 'full' | 'stem' | 'alias';
  /** Syllables of a stem; a stem of one (Shan County) needs a division word. 0 for an alias. */
  syllables: number;
}

/** Latin names by their letters alone, in lower case: `xian` for Xi'an. */
export interface LatinIndex {
  get(letters: string): readonly LatinName[];
  /** Names of covered townships besides; made anew for each covered set. */
  withTownships(townships: readonly Region[]): LatinIndex;
  /** One syllable per character of the official name. */
  pinyinOf: (region: Region) => readonly string[];
  /** True for one syllable of pinyin: `xian` may be 县 as well as 西安. */
  isSyllable(letters: string): boolean;
}

/** Indexes the pinyin and the Latin aliases of provinces, cities, counties and our own areas. */
export function createLatinIndex(data: RegionData): LatinIndex {
  const names = new Map<string, LatinName[]>();
  for (const division of data.divisions) {
    addPinyin(names, division, division.pinyin);
    for (const alias of division.latinAliases) {
      add(names, lettersOf(alias), { region: division, kind: 'alias', syllables: 0 });
    }
  }
  const syllables = new Set([...data.readings.values()].flat());
  const listed = new Map(data.divisions.map(({ code, pinyin }) => [code, pinyin]));
  const pinyinOf = (region: Region): readonly string[] =>
    listed.get(region.code) ??
    data.townshipPinyin.get(region.code) ??
    Array.from(region.name, (character) => data.readings.get(character)?.[0] ?? '');
  const isSyllable = (letters: string): boolean => syllables.has(letters);
  const get = (letters: string): readonly LatinName[] => names.get(letters) ?? [];
  const withTownships: LatinIndex['withTownships'] = (townships) => {
    const added = new Map<string, LatinName[]>();
    for (const township of townships) {
      if (!listed.has(township.code)) addPinyin(added, township, pinyinOf(township));
    }
    return {
      get: (letters) => [...get(letters), ...(added.get(letters) ?? [])],
      withTownships,
      pinyinOf,
      isSyllable,
    };
  };
  return { get, withTownships, pinyinOf, isSyllable };
}

/**
 * The letters of a Latin name in lower case, without accents, spaces, hyphens and apostrophes.
 * @example lettersOf("Ürümqi") // 'urumqi'
 */
export function lettersOf(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/gu, '');
}

function addPinyin(names: Map<string, LatinName[]>, region: Region, pinyin: readonly string[]): void {
  const short = shortNameOf(region)?.length ?? 0;
  const whole = region.name.length - divisionWordOf(region).length;
  for (const letters of spellings(pinyin)) {
    add(names, letters, { region, kind: 'full', syllables: pinyin.length });
  }
  for (const length of new Set([short, whole])) {
    if (length === 0 || length === region.name.length) continue;
    for (const letters of spellings(pinyin.slice(0, length))) {
      add(names, letters, { region, kind: 'stem', syllables: length });
    }
  }
}

/** ü is typed as v, u or yu. */
function spellings(pinyin: readonly string[]): Set<string> {
  const letters = pinyin.join('');
  return new Set([letters, letters.replaceAll('v', 'u'), letters.replaceAll('v', 'yu')]);
}

function add(names: Map<string, LatinName[]>, letters: string, name: LatinName): void {
  const same = names.get(letters);
  if (same === undefined) names.set(letters, [name]);
  else same.push(name);
}
