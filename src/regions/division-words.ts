import { lettersOf } from './latin-index.ts';
import type { Region } from './region.ts';

/** A word that says what kind of division the name before it is, and the names that it fits. */
interface DivisionWord {
  words: readonly string[];
  fits: (region: Region) => boolean;
}

const ends = (pattern: RegExp) => (region: Region) => pattern.test(region.name);

const DIVISION_WORDS: readonly DivisionWord[] = [
  { words: ['new area', 'new district', 'xin qu', 'xinqu', '新区'], fits: ends(/新区$/u) },
  { words: ['autonomous region', 'zi zhi qu', 'zizhiqu', '自治区'], fits: ends(/自治区$/u) },
  { words: ['autonomous prefecture', 'zi zhi zhou', 'zizhizhou', '自治州'], fits: ends(/州$/u) },
  { words: ['autonomous county', 'zi zhi xian', 'zizhixian', '自治县'], fits: ends(/自治县$/u) },
  { words: ['special administrative region', 'sar'], fits: ends(/特别行政区$/u) },
  { words: ['district', 'qu', '区'], fits: ends(/区$/u) },
  { words: ['county', 'xian', '县'], fits: ends(/县$/u) },
  { words: ['province', 'sheng', '省'], fits: ({ level }) => level === 'province' },
  {
    words: ['municipality', 'prefecture-level city', 'county-level city', 'city', 'shi', '市'],
    fits: ends(/市$/u),
  },
  { words: ['prefecture', 'league', 'zhou', '州'], fits: ends(/州$|地区$|盟$/u) },
  { words: ['banner', 'qi', '旗'], fits: ends(/旗$/u) },
  { words: ['subdistrict', 'sub-district', 'street', 'jie dao', 'jiedao', '街道'], fits: ends(/街道$/u) },
  { words: ['township', 'xiang', '乡'], fits: ends(/乡$/u) },
  { words: ['town', 'zhen', '镇'], fits: ends(/镇$/u) },
];

/** A division word that follows a Latin name. */
export interface FollowingWord {
  end: number;
  fits: (region: Region) => boolean;
}

/** The division word right after a Latin name, Chinese or Latin: Yuechi |County, pudong |xinqu, Pudong|新区. */
export function divisionWordAfter(text: string, start: number): FollowingWord | null {
  const rest = /^(?:\s+|-)?((?:[a-z][a-z -]*|\p{Script=Han}{1,3}))/iu.exec(text.slice(start));
  if (rest === null) return null;
  const [whole, written = ''] = rest;
  const from = start + whole.length - written.length;
  for (const { words, fits } of DIVISION_WORDS) {
    for (const word of words) {
      const isWritten =
        written.toLowerCase().startsWith(word) && !/^[a-z]/iu.test(written.slice(word.length));
      if (isWritten && !/^市场|^区[域别分]/u.test(text.slice(from))) return { end: from + word.length, fits };
    }
  }
  return null;
}

/** Whether letters are a division word alone, as in 「the county」. */
export function isDivisionWord(written: string): boolean {
  const letters = lettersOf(written);
  return DIVISION_WORDS.some(({ words }) => words.some((word) => lettersOf(word) === letters));
}
