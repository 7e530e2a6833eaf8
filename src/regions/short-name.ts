import type { Region, RegionLevel } from './region.ts';

const PEOPLES =
  '壮 回 维吾尔 蒙古 藏 苗 彝 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 独龙 鄂伦春 各';
const PEOPLE = PEOPLES.split(' ')
  .toSorted((one, other) => other.length - one.length)
  .map((name) => `${name}族`)
  .join('|');
// The peoples of a few names go without 族: 伊犁哈萨克自治州, 木垒哈萨克自治县.
const BARE_PEOPLE = '维吾尔|哈萨克|柯尔克孜|蒙古|锡伯|塔吉克';
const PEOPLES_END = new RegExp(`(?:${PEOPLE})+$|(?:${BARE_PEOPLE})$`, 'u');

const ENDS: Readonly<Record<RegionLevel, RegExp>> = {
  province: /(?:特别行政区|自治区|省|市)$/u,
  city: /(?:自治州|地区|新区|市|盟|州)$/u,
  county: /(?:自治县|自治旗|新区|林区|特区|县|区|市|旗)$/u,
  township: /(?:街道|地区|苏木|镇|乡)$/u,
};
// 高新技术产业开发区 without its 区 is no name; 合作市 without its 市 is one.
const ZONE_END = /(?<=\p{Script=Han})(?:开发|园|管理|示范|实验|合作|保税)$/u;
const MAY_NAME_PEOPLES = /(?:自治.|乡|区)$/u;

/**
 * The name without its division word and without the peoples it is named for, unless it is named for nothing else; null when
 * nothing that could stand alone is left (单县).
 * @example shortNameOf({ name: '恩施土家族苗族自治州', level: 'city' }) // '恩施'
 */
export function shortNameOf({ name, level }: Pick<Region, 'name' | 'level'>): string | null {
  const stem = name.replace(ENDS[level], '');
  if (stem === name) return null;
  const place = MAY_NAME_PEOPLES.test(name) ? stem.replace(/民族$/u, '').replace(PEOPLES_END, '') : stem;
  // A place that is named for its people and nothing else goes by their name without 族: 鄂温克族自治旗 is 鄂温克旗.
  const short =
    place.length >= 2 ? place : place === '' ? stem.replace(/(?<=\p{Script=Han}{2})族$/u, '') : stem;
  return short.length < 2 || ZONE_END.test(short) ? null : short;
}

/**
 * The name that people use for an autonomous division, without its peoples: 石柱县, 恩施州, 广西自治区; null for others.
 * @example plainNameOf({ name: '石柱土家族自治县', level: 'county' }) // '石柱县'
 */
export function plainNameOf(region: Pick<Region, 'name' | 'level'>): string | null {
  const kind = /自治([县旗州]|区)$/u.exec(region.name)?.[1];
  const short = shortNameOf(region);
  if (kind === undefined || short === null) return null;
  return kind === '区' ? `${short}自治区` : short + kind;
}

/** 新区 of 浦东新区, 县 of 岳池县, '' when the name has no division word. */
export function divisionWordOf({ name, level }: Pick<Region, 'name' | 'level'>): string {
  return ENDS[level].exec(name)?.[0] ?? '';
}
