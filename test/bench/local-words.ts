import type { Region } from '../../src/regions/region.ts';
import type { ReportingBody } from './choose-bodies.ts';

/** How a body's report calls places and offices: 全县, 县政府, 市委、市政府. */
export type LocalWords = ReturnType<typeof localWordsOf>;

/** @example localWordsOf({ region: 凤阳县, … }).gov // '县政府' */
export function localWordsOf({ region, parent, year }: ReportingBody) {
  const kind = kindOf(region);
  const isTownship = region.level === 'township';
  return {
    region: region.name,
    year,
    nextYear: year + 1,
    all: `全${kind}`,
    own: `我${kind}`,
    gov: kind === '街道' ? '街道办事处' : `${kind}政府`,
    party: kind === '街道' ? '街道党工委' : isTownship ? `${kind}党委` : `${kind}委`,
    bureau: isTownship ? `${kind}司法所` : `${kind}司法局`,
    subs: isTownship ? '村（社区）' : region.level === 'city' ? '县（市、区）' : '乡镇（街道）',
    parent: leadersOf(parent),
    parentLevel: `${parent ? kindOf(parent) : '上'}级`,
  };
}

/** 县 for 大厂回族自治县. */
function kindOf({ name }: Region): string {
  return name.endsWith('街道') ? '街道' : name.slice(-1);
}

function leadersOf(parent: Region | null): string {
  if (parent === null) return '上级党委、政府';
  if (parent.name.endsWith('自治区')) return '自治区党委、政府';
  if (parent.name.endsWith('地区')) return '地委、行署';
  const kind = kindOf(parent);
  return `${kind}委、${kind}政府`;
}
