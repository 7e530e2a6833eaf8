import type { CoveredNames } from './covered-names.ts';
import { findChinese } from './find-chinese.ts';
import { findLatin } from './find-latin.ts';
import { findSimilar } from './find-similar.ts';
import { findSimilarLatin } from './find-similar-latin.ts';
import { joinNames } from './join-names.ts';
import { type LatinIndex, lettersOf } from './latin-index.ts';
import type { NameIndex } from './name-index.ts';
import { type NamedToken, withoutOverlaps } from './named-token.ts';
import type { NameMatch, Region, RegionLevel, RegionMention } from './region.ts';
import type { CompareSounds } from './sounds.ts';

/** What mentions are found with; `covered`, `latin` and `stems` belong to one set of covered codes. */
export interface MentionFinder {
  index: NameIndex;
  latin: LatinIndex;
  covered: CoveredNames;
  stems: readonly (readonly [letters: string, region: Region])[];
  compare: CompareSounds;
}

/** Finds the places that a question names, in the order of the text; the rules are those of `Gazetteer.findMentions`. */
export function findMentions(text: string, finder: MentionFinder): RegionMention[] {
  const { index, latin, covered, compare } = finder;
  // 1. Names as they stand, Chinese and Latin.
  const plain = withoutOverlaps([
    ...findChinese(text, index, covered),
    ...findLatin(text, index, latin, covered),
  ]);
  // 2. Misspelt names of covered divisions, in what is left.
  const similar = [
    ...findSimilar(text, plain, index, covered, compare),
    ...findSimilarLatin(text, plain, finder),
  ];
  // 3. Parents join their children.
  const joined = joinNames(text, withoutOverlaps([...plain, ...similar]), index);
  // 4. Each name's meaning, by what is covered and by the other names.
  return joined.map((token) => {
    const candidates = choose(token, joined, finder);
    return {
      start: token.start,
      end: token.end,
      text: text.slice(token.start, token.end),
      match: matchOf(token, candidates),
      candidates,
    };
  });
}

/** A province's or city's short name is as good as its name: 四川, 武汉. */
function matchOf({ form }: NamedToken, [first, ...others]: readonly Region[]): NameMatch {
  const isLarge = others.length === 0 && (first?.level === 'province' || first?.level === 'city');
  return form === 'official' || (form === 'short' && isLarge) ? 'exact' : form;
}

function choose(token: NamedToken, all: readonly NamedToken[], { index, covered }: MentionFinder): Region[] {
  const pool = withinOthers(token, all, index);
  const known = pool.filter(({ code }) => covered.has(code));
  const ranked = [...byRank(known), ...byRank(pool.filter(({ code }) => !covered.has(code)))];
  if (token.form === 'official') return ranked;
  const largest = ranked.filter(({ level }) => level === 'province' || level === 'city');
  if (known.length > 0) {
    // A city's or province's short name stays in sight even when only its namesake is covered: 西安市 beside 西安区.
    return [...byRank(known), ...largest.filter((region) => !known.includes(region))];
  }
  // 吉林 is the province unless the city is covered.
  return largest.length > 0 ? largest.filter(({ level }) => level === largest[0]?.level) : ranked;
}

/** Where other names of the text are parents of some candidates, those with most of them are meant: 江苏徐州有个鼓楼区. */
function withinOthers(token: NamedToken, all: readonly NamedToken[], index: NameIndex): readonly Region[] {
  const parents = all.flatMap((other) => (other === token || other.pool.length > 1 ? [] : other.pool));
  if (token.pool.length === 1 || parents.length === 0) return token.pool;
  const counted = token.pool.map(
    ({ code }) =>
      parents.filter((parent) => parent.code !== code && index.isWithin(code, parent.code)).length,
  );
  const most = Math.max(...counted);
  return token.pool.filter((_region, place) => counted[place] === most);
}

const RANK: Readonly<Record<RegionLevel, number>> = { province: 0, city: 1, county: 2, township: 3 };

function byRank(regions: readonly Region[]): Region[] {
  return regions.toSorted(
    (one, other) => RANK[one.level] - RANK[other.level] || (one.code < other.code ? -1 : 1),
  );
}

/** Stems of the covered divisions in pinyin, for finding misspelt ones. */
export function stemsOf(
  covered: CoveredNames,
  pinyinOf: (region: Region) => readonly string[],
  stemLength: (region: Region) => number,
): (readonly [string, Region])[] {
  return covered.regions.map((region) => [
    lettersOf(pinyinOf(region).slice(0, stemLength(region)).join('')),
    region,
  ]);
}
