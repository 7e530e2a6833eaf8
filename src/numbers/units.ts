/**
 * Units as reports write them, with 万 and 亿 in front: split, compared by family, and scaled to the base unit.
 */
import { product } from './decimal.ts';
import { scaleFactor } from './numerals.ts';

/**
 * What kind of thing a unit counts. Units of one family state the same indicator: 件, 宗 and 起 of cases.
 * `none` is the family of a number without a unit, `other` of one that no list knows.
 */
export type UnitFamily =
  | 'item'
  | 'document'
  | 'person'
  | 'visit'
  | 'occasion'
  | 'body'
  | 'percent'
  | 'percentage_point'
  | 'multiple'
  | 'money'
  | 'duration'
  | 'area'
  | 'length'
  | 'weight'
  | 'energy'
  | 'none'
  | 'other';

const FAMILIES: Readonly<Record<Exclude<UnitFamily, 'none' | 'other'>, string>> = {
  item: '件 宗 起 个 项 条 例 桩 则 类 种 款 项目 案 票 笔 单 点 通 件(起) 起(件) 件（起） 起（件） 件(宗) 件（宗） 宗(件) 宗（件） 方面 块 级 层 门 道 批 节',
  document: '份 部 篇 本 册 套 张 幅 卷 期 页 字 版 集 首 枚 封',
  person: '人 名 位 组 队 支 班 团 口',
  visit: '人次 人(次) 人（次） 人/次',
  occasion:
    '次 场 场次 场(次) 场（次） 场/次 堂 轮 届 课 讲 期次 班次 批次 件次 件(次) 件（次） 件/次 户次 家次 篇次 车次 台次 项次 条次 例次 期(次) 期（次） 回 遍 趟 艘次 架次 点次 片次 站次 所次 处次',
  body: '家 户 所 处 座 栋 幢 间 站 片 人(户) 户(人)',
  percent: '% ‰ 成',
  percentage_point: '个百分点 百分点',
  multiple: '倍',
  money: '元 角 美元 港元 欧元 日元 元人民币',
  duration:
    '年 个月 月 周 天 日 个工作日 工作日 小时 个小时 分钟 秒 季度 个季度 学时 课时 个学时 个课时 自然日 岁',
  area: '平方公里 平方千米 平方米 公顷 亩',
  length: '公里 千米 米 里 海里 毫米 厘米',
  weight: '吨 克 千克 公斤 毫克 标准煤',
  energy: '千瓦时 兆瓦时 千瓦 兆瓦 吉瓦 度',
};

const FAMILY_OF = new Map<string, UnitFamily>();
for (const [family, words] of Object.entries(FAMILIES)) {
  for (const word of words.split(' ')) FAMILY_OF.set(word, family as UnitFamily);
}

const SCALED = /^(万亿|千万|百万|亿|万|千|百)(.*)$/u;

/** A unit in its two parts: 万起 is `{ scale: '万', base: '起' }`; a unit without scale has `scale: ''`. */
export interface SplitUnit {
  scale: string;
  base: string;
}

/** Splits off 万, 亿 and their like; 千瓦 and 千克 are units of their own and stay whole. */
export function splitUnit(unit: string): SplitUnit {
  const match = FAMILY_OF.has(unit) ? null : SCALED.exec(unit);
  return { scale: match?.[1] ?? '', base: match?.[2] ?? unit };
}

/**
 * @example unitFamily('万起') // 'item'
 * @example unitFamily('') // 'none'
 */
export function unitFamily(unit: string): UnitFamily {
  const { base } = splitUnit(unit === '％' ? '%' : unit);
  return base === '' ? 'none' : (FAMILY_OF.get(base) ?? 'other');
}

/** The unit without its scale: 亿元 → 元. */
export function baseUnit(unit: string): string {
  return splitUnit(unit).base;
}

/**
 * The value in the base unit as a plain decimal: 1.33 亿元 → `'133000000'`. Percentages stay in percent; 九成 is 90.
 */
export function normalizeValue(value: string, unit: string): string {
  const { scale, base } = splitUnit(unit);
  const factor = scaleFactor(scale);
  const scaled = factor === null ? value : product(value, factor);
  return base === '成' ? product(scaled, '10') : scaled;
}
