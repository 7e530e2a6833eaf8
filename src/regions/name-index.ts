import { createLexicon, type Lexicon } from './lexicon.ts';
import { once } from './once.ts';
import type { RegionData } from './region-data.ts';
import type { Region } from './region.ts';
import { plainNameOf, shortNameOf } from './short-name.ts';

/** Every division by code, name and parent; what the finders share. */
export interface NameIndex {
  byCode: (code: string) => Region | null;
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

/** Each of its maps is built at its first use, so that a program pays only for what it asks. */
export function createNameIndex(data: RegionData): NameIndex {
  const codes = once(() => {
    const byCode = new Map<string, Region>();
    for (const region of data.divisions) byCode.set(region.code, region);
    for (const region of data.townships) byCode.set(region.code, region);
    return byCode;
  });
  const children = once(() => childrenByHolder(data));
  const official = once(() => createLexicon(officialNames(data)));
  const short = once(() => createLexicon(shortNames(data)));
  const find = (code: string): Region | null => codes().get(code) ?? null;
  const parentOf = (region: Region): Region | null => find(region.parent ?? '');
  const ancestors = (code: string): Region[] => {
    const found: Region[] = [];
    const region = find(code);
    for (let next = region ? parentOf(region) : null; next !== null; next = parentOf(next)) found.push(next);
    return found;
  };
  const isWithin = (code: string, ancestor: string): boolean => {
    if (code === ancestor) return true;
    const region = find(code);
    if (region === null) return false;
    return [region.parent ?? '', ...region.alsoUnder].some(
      (holder) => holder !== '' && isWithin(holder, ancestor),
    );
  };
  return {
    byCode: find,
    get official() {
      return official();
    },
    get short() {
      return short();
    },
    childrenOf: (code) => children().get(code) ?? [],
    ancestors,
    isWithin,
    ordinaryWords: data.ordinaryWords,
  };
}

function childrenByHolder(data: RegionData): Map<string, Region[]> {
  const children = new Map<string, Region[]>();
  for (const region of [...data.divisions, ...data.townships]) {
    for (const holder of [region.parent ?? '', ...region.alsoUnder]) {
      const siblings = children.get(holder);
      if (siblings === undefined) children.set(holder, [region]);
      else siblings.push(region);
    }
  }
  return children;
}

function* officialNames(data: RegionData): Generator<readonly [string, Region]> {
  const listed = new Set(data.divisions.map(({ name }) => name));
  for (const division of data.divisions) {
    yield [division.name, division];
    for (const alias of division.chineseAliases) yield [alias, division];
    const plain = plainNameOf(division);
    if (plain !== null && !listed.has(plain)) yield [plain, division];
  }
  for (const township of data.townships) yield [township.name, township];
}

function* shortNames(data: RegionData): Generator<readonly [string, Region]> {
  for (const division of data.divisions) {
    const short = shortNameOf(division);
    if (short !== null) yield [short, division];
  }
}
