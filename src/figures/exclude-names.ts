/** Numbers inside names: “1+6”, 5G, 15分钟服务圈, titles of documents, slogans in quotation marks. */
import type { ExclusionReason } from './figure.ts';
import type { NumeralSurroundings } from './numeral-surroundings.ts';

/** Longer quotations are statements, whose numbers count. */
const LONGEST_QUOTED_NAME = 16;

const SLOGAN_AFTER_UNIT = /^\s*(?:件事|次办|门式|窗|扇门|张网|枚印章)/;
const NOTHING_OF = /^\s*(?:距离|容忍|跑动|跑腿|见面|接触|延误|差错|门槛|障碍|遗漏)/;

/** 五里牌镇, 十里店村. */
const PLACE_AFTER = /^里[\p{Script=Han}]{0,2}(?:镇|乡|街道|村|社区)/u;

/** Reads names by their surroundings; a share in words is never one (“2个百分百” sets two targets of 100 %). */
export function excludeName(surroundings: NumeralSurroundings): ExclusionReason | null {
  const { numeral, before, after, enclosure, quantity } = surroundings;
  if (numeral.script === 'share' || numeral.script === 'fraction') return null;
  if (enclosure?.kind === 'title') return 'name';
  if (enclosure?.kind === 'quotation' && enclosure.inner.length <= LONGEST_QUOTED_NAME) return 'name';
  if (/[+＋×*]\s*$/.test(before) || /^\s*[+＋×*]/.test(after)) return 'name';
  if (numeral.script === 'chinese') return PLACE_AFTER.test(after) ? 'name' : null;
  if (/[A-Za-z]$/.test(before) || /^[A-Za-z]/.test(after)) return 'name';
  // 1:2 is a ratio that people name, 90后 a generation.
  if (/\d\s*[:：]\s*$/.test(before) || /^\s*[:：]\s*\d/.test(after)) return 'name';
  if (/^后(?![续来期面])/.test(after) && /^(?:[5-9]0|00)$/.test(quantity.stated)) return 'name';
  if (SLOGAN_AFTER_UNIT.test(after)) return 'name';
  if (numeral.value === '0' && NOTHING_OF.test(after)) return 'idiom';
  if (numeral.value === '1' && /(?:跑|只进|只跑|最多)\s*$/.test(before)) return 'idiom';
  if (/^(?:分钟|小时|公里|里)$/.test(quantity.unit) && /^\d*[^，,。；;、]{2,12}圈/.test(after)) return 'name';
  if (
    /^小时(?:[^，,。；;、]{0,4})?(?:智慧|自助|政务|服务|不打烊|在线|热线|值班|值守|警务|开放|营业)/.test(
      after,
    ) &&
    numeral.value === '24'
  )
    return 'name';
  if (quantity.unit === '年' && /^\s*年(?:行动|规划|计划|攻坚|提升|整治)/.test(after)) return 'name';
  return null;
}
