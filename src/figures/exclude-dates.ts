/** Years, months, days, quarters, times of day, and the years a plan runs for. */
import type { ExclusionReason } from './figure.ts';
import type { NumeralSurroundings } from './numeral-surroundings.ts';

const YEAR = /^(?:19|20)\d{2}$/;
const JOINT = '\\s*[-—–－~～至到]{1,2}\\s*';
const RANGE_OF_YEARS_AFTER = new RegExp(`^年?${JOINT}(?:19|20)\\d{2}`);
const RANGE_OF_YEARS_BEFORE = new RegExp(`(?:19|20)\\d{2}年?${JOINT}$`);
const RANGE_TO_MONTH = new RegExp(`^(?:月份?)?${JOINT}\\d{1,2}月`);
const RANGE_TO_DAY = new RegExp(`^(?:日)?${JOINT}\\d{1,2}日`);
/** 「上午9时30分」: a time of day. */
const HOUR = /^时(?!许可)(?=\d|[一二三四五六七八九十]|整|[^一-龥]|$|至|许|前|后|起|开)/;
const PLAN_WORD = /(?:规划|纲要|计划|方案|行动|意见)/;

/** Reads 2024年, 1-12月, 3月5日, 2024-03-28, 9:30, （2021—2025年） and their like. */
export function excludeDate(surroundings: NumeralSurroundings): ExclusionReason | null {
  const { numeral, after, before } = surroundings;
  if (numeral.script === 'share' || numeral.script === 'fraction') return null;
  const value = numeral.value;
  // 20251231日: a page that lost 年 and 月.
  if (/^20\d{3,6}$/.test(value) && surroundings.quantity.unit === '日') return 'date';
  if (YEAR.test(value)) return excludeYear(surroundings);
  // 2024.3 of 2024.3.28 was read as one decimal.
  if (/^(?:19|20)\d{2}\.\d{1,2}$/.test(value) && /^(?:[.．]\d|[^一-龥%％]|$)/.test(after)) return 'date';
  if (surroundings.joinedTo === 'date' && /^(?:日?)$/.test(surroundings.quantity.unit)) return 'date';
  if (/^\s*[:：]\d{2}(?!\d)/.test(after) && Number(value) <= 24) return 'date';
  if (
    /(?<!\d)\d{1,2}[:：]$/.test(before) &&
    /^\d{2}$/.test(numeral.value.padStart(2, '0')) &&
    /^\d{2}$/.test(surroundings.quantity.stated)
  )
    return 'date';
  return excludeMonthOrDay(surroundings);
}

function excludeYear({
  before,
  after,
  enclosure,
  joinedTo,
  numeral,
  quantity,
}: NumeralSurroundings): ExclusionReason | null {
  const opensRange = RANGE_OF_YEARS_AFTER.test(after);
  const closesRange = RANGE_OF_YEARS_BEFORE.test(before);
  if (opensRange || closesRange) {
    const around = `${before}${after}`;
    const isPlan = enclosure?.kind === 'title' || (PLAN_WORD.test(around) && /[(（]/.test(before));
    return isPlan ? 'plan_years' : 'date';
  }
  if (/^\s*(?:年|财年|财政年度|学年)/.test(after)) return 'date';
  if (/^\s*[-/.．]\s*\d{1,2}(?:\D|$)/.test(after) && quantity.unit === '') return 'date';
  if (joinedTo === 'date' && quantity.unit === '') return 'date';
  // 法治政府建设工作报告（2023）
  if (/[(（]\s*$/.test(before) && /^\s*[)）]/.test(after)) return 'date';
  // 「2023总共办理66件」: the word 年 was left out.
  if (
    quantity.unit === '' &&
    /(?:^|[，,。；;：:、])\s*$/.test(before) &&
    /^(?:[总全共我，,]|上半年|下半年)/.test(after)
  )
    return 'date';
  if (/^版/.test(after) || (enclosure !== null && quantity.unit === '')) return 'date';
  return numeral.script === 'chinese' ? 'date' : null;
}

function excludeMonthOrDay({
  numeral,
  quantity,
  before,
  after,
}: NumeralSurroundings): ExclusionReason | null {
  const value = Number(numeral.value);
  if (!Number.isInteger(value)) return null;
  if (value >= 1 && value <= 12) {
    if (/^\s*月(?!饼)/.test(after) || RANGE_TO_MONTH.test(after)) return 'date';
    if (/^、\d{1,2}月/.test(after)) return 'date';
  }
  if (/(?:第|前|[一二三四上下])\s*$/.test(before) && /^个?季度/.test(after)) return 'date';
  if (value <= 4 && /^季度/.test(after)) return 'date';
  if (value >= 1 && value <= 31) {
    const isDay = /^\s*[日号]/.test(after);
    if (/月\s*$/.test(before) && (isDay || RANGE_TO_DAY.test(after) || /^\s*(?:前|起|至|、)/.test(after)))
      return 'date';
    if (isDay && /(?:日|月\d{1,2})\s*[-—–~～至到、]\s*$/.test(before)) return 'date';
    if (RANGE_TO_DAY.test(after) && /[月，,。]\s*$/.test(before)) return 'date';
    if (/^\s*日(?!内|以内|之内)/.test(after) && /(?:^|[，,。；;：:、于在至到(（]|本月)\s*$/.test(before))
      return 'date';
  }
  if (value <= 24 && HOUR.test(after)) return 'date';
  if (value < 60 && /\d时$/.test(before) && quantity.unit === '分') return 'date';
  // 近5年, 5年来: a stretch of time that the figures of the sentence belong to.
  if (quantity.unit === '年' && (/近\s*$/.test(before) || /^\s*[余多]?年(?:来|间|以来)/.test(after)))
    return 'date';
  return null;
}
