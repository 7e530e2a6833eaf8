/** What sort of statement a number belongs to: a level, a change, a target, a cumulated count. */
import { parseNumeral } from '../numbers/numerals.ts';
import type { FigureKind } from './figure.ts';
import { SEVERAL_YEARS } from './time.ts';
import type { Statement } from './coordination.ts';

/** Titles and slogans are full of 计划 and 目标. */
const NAMED = /《[^》]*》|“[^”]*”/g;

const PLAN_HEADING =
  /下一?步|下一年|(?<!结转)下年度|下一阶段|下阶段|今后|打算|工作计划|工作安排|工作思路|目标举措|努力方向|工作重点及安排|对策建议|工作建议|(?:\d{4}|[二〇○零一三四五六七八九]{4})年(?:度)?(?:的)?(?:主要|重点|工作)*(?:安排|计划|目标|思路)/;
const YEAR_IN_HEADING = /(\d{4}|[二〇○零一三四五六七八九]{4})年/g;
const REPORTS_HEADING = /落实情况|完成情况|成效|总结|回顾|开展情况|工作情况/;

/** True for the heading of a part that speaks of what is still to be done, such as one that names a later year. */
export function isPlanHeading(heading: string, reportYear: number | null): boolean {
  const words = heading.replace(NAMED, '');
  const years = Array.from(words.matchAll(YEAR_IN_HEADING), (match) => Number(parseNumeral(match[1] ?? '')));
  if (reportYear !== null && years.some((year) => year > reportYear) && !/[-—–至到]/.test(words)) return true;
  return PLAN_HEADING.test(words) && !REPORTS_HEADING.test(words);
}

/** True for the words with which a sentence turns to what is still to be done. */
export function opensPlan(sentence: string, reportYear: number | null): boolean {
  if (/^\s*(?:下一?步|下一阶段|下阶段|今后|明年|来年|新的?一年|下一?年度?|接下来)/.test(sentence))
    return true;
  const year = /^\s*(\d{4})年(?!\d|1月)/.exec(sentence)?.[1];
  return (
    year !== undefined &&
    reportYear !== null &&
    Number(year) > reportYear &&
    /将|力争|计划|拟|继续|进一步|目标|争取|预计|确保|要/.test(sentence)
  );
}

/** True for a sentence that says of itself that it tells what has been done, after plans were spoken of. */
export function returnsToResults(sentence: string, reportYear: number | null): boolean {
  const year = /^\s*(\d{4})年/.exec(sentence)?.[1];
  if (year !== undefined && reportYear !== null) return Number(year) <= reportYear;
  return /^\s*(?:全年|本年|今年|截[至止]|目前|已|一年来)/.test(sentence);
}

/** True for the heading of a part that looks back over several years: 过去五年工作回顾. */
export function looksBackYears(heading: string): boolean {
  return /(?:过去|近|这|本届)?[二两三四五六七八九十]年(?:来|间)?(?:的)?[^，,]{0,8}(?:回顾|成效|成就|总结)|本届政府[^，,]{0,8}回顾/.test(
    heading.replace(NAMED, ''),
  );
}

const TARGET_VERB =
  /力争|预计|^建议(?![书案]|\d|保留|废止|修[改订]|失效|宣布|继续有效)|预期目标|拟于|争取(?:在|到|实现|达)|计划(?:在|于|到|开展|实施|新增|建设|建成|培训|组织|完成|用)|目标(?:为|是|值)|将(?:再|达|超过|突破|下降|上升|增长|增加|减少|实现|新增|完成|建成|提升|提高|压减|覆盖|培训|开展|组织|举办|培育|建设|打造|推进|继续|进一步|于|在)/;
const REQUIREMENT =
  /确保(?![^，,]*(?:以来|全年|累计|已|共))|不低于|要求[^，,]{0,10}(?:达|不少于)|应当?(?:达到|不少于|不超过)|须(?:达|不少于)/;
const TARGET_AFTER = /^[^，,。；;]{0,12}(?:的)?(?:目标|任务目标)/;
/** Words with which a report comes back to what has been done. */
const DONE = /^(?:全年|当年|本年|年内|已|共(?!同)|累计|目前|今年以来|现已|截[至止])/;

const EARLIER =
  /(?:自|从)?(\d{4})年[^，,。；;]{0,14}?(?:以来|至今(?!年)|起)|(?:[二两三四五六七八九十]|(?<!\d)\d{1,2})年(?:多)?(?:来|间)|(?:近|过去|这)(?:[二两三四五六七八九十]|\d{1,2})年|近年来|近几年|历年(?=来|累计|共|总)|十[一二三四五]五[”"]?(?:规划|时期|期间)?以来|十[八九]大以来|二十大以来|(?:普法|规划|行动|改革|专项|建(?:国|市|县|党)|成立|启动|设立|开展|运行|组建|开通|挂牌)[^，,。；;]{0,10}以来|自[^，,。；;]{2,20}以来/;
const THIS_YEAR_SINCE = /今年以来|年初以来|本年度以来|(?<![二两三四五六七八九十])一年来/;

/** What earlier clauses of the sentence set for the later ones. */
export interface KindState {
  isTarget: boolean;
  isCumulative: boolean;
}

/** Words that come back to a single year after a stretch of several. */
const ONE_YEAR =
  /^(?:其中)?[，,]?(?:当年|本年|全年|今年|年内|去年|\d{4}年(?!\d{0,2}月?[-—–~～至到]|[^，,。；;]{0,14}(?:以来|至今(?!年))))/;

/** Carries 力争 and 自…以来 on to the clauses that follow; 全年 and its like end a target. */
export function nextKindState(state: KindState, clauseText: string, year: number | null): KindState {
  const text = clauseText.replace(NAMED, '').trim();
  const isTarget = TARGET_VERB.test(text) || (state.isTarget && !DONE.test(text));
  return {
    isTarget,
    isCumulative: (state.isCumulative && !ONE_YEAR.test(text)) || speaksOfEarlierYears(clauseText, year),
  };
}

function speaksOfEarlierYears(text: string, year: number | null): boolean {
  const span = SEVERAL_YEARS.exec(text);
  if (span !== null && span[1] !== span[2]) return true;
  const match = EARLIER.exec(text);
  if (match === null) return false;
  const since = match[1];
  if (since !== undefined) return year === null || Number(since) < year;
  return !THIS_YEAR_SINCE.test(text);
}

const CHANGE_VERB =
  '增长|上升|下降|降低|减少|增加|提升|提高|压减|压缩|缩短|缩减|精简|提速|递增|递减|回落|攀升|翻了?|增|降|涨|减|节省|节约';
const CHANGE_RIGHT_BEFORE = new RegExp(
  `(?:${CHANGE_VERB})(?:了|率|幅度|比例|幅)?(?:约|近|超过?|达到?|为|逾|将近|高达|整整)*\\s*$`,
);
const CHANGE_RATE =
  /(?:增幅|降幅|涨幅|增速|增长率|下降率|压缩率|压减率|缩减率|提速率|压缩比例?|压减比例)(?:约|近|超过?|达到?|为|是|在)*\s*$/;
const LEVEL_RIGHT_BEFORE =
  /(?:增|减|降|升|长|加|少|高|低|缩|短|大|展|合并|精简)(?:至|到|为|成)(?:约|近|了|超过?)*\s*$/;
const COMPARED =
  /(?:同比|环比|较(?:上年|去年|上一年|同期|\d{4}年|前一年|改革前|原)|比(?:上年|去年|上一年|同期|\d{4}年|前一年|改革前|原)|与(?:上年|去年|上一年|同期|\d{4}年)[^，,]{0,6}相比)/;
const SHRINKING_OBJECT = /(?:压缩|压减|缩短|减少|精简|缩减|节省|节约|提速)[^，,。；;、至到为]{0,10}$/;

/** Judges one statement; `isPlan` says that it stands in a part about what is still to be done. */
export function kindOf(
  statement: Statement,
  clauseText: string,
  state: KindState,
  isPlan: boolean,
): FigureKind {
  const before = statement.mention.before.trimEnd();
  const { unit, start, numeral } = statement.mention.quantity;
  if (isPlan || isTarget(statement, state)) return 'target';
  if (isChange(before, clauseText, unit, numeral.start - start)) return 'change';
  return state.isCumulative ? 'cumulative' : 'level';
}

function isTarget(statement: Statement, state: KindState): boolean {
  const before = statement.mention.before.replace(NAMED, '');
  const qualifierIsFloor = /不低于\s*$/.test(before) || before.includes('不低于');
  return (
    state.isTarget ||
    REQUIREMENT.test(before) ||
    qualifierIsFloor ||
    TARGET_AFTER.test(statement.mention.after.replace(/^[”"]/, ''))
  );
}

function isChange(before: string, clauseText: string, unit: string, qualifierLength: number): boolean {
  if (/个?百分点$/.test(unit)) return true;
  // The qualifier (超过, 近) was cut off as part of the quantity, so the verb may end the words before it.
  const words = qualifierLength > 0 ? before.trimEnd() : before;
  if (LEVEL_RIGHT_BEFORE.test(words)) return false;
  if (CHANGE_RATE.test(words)) return true;
  if (unit === '%' || unit === '倍' || unit === '成') {
    return CHANGE_RIGHT_BEFORE.test(words) || SHRINKING_OBJECT.test(words);
  }
  if (COMPARED.test(clauseText) && CHANGE_RIGHT_BEFORE.test(words)) return true;
  if (/(?:同比|环比|[较比](?:上年|去年|上一年|\d{4}年)度?(?:同期)?)[^，,]{0,6}[多少]出?\s*$/.test(words))
    return true;
  if (/(?:排名|位次|名次)[^，,]{0,8}(?:上升|提升|前移|前进|下降|后移)了?\s*$/.test(words)) return true;
  return /(?:压缩|压减|缩短|减少|缩减)(?:了)?[^，,。；;、至到为]{0,10}$/.test(words);
}
