import { prepareCovered } from './covered-names.ts';
import { disambiguate } from './disambiguate.ts';
import { findMentions, type MentionFinder, stemsOf } from './find-mentions.ts';
import { findOfficial, type OfficialMention } from './find-official.ts';
import { createLatinIndex } from './latin-index.ts';
import { createNameIndex } from './name-index.ts';
import { once } from './once.ts';
import type { RegionData } from './region-data.ts';
import type { Region, RegionMention } from './region.ts';
import { shortNameOf } from './short-name.ts';
import { createCompareSounds } from './sounds.ts';

export { parseRegionData, type RegionData, type RegionTexts } from './region-data.ts';

/** Every administrative division of China down to townships, by code and by every name it goes by. */
export interface Gazetteer {
  byCode(code: string): Region | null;
  /** Divisions of exactly this official name, in the order of their codes; empty when there is none. */
  named(officialName: string): Region[];
  /** Official names in a text, longest first at each place, no short forms: for reading reports. */
  findOfficial(text: string): OfficialMention[];
  /** Picks one of several namesakes by the divisions that a text names; null when these do not decide. */
  disambiguate(candidates: readonly Region[], context: string): Region | null;
  /**
   * The places that a question names, in the order of the text. An official name is that division, covered or not. A
   * short or Latin name is the covered division of that name; with none covered it is whatever it may mean, so that the
   * answer can name what is missing. A misspelling is sought only where the string is no division's name, and only
   * among covered ones.
   * @param covered Codes of the divisions that have reports.
   * @param text Half-width and in simplified script; spans stand on it.
   */
  findMentions(text: string, covered: ReadonlySet<string>): RegionMention[];
  /** The divisions that it officially lies in, nearest first; empty for a province or an unknown code. */
  ancestors(code: string): Region[];
  /** Whether it lies in the other, or is run by it, at any depth; true for the division itself. */
  isWithin(code: string, ancestorCode: string): boolean;
  /** Divisions of the same level and parent, without itself. */
  siblings(code: string): Region[];
  /** @example fullName(岳池县) // '四川省广安市岳池县' */
  fullName(region: Region): string;
}

/** Builds the gazetteer. Indexes are made at their first use, so that a program that only looks up codes pays little. */
export function createGazetteer(data: RegionData): Gazetteer {
  const index = createNameIndex(data);
  const pinyin = once(() => createLatinIndex(data));
  const compare = createCompareSounds(data.readings);
  const finders = new WeakMap<ReadonlySet<string>, MentionFinder & { size: number }>();

  const finderFor = (codes: ReadonlySet<string>): MentionFinder => {
    const known = finders.get(codes);
    if (known?.size === codes.size) return known;
    const covered = prepareCovered(codes, index);
    const latin = pinyin();
    const withTownships = latin.withTownships(covered.townships);
    const stems = stemsOf(covered, latin.pinyinOf, (region) => shortNameOf(region)?.length ?? 0);
    const finder = { index, latin: withTownships, covered, stems, compare, size: codes.size };
    finders.set(codes, finder);
    return finder;
  };

  return {
    byCode: (code) => index.byCode(code),
    named: (officialName) => [...index.official.get(officialName)],
    findOfficial: (text) => findOfficial(text, index),
    disambiguate: (candidates, context) => disambiguate(candidates, context, index),
    findMentions: (text, covered) => findMentions(text, finderFor(covered)),
    ancestors: (code) => index.ancestors(code),
    isWithin: (code, ancestorCode) => index.isWithin(code, ancestorCode),
    siblings(code) {
      const region = index.byCode(code);
      if (region === null) return [];
      return index
        .childrenOf(region.parent ?? '')
        .filter((each) => each.code !== code && each.level === region.level && each.parent === region.parent);
    },
    fullName: (region) => fullNameOf(region, index.ancestors(region.code)),
  };
}

/** Parents first; a parent that the name itself begins with is not said twice: 重庆高新区, not 重庆市重庆高新区. */
function fullNameOf(region: Region, ancestors: readonly Region[]): string {
  const parents = ancestors.filter((parent) => {
    const short = shortNameOf(parent);
    return short === null || !region.name.startsWith(short) || region.name.length < short.length + 3;
  });
  return [...parents.map(({ name }) => name).reverse(), region.name].join('');
}
