/**
 * Chinese writes no spaces, so where a name may begin and end is told by its neighbours. An official name needs little
 * (岳池县 can hardly be anything else), a short one more, an ordinary word (和平, 公安) very much.
 */

/** Words that a name and its first following character would make: 和平|镇压, 平安|乡村, 开平|市场, 红|旗帜. */
const GOES_ON: readonly (readonly [RegExp, RegExp])[] = [
  [/乡$/u, /^[村镇风土贤愁音亲邻]/u],
  [/镇$/u, /^[压静定痛]/u],
  [/市$/u, /^场/u],
  [/区$/u, /^[别分]/u],
  [/旗$/u, /^[帜舰袍]/u],
  [/盟$/u, /^[友主]/u],
  [/街道$/u, /^路/u],
];

/** Words that begin before an official name: 主城|区 is none, but 城市|中区, 全市|中区 and 各|东城区 are. */
const BEGINS_EARLIER: readonly (readonly [RegExp, RegExp])[] = [
  [/^市[中东南西北]区$/u, /[城全我本各该]$/u],
  [/^城[中东南西北]区$/u, /[主老新古县]$/u],
  [/^新?城区$/u, /[中心主老旧古县]$/u],
];

/** True when the first or last character of an official name belongs to the word beside it. */
export function isCutFromWord(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end);
  const next = text.slice(end, end + 1);
  const before = text.slice(0, start);
  return (
    GOES_ON.some(([ending, follower]) => ending.test(name) && follower.test(next)) ||
    BEGINS_EARLIER.some(([whole, opener]) => whole.test(name) && opener.test(before))
  );
}

/** 城区 is a division where its government is named. */
export function isGovernmentAt(text: string, start: number): boolean {
  return /^(?:人民政府|管委会|管理委员会)/u.test(text.slice(start));
}

const OPENING = /(?:^|[\s\p{P}\d年]|[和与跟及在问查看对比将把给帮说向从到替])$/u;
const CLOSING =
  /^(?:$|[\s\p{P}\d年的呢有和与跟及比是在去今前上本全共多收受办审公应依行复法政报没哪怎制出开区县市])/u;

/** Whether the words after a short name leave it whole: 公安|的…, but 公安|局 does not. */
export function isWholeBefore(text: string, end: number): boolean {
  return CLOSING.test(text.slice(end));
}

/** Whether a short name stands between words that leave it whole: 请问|武进|的…, 武进|2024年…. */
export function isSetOff(text: string, start: number, end: number): boolean {
  return isOpenBefore(text, start) && isWholeBefore(text, end);
}

/** Whether a name may begin here: after a border or a word that asks. */
export function isOpenBefore(text: string, start: number): boolean {
  return OPENING.test(text.slice(0, start));
}

const ALONE_BEFORE = /(?:^|\s|请问|查一下|查询|看看|看一下|那么?|年)$/u;
const ALONE_AFTER = /^(?:\s*\d{4}|年|去年|今年|前年|上年|呢|[\s?？!！。]*$)/u;

/** Whether a year follows: 宝山|2024年 is asked of a place even where nobody covers it. */
export function isDated(text: string, start: number, end: number): boolean {
  return ALONE_BEFORE.test(text.slice(0, start)) && /^\s*(?:20\d\d|去年|今年)/u.test(text.slice(end));
}

/** Whether an ordinary word can mean nothing but a division here: 大同2024年…, 那平安呢？ */
export function isAlone(text: string, start: number, end: number): boolean {
  return ALONE_BEFORE.test(text.slice(0, start)) && ALONE_AFTER.test(text.slice(end));
}

/** Whether a division word that is not the region's own follows its short name: 岳池|区, 浦东|区; not 浦东|区域. */
export function divisionWordAt(text: string, start: number): string {
  const word = /^(?:新区|街道|[县区市镇乡])/u.exec(text.slice(start))?.[0] ?? '';
  return /^(?:区[域别分间块]|市[场民值]|县[级域城]|镇[压痛]|乡[村镇])/u.test(text.slice(start)) ? '' : word;
}
