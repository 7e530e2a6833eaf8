import type { Qualifier } from '../numbers/quantity.ts';

const BEFORE: Partial<Record<Qualifier, string>> = {
  about: '约',
  nearly: '近',
  at_least: '不少于',
  less_than: '不足',
};

/**
 * A figure's number as people read it: digits as the report states them, unit and qualifier kept. 余 stands where reports put
 * it, after 万 and before the thing counted; a percentage takes 超 before it instead.
 * @example figureSurface({ stated: '1.4', unit: '万起', qualifier: 'over', … }) // '1.4万余起'
 */
export function figureSurface({
  stated,
  unit,
  qualifier,
}: {
  stated: string;
  unit: string;
  qualifier: Qualifier;
}): string {
  const numeral = legible(stated);
  // 百分之九十 and 百分百 have their unit in them.
  const rest = numeral.startsWith('百分') ? '' : unit;
  if (qualifier !== 'over') return `${BEFORE[qualifier] ?? ''}${numeral}${rest}`;
  if (rest === '' || /^(?:[%％‰]|个百分点)/.test(rest)) return `超${numeral}${rest}`;
  const scale = /^[万亿]*/.exec(rest)?.[0] ?? '';
  return `${numeral}${scale}余${rest.slice(scale.length)}`;
}

/**
 * A numeral without what only its page gave it: full-width digits, blanks between digits.
 * @example legible('１ ４２３') // '1423'
 */
export function legible(stated: string): string {
  return stated.normalize('NFKC').replace(/(?<=\d)\s+(?=\d)/gu, '');
}
