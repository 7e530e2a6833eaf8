/** The words before and after a number that say how exactly it is meant. */
import type { Qualifier } from './quantity.ts';

const BEFORE: readonly (readonly [string, Qualifier])[] = [
  ['不少于', 'at_least'],
  ['不低于', 'at_least'],
  ['不小于', 'at_least'],
  ['至少', 'at_least'],
  ['最少', 'at_least'],
  ['不超过', 'less_than'],
  ['不高于', 'less_than'],
  ['不多于', 'less_than'],
  ['不大于', 'less_than'],
  ['至多', 'less_than'],
  ['最多', 'less_than'],
  ['不足', 'less_than'],
  ['不到', 'less_than'],
  ['不满', 'less_than'],
  ['低于', 'less_than'],
  ['少于', 'less_than'],
  ['将近', 'nearly'],
  ['接近', 'nearly'],
  ['大约', 'about'],
  ['大概', 'about'],
  ['约为', 'about'],
  ['约有', 'about'],
  ['约', 'about'],
  ['超过了', 'over'],
  ['超过', 'over'],
  ['突破', 'over'],
  ['高于', 'over'],
  ['多于', 'over'],
  ['超出', 'over'],
  ['逾', 'over'],
  ['近', 'nearly'],
  ['超', 'over'],
  ['上', 'about'],
];

/** Characters after which a one-character qualifier is the end of another word: 节约, 附近, 赶超, 网上. */
const NOT_AFTER: Readonly<Record<string, string>> = {
  约: '节公预签制合违集契条特履续解邀口相',
  近: '临附就最靠亲贴走邻远',
  超: '赶反',
};

/** A qualifier with the place where its words begin or end. */
export interface QualifierMatch {
  qualifier: Qualifier;
  at: number;
}

/**
 * The qualifier whose words end where a numeral starts, blanks allowed between; `at` is where they start. 至少 may have a
 * short verb between (至少培养3名), which then stays outside.
 */
export function qualifierBefore(text: string, numeralStart: number): QualifierMatch | null {
  let end = numeralStart;
  while (end > 0 && text.charAt(end - 1) === ' ') end -= 1;
  for (const [word, qualifier] of BEFORE) {
    const start = end - word.length;
    if (start < 0 || !text.startsWith(word, start)) continue;
    // 上百件 is a rough count, 网上100件 is not.
    if (word === '上' && !/[百千万]/.test(text.charAt(end))) continue;
    if (NOT_AFTER[word]?.includes(text.charAt(start - 1)) === true && start > 0) continue;
    return { qualifier, at: start };
  }
  return /(?:至少|最少)[一-龥]{1,4}$/.test(text.slice(Math.max(0, end - 6), end))
    ? { qualifier: 'at_least', at: numeralStart }
    : null;
}

const AFTER: readonly (readonly [string, Qualifier])[] = [
  ['及以上', 'at_least'],
  ['以上', 'at_least'],
  ['开外', 'over'],
  ['及以下', 'less_than'],
  ['以下', 'less_than'],
  ['以内', 'less_than'],
  ['之内', 'less_than'],
  ['左右', 'about'],
  ['上下', 'about'],
];

/** The qualifier whose words start where a quantity ends; `at` is where they end. */
export function qualifierAfter(text: string, quantityEnd: number): QualifierMatch | null {
  const start = text.charAt(quantityEnd) === ' ' ? quantityEnd + 1 : quantityEnd;
  for (const [word, qualifier] of AFTER) {
    if (text.startsWith(word, start)) return { qualifier, at: start + word.length };
  }
  return null;
}
