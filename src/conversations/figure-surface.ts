import type { AnswerFigure } from '../answers/answer.ts';

const BEFORE: Partial<Record<AnswerFigure['qualifier'], string>> = {
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
}: Pick<AnswerFigure, 'stated' | 'unit' | 'qualifier'>): string {
  if (qualifier !== 'over') return `${BEFORE[qualifier] ?? ''}${stated}${unit}`;
  if (/^(?:[%％‰]|个百分点)/.test(unit)) return `超${stated}${unit}`;
  const scale = /^[万亿]*/.exec(unit)?.[0] ?? '';
  return `${stated}${scale}余${unit.slice(scale.length)}`;
}
