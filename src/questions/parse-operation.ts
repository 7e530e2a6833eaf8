import { product } from '../numbers/decimal.ts';
import type { Claim, Operation } from './question.ts';

const LEAST = '[少低小]';
const MOST = '[多高大]';

/** 谁受理得多, 哪个区的成功率更高: one of several is sought by its value. */
function seeksOne(direction: string): RegExp {
  return new RegExp(
    `谁[^,。?]{0,14}${direction}(?:[?。]|一些|$)|谁(?:更|最)?${direction}|哪[个里儿家]?(?:区|县|市|镇|地方|地)?(?:更|最)?(?<!多)${direction}|哪[个里儿家][^,。?]{1,14}?(?:更|最)?(?<!多)${direction}(?:一?[些点])?(?=[?。!呢啊呀]|$)`,
    'u',
  );
}

/** In order: the first that fits. What a plain question wants is a look-up. */
const OPERATION_WORDS: [Operation, RegExp][] = [
  ['check', /对得上|对不上|勾稽|加起来.{0,8}(?:等于|对|是不是|吗)|是否(?:一致|相符|平衡)|\badd up\b/iu],
  [
    'page',
    /一页纸?的?[^,。?]{0,6}(?:材料|表|情况|说明)|一页纸|一张[^,。?]{0,8}表|\bone[- ]pager?\b|\bone page\b/iu,
  ],
  [
    'original_text',
    /原文(?!件|化)|原话|原句|一字不[差改]|\bverbatim\b|\bexact words\b|\b(?:exact|original) (?:wording|text|sentence)\b/iu,
  ],
  [
    'trend',
    /趋势|走势|逐年|历年|一年比一年|[这近]几年[^,。?]{0,10}(?:变化|怎么变|升|降|涨|增|减)|变化曲线|\btrends?\b|\bover the (?:past |last )?(?:\w+ )?years\b|\byear by year\b|\bevery year\b/iu,
  ],
  [
    'rank',
    /排[一个]{0,2}[名序队行]|排一?下|名次|从[高大多][^,。?]{0,3}到[低小少]|从[低小少][^,。?]{0,3}到[高大多]|前[二两三四五六七八九十\d]+名|\brank\b|\btop \w+\b|\bin order\b/iu,
  ],
  [
    'smallest',
    /\bwhich (?:one |of them )?(?:is|was|has|had)(?: the)? (?:lower|less|fewer|smaller)\b|最[少低小](?!限度|化)|垫底|末位|倒数第一|\blowest\b|\bleast\b|\bfewest\b|\bsmallest\b/iu,
  ],
  [
    'largest',
    /\bwhich (?:one |of them )?(?:is|was|has|had)(?: the)? (?:higher|more|larger|bigger|greater)\b|最[多高大](?!跑|限度|化|人民法院|法)|第一名|居首|\bhighest\b|\bmost\b|\blargest\b|\bgreatest\b/iu,
  ],
  ['smallest', seeksOne(LEAST)],
  ['largest', seeksOne(MOST)],
  ['ratio', /几倍|多少倍|倍数|\bhow many times\b|\bratio of\b/iu],
  [
    'change',
    /同比|环比|[比较跟和与](?:去年|上一?年度?|前一年|上年同期)[^,。?]{0,12}(?:[多少高低快慢升降增减涨]|变|怎)|(?:增长|下降|上升|增加|减少)(?:了|率|幅度?)?(?:多少|几|百分之)|(?:增|降|升|涨|变化)幅|有(?:什么|啥|多大)变化|\byear[- ]on[- ]year\b|\b(?:change|grow|growth|increase|decrease|drop|rise|fall|rose|fell|more|fewer|less)\b.{0,40}\b(?:last|previous|prior) year\b|\bby how much\b.{0,40}\b(?:change|grow|increase|decrease|drop|rise|fall)/iu,
  ],
  [
    'difference',
    /相差|差(?:多少|几)|差距|[多少高低](?:了|出)?(?:多少|几)(?=[件宗起个份名人家条次项%]|$|[?吗呢。])|\bdifference\b/iu,
  ],
  ['average', /平均|均值|\baverage\b|(?<!\bi )\bmean\b(?!s| by)/iu],
  [
    'share',
    /占比|比重|占(?:了|全部|总数|总量|整个|所有)?[^,。?地用]{0,14}(?:多少|几|百分|比例)|\bshare of\b|\bproportion of\b|\bwhat (?:percent|percentage|share|proportion)\b/iu,
  ],
  [
    'sum',
    /一共|总共|合计|共计|加起来|加总|总和|之和|相加|\bin total\b|\bsum\b|\bcombined\b|\baltogether\b/iu,
  ],
  [
    'compare',
    /比较|对比|相比|比一?比|[和与跟同].{1,20}比|比(?:一下|起来)?呢|\bcompare\b|\bversus\b|\bvs\b/iu,
  ],
  [
    'list',
    /列(?:出|举|一下|一列|个清单|成清单)|罗列|[有是]哪些(?:数字|数据|指标)|(?:所有|全部|全都?)的?(?:数字|数据|指标)|\blist (?:all|the|every|out)\b|\b(?:what|which|all) (?:the )?figures\b/iu,
  ],
];

/** Forms that put a number up for confirmation. */
const CLAIM =
  /(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*(?:[万亿])?\s*(?:[余多])?\s*[^\d\s,。?!]{0,4}?\s*[,。]?\s*(?:对吗|对吧|是吗|是吧|吧|吗|对不对|是不是|没错吧|正确吗|属实|准确吗|真的吗|\bright\b|\bcorrect\b)/iu;
const CLAIM_BEFORE =
  /(?:是不是|是否|有没有|难道是|\bis it\b|\bwas it\b)\s*(?:超过了?|多于|大于|高于|达到了?|少于|不到|不足|低于|有|more than|over|above|less than|under|below)?\s*(\d[\d,]*(?:\.\d+)?)/iu;
/** Before a number: it is put up as a bound. */
const OVER = /(?:超过了?|超|多于|大于|高于|突破了?|\bmore than|\bover|\babove|\bexceed(?:ed|s)?)\s*$/iu;
const UNDER = /(?:少于|不到|不足|低于|没到|\bless than|\bunder|\bbelow)\s*$/iu;
const MULTIPLES: [string, string][] = [
  ['万', '10000'],
  ['亿', '100000000'],
];

const CLAIM_LEAD = /核[一实对查]下?|确认一?下|有人[讲说]|听说|据说|印象中/u;
const NUMBER_COUNTED =
  /(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*[万亿]?\s*(?:[%件宗起个份名人家条次项户场篇部元]|$)/gu;

export interface Operations {
  operation: Operation;
  /** The number a question puts up for confirmation; null when it claims none. */
  claim: Claim | null;
}

/**
 * Reads what is to be done with the figures.
 * @param text Normalised question whose years are blanked, so that 2024年对吗 claims no 2024.
 * @example parseOperation('甲县复议1423件对吗') // { operation: 'verify', claim: { value: '1423', relation: 'equals' } }
 */
export function parseOperation(text: string): Operations {
  const claimed = CLAIM.exec(text) ?? CLAIM_BEFORE.exec(text) ?? claimLedIn(text);
  if (claimed) return { operation: 'verify', claim: readClaim(text, claimed) };
  return { operation: OPERATION_WORDS.find(([, words]) => words.test(text))?.[0] ?? 'lookup', claim: null };
}

function readClaim(text: string, match: RegExpMatchArray): Claim {
  const digits = match[1] ?? '';
  const start = text.indexOf(digits, match.index);
  const before = text.slice(0, start);
  const multiple = MULTIPLES.find(([word]) =>
    text
      .slice(start + digits.length)
      .trimStart()
      .startsWith(word),
  );
  const value = digits.replaceAll(',', '');
  return {
    value: multiple ? product(value, multiple[1]) : value,
    relation: OVER.test(before) ? 'over' : UNDER.test(before) ? 'under' : 'equals',
  };
}

/** 「听说受理了98件」 puts up its last number, unless it asks for one itself. */
function claimLedIn(text: string): RegExpMatchArray | null {
  if (!CLAIM_LEAD.test(text) || /多少|几/u.test(text)) return null;
  return [...text.matchAll(NUMBER_COUNTED)].at(-1) ?? null;
}
