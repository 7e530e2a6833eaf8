/**
 * Chinese numerals before a measure word that count nothing: 一批, 每一名, 三项制度, 四级联动, 二十届三中全会.
 * Digits are never judged here: who writes digits counts.
 */
import type { NumeralSpan } from './find-numerals.ts';
import type { QuantityMatch } from './read-quantity.ts';

const DATE_UNITS = new Set(['月', '日', '周', '季度']);
/** Units of real counts; a single digit before one is a count unless it is 一. */
const COUNTING_UNITS = new Set(
  '件 起 宗 份 名 人 例 场 家 部 篇 期 人次 件次 户 次 位 处 所 堂 册 本 台 辆 间 座 万元 元 个月 小时 天 个百分点 成 倍 亩 公里 吨'.split(
    ' ',
  ),
);
const SLOGAN_NOUN =
  /^[^一-龥]?\s*(?:确立|维护|意识|自信|必须|坚持|关键|体系|抓手|转变|全面|结合|统一|到位|统筹|机制|环节|方面|层面|维度|阶段|原则|问题|要求|法治化|法制化|第一|关口|制度|重点|方向|责任|转化|规范|关系|链条|优化|聚焦|强化|推动|突出|着力|促进|先|有|不|让|零|更|善作|代表|文明|建设|能力|时代|联动|合一|关|心|力|化|家|年|审|校|治|好)/;
/** Units that set phrases use as well: only at a clause's end does 一 before one count. */
const LOOSE_UNITS = new Set(['个', '项', '条', '支', '座', '块', '张', '套', '批次']);
/** 三门县, 五台县, 七台河市, 六盘水市: names of places that look like a count. */
const PLACE_UNITS = new Set('门 台 方 家 枝 步 道 元 盘 间 片 团 站 里'.split(' '));
const PLACE_AFTER = /^(?:县|市(?!场)|区(?!域)|镇|乡|河[市区]|水市|山[区县]|台区|渠|特区|子|峡)/;
const OUTCOME = /^\s*(?:败诉|胜诉|维持|撤销|变更|驳回|撤诉|和解|调解|被|未结|在办|审结|结案)/;
const NUMERAL_CHARACTER = /[一二三四五六七八九十两百千]/;

/** A numeral with its quantity and what stands beside it in its line. */
export interface NumeralInPlace {
  numeral: NumeralSpan;
  quantity: QuantityMatch;
  before: string;
  after: string;
}

/** Why a Chinese numeral states no quantity. */
export type SetPhrase = 'idiom' | 'date' | 'name';

/** Judges a Chinese numeral by its unit and the word that follows; null when it counts, and for digits. */
export function findSetPhrase(inPlace: NumeralInPlace): SetPhrase | null {
  const { numeral, quantity, before, after } = inPlace;
  if (numeral.script !== 'chinese') return null;
  if (quantity.unit === '' && quantity.qualifier === 'exact') return 'idiom';
  if (DATE_UNITS.has(quantity.unit)) return 'date';
  if (quantity.unit === '届' || (quantity.unit === '次' && isSession(before, after))) return 'name';
  if (quantity.unit === '分') return 'idiom';
  if (quantity.unit === '年') return excludeYears(before, after);
  if (quantity.unit === '级' || quantity.unit === '层') return 'idiom';
  const following = after.slice(quantity.end - numeral.end);
  if (numeral.value.length === 1 && PLACE_UNITS.has(quantity.unit) && PLACE_AFTER.test(following))
    return 'name';
  // 「一、六项措施推进…」: a heading's number of measures is its motto.
  if (
    /^\s*(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])$/.test(before) &&
    /^(?:措施|举措|行动|任务|工程|抓手)/.test(following)
  )
    return 'name';
  if (quantity.stated === '一') return excludeOne(quantity.unit, before, following);
  if (numeral.value.length > 1 || quantity.qualifier !== 'exact') return null;
  if (NUMERAL_CHARACTER.test(following.charAt(0))) return 'idiom';
  if (/^(?:合计|共计|相加|之和)/.test(following)) return 'idiom';
  if (following.startsWith('“') || following.startsWith('"')) return 'name';
  if (COUNTING_UNITS.has(quantity.unit)) return /^联动|^一[庭站中]/.test(following) ? 'name' : null;
  return SLOGAN_NOUN.test(following) ? 'name' : null;
}

/** 「第十七届人大二次会议」: which session it was, not how many were held. */
function isSession(before: string, after: string): boolean {
  return (
    /(?:届|人大|政协|代表大会|委员会|常委会)\s*$/.test(before) && /^次(?:全体)?(?:会议|全会)/.test(after)
  );
}

function excludeYears(before: string, after: string): SetPhrase | null {
  if (/^年(?:行动|规划|计划|攻坚|提升|整治|目标)/.test(after)) return 'name';
  return /连续\s*$/.test(before) ? null : 'idiom';
}

/** 「无一件败诉」 denies, it counts nothing. */
const IS_NONE = /(?:无|没有|未有|未出现|未发生)\s*$/;
/** 「每季度通报一次」, 「两年一次」: how often, not how many. */
const IS_FREQUENCY = /(?:每(?:半?年|两年|季度?|个?月|旬|周|日|天)[^，,。；;]{0,8}|[年月周]|季度)\s*$/;

/** 一 counts only where the clause ends after its unit: 「变更一件，」 against 「一件件实事」, 「一名干部」. */
function excludeOne(unit: string, before: string, following: string): SetPhrase | null {
  const ends = /^\s*(?:[，,。；;、)）]|$)/.test(following);
  const isOneOfAll = /[每任同另某这那哪再逐首任统单唯]\s*$/.test(before);
  if (isOneOfAll || IS_NONE.test(before) || IS_FREQUENCY.test(before)) return 'idiom';
  if (ends) return COUNTING_UNITS.has(unit) || LOOSE_UNITS.has(unit) ? null : 'idiom';
  return /^[件起宗]$/.test(unit) && OUTCOME.test(following) ? null : 'idiom';
}
