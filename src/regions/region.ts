import type { Span } from '../numbers/span.ts';

/** `county` holds counties, districts and county-level cities; `township` holds towns, townships and streets. */
export type RegionLevel = 'province' | 'city' | 'county' | 'township';

/** An administrative division, with its code and every name it goes by. */
export interface Region {
  /** GB/T 2260: 2, 4, 6 or 9 digits; `n` and digits for a new area of our own table. */
  code: string;
  /** Official name: 岳池县, 浦东新区, 白市驿镇. */
  name: string;
  level: RegionLevel;
  /** Code of the division it lies in; null for a province. 市辖区-like middle levels are skipped. */
  parent: string | null;
  /** Other divisions that administer it: 白市驿镇 lies in 九龙坡区 and is run by 重庆高新区. */
  alsoUnder: string[];
}

/** How a name in a question came to mean a region; decides what is said about it. */
export type NameMatch =
  /** The official name, or a province's or city's short one, which is as good: 四川, 武汉. */
  | 'exact'
  /** A short or Latin form: the covered divisions of that name, or with none covered whatever it may mean. */
  | 'short'
  /** Similar in sound or shape, tried only on strings that are no division's name. */
  | 'similar';

/** A place named in a text. */
export interface RegionMention extends Span {
  /** The words as written. */
  text: string;
  match: NameMatch;
  /**
   * What it may mean, never empty: covered ones first, then larger before smaller, then by code. Several: an official name
   * that several divisions share, a form of two covered ones, or one of none; also a covered county beside the uncovered
   * city of that short name.
   */
  candidates: Region[];
}
