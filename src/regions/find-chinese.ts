import {
  divisionWordAt,
  isAlone,
  isDated,
  isOpenBefore,
  isSetOff,
  isWholeBefore,
} from './chinese-borders.ts';
import type { CoveredNames } from './covered-names.ts';
import { officialAt } from './find-official.ts';
import type { LexiconHit } from './lexicon.ts';
import type { NameIndex } from './name-index.ts';
import type { NamedToken } from './named-token.ts';
import type { Region, RegionLevel } from './region.ts';
import { shortNameOf } from './short-name.ts';

const HAN = /\p{Script=Han}/u;

/** Finds official and short names in Chinese letters, from left to right, the longest at each place. */
export function findChinese(text: string, index: NameIndex, covered: CoveredNames): NamedToken[] {
  const tokens: NamedToken[] = [];
  for (let start = 0; start < text.length; start += 1) {
    if (!HAN.test(text.charAt(start))) continue;
    const holders = holdersBefore(text, start, tokens.at(-1));
    const token = tokenAt({ text, start, holders, index, covered });
    if (token === null) continue;
    tokens.push(token);
    start = token.end - 1;
  }
  return tokens;
}

/** Divisions that the name at `start` may lie in: those named right before it, with a space or 的 between at most. */
function holdersBefore(text: string, start: number, previous: NamedToken | undefined): readonly Region[] {
  return previous !== undefined && /^(?:\s*|的)$/u.test(text.slice(previous.end, start)) ? previous.pool : [];
}

interface Place {
  text: string;
  start: number;
  holders: readonly Region[];
  index: NameIndex;
  covered: CoveredNames;
}

function tokenAt(place: Place): NamedToken | null {
  const { text, start, index, covered, holders } = place;
  const official = wholeOfficial(place, officialAt(text, start, index, holders)) ?? ordinaryCovered(place);
  const short = longer(index.short.allAt(text, start)[0], covered.townshipShort.allAt(text, start)[0]);
  if (official !== null && official.end >= (short?.end ?? 0)) {
    return { start, end: official.end, pool: official.values, form: 'official', standsAlone: true };
  }
  if (short !== null) {
    const isWord = index.ordinaryWords.has(text.slice(start, short.end));
    const inside =
      (!isWord || isWholeBefore(text, short.end)) && short.values.some((region) => isInside(region, place));
    const standsAlone = shortStandsAlone(place, short);
    if (standsAlone || inside) return withDivisionWord(place, short, standsAlone);
  }
  const child = childAt(place);
  return child === null
    ? null
    : { start, end: child.end, pool: child.values, form: 'short', standsAlone: false };
}

/** Drops 平安街道 within 推进平安街道建设: an uncovered township named for a word needs a border or a parent before it. */
function wholeOfficial(place: Place, hit: LexiconHit<Region> | null): LexiconHit<Region> | null {
  const { text, start, index, covered } = place;
  const isDoubtful = hit?.values.every((region) => {
    const short = region.level === 'township' ? shortNameOf(region) : null;
    return (
      short !== null &&
      index.ordinaryWords.has(short) &&
      !covered.has(region.code) &&
      !isInside(region, place)
    );
  });
  return isDoubtful === true && !isOpenBefore(text, start) ? null : hit;
}

/** 老城区 and its like, when covered and alone. */
function ordinaryCovered({ text, start, index, covered }: Place): LexiconHit<Region> | null {
  const hits = index.official.allAt(text, start);
  return (
    hits.find(
      ({ end, values }) => values.some(({ code }) => covered.has(code)) && isAlone(text, start, end),
    ) ?? null
  );
}

/**
 * Whether a short name may be taken without a parent before it.
 * | | no word | ordinary word |
 * |---|---|---|
 * | covered, or a province or city | anywhere | where nothing else can be meant |
 * | any other county | between borders | before a year |
 */
function shortStandsAlone(
  { text, start, index, covered }: Place,
  { end, values }: LexiconHit<Region>,
): boolean {
  const isOrdinary = index.ordinaryWords.has(text.slice(start, end));
  const isKnown = values.some(
    ({ code, level }) => covered.has(code) || level === 'province' || level === 'city',
  );
  if (isKnown) return !isOrdinary || isAlone(text, start, end);
  return isOrdinary ? isDated(text, start, end) : isSetOff(text, start, end);
}

const WORDS_OF_LEVEL: Readonly<Record<RegionLevel, string>> = {
  province: '',
  city: '',
  county: '新区县市区',
  township: '街道镇乡',
};

/** A covered short name with a division word that is not its own (岳池区) means the covered one, by likeness. */
function withDivisionWord(
  { text, start, covered }: Place,
  { end, values }: LexiconHit<Region>,
  standsAlone: boolean,
): NamedToken {
  const word = divisionWordAt(text, end);
  const meant = values.filter(
    ({ code, level }) => word !== '' && covered.has(code) && WORDS_OF_LEVEL[level].includes(word),
  );
  return meant.length > 0
    ? { start, end: end + word.length, pool: meant, form: 'similar', standsAlone }
    : { start, end, pool: values, form: 'short', standsAlone };
}

/** A township's short name right after the county it lies in: 九龙坡|白市驿. */
function childAt({ text, start, holders, index }: Place): LexiconHit<Region> | null {
  const found = new Map<number, Region[]>();
  for (const holder of holders) {
    for (const child of index.childrenOf(holder.code)) {
      const short = child.level === 'township' ? shortNameOf(child) : null;
      if (short === null || index.ordinaryWords.has(short) || !text.startsWith(short, start)) continue;
      const end = start + short.length;
      found.set(end, [...(found.get(end) ?? []), child]);
    }
  }
  const end = Math.max(0, ...found.keys());
  return end === 0 ? null : { end, values: found.get(end) ?? [] };
}

function isInside(region: Region, { holders, index }: Place): boolean {
  return holders.some(({ code }) => code !== region.code && index.isWithin(region.code, code));
}

/** The hit that reaches further; of two that end alike, both values. */
function longer(
  one: LexiconHit<Region> | undefined,
  other: LexiconHit<Region> | undefined,
): LexiconHit<Region> | null {
  if (one === undefined || other === undefined) return one ?? other ?? null;
  if (one.end !== other.end) return one.end > other.end ? one : other;
  return { end: one.end, values: [...one.values, ...other.values] };
}
