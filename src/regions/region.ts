import type { Span } from '../numbers/span.ts';

/** `county` holds counties, districts and county-level cities; `township` holds towns, townships and streets. */
export type RegionLevel = 'province' | 'city' | 'county' | 'township';

/** An administrative division, with its code and every name it goes by. */
export interface Region {
  /** GB/T 2260: 2, 4, 6 or 9 digits; `n` and digits for a new area of our own table. */
  code: string;
  /** Official name: 武胜县, 滨海新区, 含谷镇. */
  name: string;
  level: RegionLevel;
  /** Code of the division it lies in; null for a province. 市辖区-like middle levels are skipped. */
  parent: string | null;
  /** Other divisions that administer it: 含谷镇 lies in 九龙坡区 and is run by 重庆高新区. */
  alsoUnder: string[];
}

/** How a name in a question came to mean a region; decides what is said about it. */
export type NameMatch =
  /** The official name, or one that can mean nothing else. */
  | 'exact'
  /** A short, Latin, pinyin or traditional form; only covered divisions are reached this way. */
  | 'short'
  /** Similar in sound or shape, tried only on strings that are no division's name. */
  | 'similar';

/** A place named in a text. */
export interface RegionMention extends Span {
  /** The words as written. */
  text: string;
  match: NameMatch;
  /**
   * What it may mean, likeliest first. Several: an official name shared by divisions none or several of which are covered,
   * or a short form of two covered ones.
   */
  candidates: Region[];
}
