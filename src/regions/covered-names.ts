import { createLexicon, type Lexicon } from './lexicon.ts';
import type { NameIndex } from './name-index.ts';
import type { Region } from './region.ts';
import { shortNameOf } from './short-name.ts';

/** The divisions that have reports, prepared for finding the names only they are reached by. */
export interface CoveredNames {
  has(code: string): boolean;
  regions: readonly Region[];
  townships: readonly Region[];
  /** Short names of covered townships; those of others are not looked for: there are 30,000, most of them words. */
  townshipShort: Lexicon<Region>;
  /** Names of three or more characters, and short ones of two, by a character and its place in the name. */
  byCharacter: ReadonlyMap<string, readonly PlacedName[]>;
}

/** A name that has a certain character at `place`. */
export interface PlacedName {
  name: string;
  place: number;
  region: Region;
}

/** @param codes Codes that the gazetteer does not know are passed over. */
export function prepareCovered(codes: ReadonlySet<string>, index: NameIndex): CoveredNames {
  const regions = [...codes].flatMap((code) => index.byCode(code) ?? []);
  const townships = regions.filter(({ level }) => level === 'township');
  const byCharacter = new Map<string, PlacedName[]>();
  for (const region of regions) {
    const short = shortNameOf(region);
    for (const name of short === null ? [region.name] : [region.name, short]) {
      Array.from(name).forEach((character, place) => {
        const placed = byCharacter.get(character);
        if (placed === undefined) byCharacter.set(character, [{ name, place, region }]);
        else placed.push({ name, place, region });
      });
    }
  }
  return {
    has: (code) => codes.has(code),
    regions,
    townships,
    townshipShort: createLexicon(
      townships.flatMap((region): (readonly [string, Region])[] => {
        const short = shortNameOf(region);
        return short === null ? [] : [[short, region]];
      }),
    ),
    byCharacter,
  };
}
