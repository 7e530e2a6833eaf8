import type { GapReason } from './grid.ts';
import type { Obstacle } from './comparability.ts';

/** A number that is named in a sentence on a comparison, with its marks. */
export interface NamedValue {
  place: string;
  year: number;
  surface: string;
  marks: string;
}

/** A number that stands apart. */
export interface ApartValue extends NamedValue {
  measure: string;
  /** What its neighbours measure. */
  compared: string;
  /** Its own ground as the report words it; `''` when that says nothing. */
  ground: string;
  obstacles: readonly Obstacle[];
  /** Whether it counts more than what was asked, or just something else. */
  reach: 'wider' | 'other';
  /** What a wider number counts beside what was asked: 诉讼; empty when its scope does not tell. */
  alsoCounts: readonly string[];
}

/** Things counted are more or fewer, shares higher or lower. */
export type ValueSort = 'count' | 'share';

/** The words of comparisons in one language. */
export interface CompareWording {
  place: string;
  year: string;
  measure: string;
  value: string;
  why: string;
  remark: string;
  change: string;
  reportedChange: string;
  yearCell(year: number | null): string;
  /** @param title `places` is null for more than can be named. */
  caption(title: {
    places: readonly string[] | null;
    year: number | null;
    measures: readonly string[];
  }): string;
  apartCaption: string;
  gap: Record<GapReason, string>;
  /** Of two: which is larger. */
  larger(measure: string, more: NamedValue, less: NamedValue, sort: ValueSort): string;
  /** Of many: the first, and the one after it. */
  first(
    measure: string,
    order: { direction: 'most' | 'least'; sort: ValueSort },
    first: readonly NamedValue[],
    next: NamedValue | null,
  ): string;
  equal(measure: string, values: readonly NamedValue[]): string;
  cannotTell(measure: string, values: readonly NamedValue[]): string;
  yearsDiffer(years: readonly number[]): string;
  yearsDifferInsisted(years: readonly number[]): string;
  tooFew(measure: string): string;
  apart(value: ApartValue): string;
  /** In the table of what stands apart. */
  reason(value: Pick<ApartValue, 'obstacles' | 'reach' | 'ground' | 'alsoCounts'>): string;
  /** What places do not state. */
  lacks(places: readonly { place: string; names: readonly string[] }[]): string;
  remarks: string;
  computedOver(places: readonly string[]): string;
  notDrawn(value: Pick<ApartValue, 'place' | 'year'>): string;
  inexact: string;
  increase: string;
  decrease: string;
  unchanged: string;
  increaseRate: string;
  decreaseRate: string;
}

const OBSTACLES: Record<Obstacle, string> = {
  measure: '指标或阶段不同',
  unit: '单位不同',
  kind: '性质不同',
  scope: '统计口径不同',
  period: '时点不同',
};

const named = ({ place, surface, marks }: NamedValue) => `${place}${surface}${marks}`;

/** Numbers of one year have it said once before them; those of several each have their own. */
function headed(measure: string, values: readonly NamedValue[]): { head: string; values: string[] } {
  const years = new Set(values.map(({ year }) => year));
  if (years.size < 2) return { head: `${values[0]?.year ?? ''}年${measure}`, values: values.map(named) };
  return {
    head: measure,
    values: values.map((value) => named({ ...value, place: `${value.place}${value.year}年` })),
  };
}

const zh: CompareWording = {
  place: '地区',
  year: '年份',
  measure: '指标',
  value: '数值',
  why: '为何不能比较',
  remark: '备注',
  change: '比上年增减',
  reportedChange: '报告所载增减',
  yearCell: (year) => (year === null ? '—' : `${year}年`),
  caption: ({ places, year, measures }) =>
    `${places?.join('、') ?? '各地'}${year === null ? '' : `${year}年`}${measures.join('、')}对照`,
  apartCaption: '以下各数口径不同，单列，不参加比较和排名：',
  gap: {
    not_covered: '未收录',
    not_stated: '未载明',
    unclear: '原文不清',
    no_number: '未给出数字',
    not_applicable: '不适用',
    listed_apart: '口径不同，另列',
    counted_together: '只有合计数，另列',
  },
  larger: (measure, more, less, sort) => {
    const { head, values } = headed(measure, [more, less]);
    return `${head}：${values.join(sort === 'count' ? '，多于' : '，高于')}。`;
  },
  first: (measure, { direction, sort }, firsts, next) => {
    const words = sort === 'count' ? { most: '最多', least: '最少' } : { most: '最高', least: '最低' };
    const { head, values } = headed(measure, next ? [...firsts, next] : firsts);
    const rank = firsts.length > 1 ? `并列${words[direction]}` : words[direction];
    const rest = next ? `，其次是${values.at(-1) ?? ''}` : '';
    return `${head}：${values.slice(0, firsts.length).join('、')}，${rank}${rest}。`;
  },
  equal: (measure, all) => {
    const { head, values } = headed(measure, all);
    return `${head}：${values.join('、')}，相同。`;
  },
  cannotTell: (measure, all) => {
    const { head, values } = headed(measure, all);
    return `${head}：${values.join('、')}，因有约数，不能断定先后。`;
  },
  yearsDiffer: (years) =>
    `年份不同（${years.map((year) => `${year}年`).join('、')}），不能直接比较，不排先后。`,
  yearsDifferInsisted: (years) =>
    `年份不同（${years.map((year) => `${year}年`).join('、')}），按您的要求排列，仅供参考。`,
  tooFew: (measure) => `没有口径一致、可以相互比较的${measure}，不排先后。`,
  apart: (value) => {
    const { place, year, surface, marks, measure, compared, reach } = value;
    if (reach === 'wider')
      return `${place}${year}年的${surface}${marks}是${measure}，还计入了${alsoZh(value)}，口径不同，不能与其他地区的${compared}比较或排名。`;
    return `${place}${year}年的${measure}${surface}${marks}${whyZh(value)}${inBrackets(value.ground)}，不能与其他地区的${compared}直接比较或排名。`;
  },
  reason: (value) =>
    `${value.reach === 'wider' ? `合并计数，还计入了${alsoZh(value)}` : whyZh(value)}${inBrackets(value.ground)}`,
  lacks: (places) =>
    `${places.map(({ place, names }) => `${place}的报告未载明${names.join('、')}`).join('；')}。`,
  remarks: '要点：',
  computedOver: (places) => `未计入没有可用数字的${places.join('、')}。`,
  notDrawn: ({ place, year }) => `${place}${year}年的数口径不同，未画入图中。`,
  inexact: '图中带“余”“约”等字样的是约数，按所载数字绘制。',
  increase: '增加',
  decrease: '减少',
  unchanged: '持平',
  increaseRate: '增幅',
  decreaseRate: '降幅',
};

function whyZh({ obstacles }: Pick<ApartValue, 'obstacles'>): string {
  return obstacles.length === 0 ? OBSTACLES.measure : obstacles.map((one) => OBSTACLES[one]).join('、');
}

function alsoZh({ alsoCounts }: Pick<ApartValue, 'alsoCounts'>): string {
  return alsoCounts.length === 0 ? '别的案件' : `${alsoCounts.join('、')}案件`;
}

function inBrackets(ground: string): string {
  return ground === '' ? '' : `（口径：${ground}）`;
}

const OBSTACLES_EN: Record<Obstacle, string> = {
  measure: 'it measures another thing or stage',
  unit: 'it counts in another unit',
  kind: 'it is of another kind',
  scope: 'its scope differs',
  period: 'its date differs',
};

function whyEn({ obstacles }: Pick<ApartValue, 'obstacles'>): string {
  const reasons = obstacles.length === 0 ? (['measure'] as const) : obstacles;
  return reasons.map((one) => OBSTACLES_EN[one]).join(' and ');
}

function alsoEn(alsoCounts: readonly string[]): string {
  return alsoCounts.length === 0 ? 'other cases' : `other cases (${alsoCounts.join('、')})`;
}

const namedEn = ({ place, surface, marks }: NamedValue) => `${place} ${surface}${marks}`;

function headedEn(measure: string, values: readonly NamedValue[]): { head: string; values: string[] } {
  const years = new Set(values.map(({ year }) => year));
  if (years.size < 2) return { head: `${measure} in ${values[0]?.year ?? ''}`, values: values.map(namedEn) };
  return {
    head: measure,
    values: values.map((value) => namedEn({ ...value, place: `${value.place} ${value.year}` })),
  };
}

const en: CompareWording = {
  place: 'Region',
  year: 'Year',
  measure: 'Measure',
  value: 'Value',
  why: 'Why it does not compare',
  remark: 'Remark',
  change: 'Change on the year before',
  reportedChange: 'Change as reported',
  yearCell: (year) => (year === null ? '—' : String(year)),
  caption: ({ places, year, measures }) =>
    `${places?.join('; ') ?? 'All places'}${year === null ? '' : ` in ${year}`}: ${measures.join('; ')}`,
  apartCaption: 'These differ in scope (口径不同), are listed apart and not ranked:',
  gap: {
    not_covered: 'not covered (未收录)',
    not_stated: 'not stated (未载明)',
    unclear: 'unclear in the original (原文不清)',
    no_number: 'no number given',
    not_applicable: 'not applicable (不适用)',
    listed_apart: 'listed apart (口径不同)',
    counted_together: 'combined count only, listed apart (口径不同)',
  },
  larger: (measure, more, less, sort) => {
    const { head, values } = headedEn(measure, [more, less]);
    return `${head}: ${values.join(sort === 'count' ? '; fewer: ' : '; lower: ')}.`;
  },
  first: (measure, { direction, sort }, firsts, next) => {
    const words = sort === 'count' ? { most: 'most', least: 'fewest' } : { most: 'highest', least: 'lowest' };
    const { head, values } = headedEn(measure, next ? [...firsts, next] : firsts);
    const rest = next ? `; next ${values.at(-1) ?? ''}` : '';
    return `${head}: ${words[direction]} in ${values.slice(0, firsts.length).join('; ')}${rest}.`;
  },
  equal: (measure, all) => {
    const { head, values } = headedEn(measure, all);
    return `${head}: the same, ${values.join('; ')}.`;
  },
  cannotTell: (measure, all) => {
    const { head, values } = headedEn(measure, all);
    return `${head}: ${values.join('; ')}; the numbers are approximate, so neither is known to be larger.`;
  },
  yearsDiffer: (years) =>
    `The years differ (${years.join('; ')}), so these do not compare directly and none is called larger.`,
  yearsDifferInsisted: (years) =>
    `The years differ (${years.join('; ')}); ordered as you asked, for orientation only.`,
  tooFew: (measure) => `No values of ${measure} compare with each other: they are not ranked.`,
  apart: ({ place, year, surface, marks, measure, ground, obstacles, reach, alsoCounts }) =>
    `${place} ${year} states ${measure}: ${surface}${marks}${ground === '' ? '' : ` (口径: ${ground})`}; ${
      reach === 'wider' ? `it counts ${alsoEn(alsoCounts)} as well` : whyEn({ obstacles })
    }, so it is not compared or ranked (口径不同).`,
  reason: ({ obstacles, reach, ground, alsoCounts }) =>
    `${reach === 'wider' ? `combined count, ${alsoEn(alsoCounts)} included` : whyEn({ obstacles })}${ground === '' ? '' : ` (${ground})`}`,
  lacks: (places) =>
    `${places.map(({ place, names }) => `the report of ${place} does not state ${names.join(', ')}`).join('; ')}.`,
  remarks: 'Main remarks:',
  computedOver: (places) => `Without ${places.join(', ')}, which have no usable number.`,
  notDrawn: ({ place, year }) => `${place} ${year} differs in scope and is not drawn.`,
  inexact: 'Numbers with 余 or 约 are approximate and drawn as stated.',
  increase: 'up',
  decrease: 'down',
  unchanged: 'unchanged',
  increaseRate: 'increase',
  decreaseRate: 'decrease',
};

/** The words of comparisons for a question's language. */
export function compareWordingFor(language: 'zh' | 'en'): CompareWording {
  return language === 'zh' ? zh : en;
}
