import type { Span } from '../numbers/span.ts';
import { isCutFromWord, isGovernmentAt } from './chinese-borders.ts';
import type { LexiconHit } from './lexicon.ts';
import type { NameIndex } from './name-index.ts';
import type { Region } from './region.ts';

/** An official name in a text, with every division of that name. */
export interface OfficialMention extends Span {
  candidates: Region[];
}

/**
 * Finds official division names, longest first at each place, read from left to right: 江西城区 is 江西 and 城区, never
 * 西城区. Short names only hold their place and are not given. Names that are ordinary words (城区, 民族乡) count only right
 * after a division that they lie in. A name that follows one it lies in is narrowed to it: 江苏省南京市鼓楼区.
 * @example findOfficial('四川省广安市岳池县人民政府', index).map(({ candidates }) => candidates[0]?.name)
 * // ['四川省', '广安市', '岳池县']
 */
export function findOfficial(text: string, index: NameIndex): OfficialMention[] {
  const mentions: OfficialMention[] = [];
  for (let start = 0; start < text.length; start += 1) {
    const previous = mentions.at(-1);
    const holders = previous?.end === start ? previous.candidates : [];
    const hit = officialAt(text, start, index, holders);
    const short = shortAt(text, start, index);
    if (hit !== null && hit.end >= (short?.end ?? 0)) {
      const inside = hit.values.filter((region) => holders.some((holder) => liesIn(region, holder, index)));
      mentions.push({ start, end: hit.end, candidates: [...(inside.length > 0 ? inside : hit.values)] });
      start = hit.end - 1;
    } else if (short !== null) {
      start = short.end - 1;
    }
  }
  return mentions;
}

/**
 * The longest official name that begins at `start` and is whole there.
 * @param holders Divisions named right before it: inside them even an ordinary word is a name.
 */
export function officialAt(
  text: string,
  start: number,
  index: NameIndex,
  holders: readonly Region[],
): LexiconHit<Region> | null {
  const found = index.official.allAt(text, start).find(({ end, values }) => {
    const name = text.slice(start, end);
    if (isCutFromWord(text, start, end)) return false;
    return (
      !isOrdinaryName(name, values, index) ||
      isGovernmentAt(text, end) ||
      values.some((region) => holders.some((holder) => liesIn(region, holder, index)))
    );
  });
  return found ?? null;
}

/** Names of townships of two characters arise by chance too often: 普通镇, 特色乡. */
function isOrdinaryName(name: string, values: readonly Region[], index: NameIndex): boolean {
  return (
    index.ordinaryWords.has(name) || (name.length === 2 && values.every(({ level }) => level === 'township'))
  );
}

/** A short name of a province or city that is no ordinary word, and so surely takes its characters. */
function shortAt(text: string, start: number, index: NameIndex): LexiconHit<Region> | null {
  const found = index.short
    .allAt(text, start)
    .find(
      ({ end, values }) =>
        values.some(({ level }) => level === 'province' || level === 'city') &&
        !index.ordinaryWords.has(text.slice(start, end)),
    );
  return found ?? null;
}

function liesIn(region: Region, holder: Region, index: NameIndex): boolean {
  return region.code !== holder.code && index.isWithin(region.code, holder.code);
}
