import { AppError } from '../errors.ts';
import type { Region, RegionLevel } from './region.ts';

/** The texts of `data/regions/`, as `npm run regions` writes them; their columns are told in `data/regions/README.md`. */
export interface RegionTexts {
  /** `divisions.tsv`: provinces to counties, and the areas of our own table. */
  divisions: string;
  /** `townships.tsv`: one county a line. */
  townships: string;
  /** `readings.tsv`: the characters of each syllable. */
  readings: string;
  /** `words.txt`: short names that are ordinary words. */
  words: string;
}

/** A division with what it is called beside its official name. */
export interface Division extends Region {
  /** One toneless syllable per character of the name. */
  pinyin: readonly string[];
  /** Further Chinese names, as good as the official one: 重庆高新技术产业开发区 for 重庆高新区. */
  chineseAliases: readonly string[];
  /** Names in Latin letters that pinyin does not give: Tibet, Harbin. */
  latinAliases: readonly string[];
}

/** Everything the gazetteer is built from, parsed. */
export interface RegionData {
  /** Provinces to counties and our own areas, in the order of the file. */
  divisions: readonly Division[];
  /** Officially lying in no county that is listed, or in one; in the order of their codes. */
  townships: readonly Region[];
  /** Pinyin of those townships that the characters' usual readings do not give, by code. */
  townshipPinyin: ReadonlyMap<string, readonly string[]>;
  /** Toneless syllables of a character, the usual one first. */
  readings: ReadonlyMap<string, readonly string[]>;
  /** Chinese short names and Latin names that mean something else in ordinary text: 和平, 建设, change. */
  ordinaryWords: ReadonlySet<string>;
}

/**
 * Parses the files of `data/regions/`.
 * @throws {AppError} `internal` naming file and line: the files are generated, so a fault in them is ours.
 */
export function parseRegionData(texts: RegionTexts): RegionData {
  const divisions = parseDivisions(texts.divisions);
  const alsoUnder = new Map<string, string[]>();
  const own: Division[] = [];
  for (const { division, runs } of divisions) {
    own.push(division);
    for (const code of runs) alsoUnder.set(code, [...(alsoUnder.get(code) ?? []), division.code]);
  }
  for (const division of own) division.alsoUnder = alsoUnder.get(division.code) ?? [];
  const { townships, townshipPinyin } = parseTownships(texts.townships, new Set(own.map(({ code }) => code)));
  for (const township of townships) township.alsoUnder = alsoUnder.get(township.code) ?? NOWHERE_ELSE;
  return {
    divisions: own,
    townships,
    townshipPinyin,
    readings: parseReadings(texts.readings),
    ordinaryWords: new Set(linesOf(texts.words).flatMap((line) => line.split(' '))),
  };
}

const LEVELS: Readonly<Record<string, RegionLevel>> = {
  p: 'province',
  c: 'city',
  d: 'county',
  t: 'township',
};

function parseDivisions(text: string): { division: Division; runs: string[] }[] {
  return linesOf(text).map((line, index) => {
    const [code, levelLetter, parent, name, pinyin, aliases = '', runs = ''] = line.split('\t');
    const level = levelLetter === undefined ? undefined : LEVELS[levelLetter];
    if (code === undefined || level === undefined || parent === undefined || !name || !pinyin) {
      throw malformed('divisions.tsv', index);
    }
    const otherNames = splitList(aliases, '|');
    return {
      division: {
        code,
        name,
        level,
        parent: parent === '' ? null : parent,
        alsoUnder: [],
        pinyin: pinyin.split(' '),
        chineseAliases: otherNames.filter(isChinese),
        latinAliases: otherNames.filter((alias) => !isChinese(alias)),
      },
      runs: splitList(runs, ' '),
    };
  });
}

/** Shared by the 38,000 townships that lie in one county alone, to spare as many empty lists. */
const NOWHERE_ELSE: string[] = [];

/** Entries are like `105白市驿镇` and `013大栅栏街道:da'zha'lan'jie'dao`. */
function parseTownships(
  text: string,
  known: ReadonlySet<string>,
): Pick<RegionData, 'townships' | 'townshipPinyin'> {
  const townships: Region[] = [];
  const townshipPinyin = new Map<string, readonly string[]>();
  linesOf(text).forEach((line, index) => {
    const [county, list] = line.split('\t');
    if (county === undefined || list === undefined) throw malformed('townships.tsv', index);
    // Cities without counties (东莞市) are the parents of their townships.
    const parent = known.has(county) ? county : county.slice(0, 4);
    for (const entry of list.split(' ')) {
      const colon = entry.indexOf(':');
      const name = colon < 0 ? entry.slice(3) : entry.slice(3, colon);
      if (name === '') throw malformed('townships.tsv', index);
      const code = county + entry.slice(0, 3);
      townships.push({ code, name, level: 'township', parent, alsoUnder: NOWHERE_ELSE });
      if (colon >= 0) townshipPinyin.set(code, entry.slice(colon + 1).split("'"));
    }
  });
  return { townships, townshipPinyin };
}

function parseReadings(text: string): ReadonlyMap<string, readonly string[]> {
  const usual = new Map<string, string[]>();
  const rows = linesOf(text).map((line) => line.split('\t'));
  for (const [syllable = '', characters = ''] of rows) {
    for (const character of characters) usual.set(character, [syllable]);
  }
  for (const [syllable = '', , others = ''] of rows) {
    for (const character of others) usual.get(character)?.push(syllable);
  }
  return usual;
}

function isChinese(name: string): boolean {
  return /\p{Script=Han}/u.test(name);
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

function splitList(list: string, separator: string): string[] {
  return list === '' ? [] : list.split(separator);
}

function malformed(file: string, index: number): AppError {
  return new AppError({
    code: 'internal',
    message: `data/regions/${file} is malformed: run npm run regions to write it anew.`,
    facts: { file, row: index + 1 },
  });
}
