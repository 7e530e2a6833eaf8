import { createLexicon, type Lexicon } from './lexicon.ts';
import type { Division, RegionData } from './region-data.ts';
import type { Region } from './region.ts';
import { shortNameOf } from './short-name.ts';

/** Every division by code, name and parent; what the finders share. */
export interface NameIndex {
  byCode(code: string): Region | null;
  /** Divisions listed down to counties know their pinyin and aliases; townships do not. */
  divisionOf(code: string): Division | null;
  /** Official names and aliases that are as good. */
  official: Lexicon<Region>;
  /** Short names from province to county, and of our own areas. */
  short: Lexicon<Region>;
  childrenOf(code: string): readonly Region[];
  /** Nearest first, without areas that administer it besides. */
  ancestors(code: string): Region[];
  /** True also for the division itself. */
  isWithin(code: string, ancestor: string): boolean;
  ordinaryWords: ReadonlySet<string>;
}

/** Builds the index in one pass over all names: about 40 ms for 44,000 of them. */
export function createNameIndex(data: RegionData): NameIndex {
  const all: Region[] = [...data.divisions, ...data.townships];
  const regions = new Map(all.map((region) => [region.code, region]));
  const divisions = new Map(data.divisions.map((division) => [division.code, division]));
  const children = new Map<string, Region[]>();
  for (const region of all) {
    for (const holder of [region.parent ?? '', ...region.alsoUnder]) {
      const siblings = children.get(holder);
      if (siblings === undefined) children.set(holder, [region]);
      else siblings.push(region);
    }
  }
  const parentOf = (region: Region): Region | null => regions.get(region.parent ?? '') ?? null;
  const ancestors = (code: string): Region[] => {
    const found: Region[] = [];
    const region = regions.get(code);
    for (let next = region ? parentOf(region) : null; next !== null; next = parentOf(next)) found.push(next);
    return found;
  };
  const isWithin = (code: string, ancestor: string): boolean => {
    if (code === ancestor) return true;
    const region = regions.get(code);
    if (region === undefined) return false;
    return [region.parent ?? '', ...region.alsoUnder].some(
      (holder) => holder !== '' && isWithin(holder, ancestor),
    );
  };
  return {
    byCode: (code) => regions.get(code) ?? null,
    divisionOf: (code) => divisions.get(code) ?? null,
    official: createLexicon(officialNames(data)),
    short: createLexicon(shortNames(data)),
    childrenOf: (code) => children.get(code) ?? [],
    ancestors,
    isWithin,
    ordinaryWords: data.ordinaryWords,
  };
}

function* officialNames(data: RegionData): Generator<readonly [string, Region]> {
  for (const division of data.divisions) {
    yield [division.name, division];
    for (const alias of division.chineseAliases) yield [alias, division];
  }
  for (const township of data.townships) yield [township.name, township];
}

function* shortNames(data: RegionData): Generator<readonly [string, Region]> {
  for (const division of data.divisions) {
    const short = shortNameOf(division);
    if (short !== null) yield [short, division];
  }
}
