import type { Operation } from './question.ts';

/** In order: the first that fits. What a plain question wants is a look-up. */
const OPERATION_WORDS: [Operation, RegExp][] = [
  ['check', /对得上|对不上|勾稽|加起来.{0,8}(?:等于|对|是不是|吗)|是否(?:一致|相符|平衡)|\badd up\b/iu],
  [
    'rank',
    /最[多少高低大小]|谁[^,。?]{1,14}[多少高低](?:[?。]|一些|$)|排[一个]{0,2}[名序队行]|排一?下|第一名|谁(?:更)?[多少高低]|哪[个里儿家]?(?:区|县|市|镇|地方|地)?(?:更)?[多少高低]|哪[个里儿家][^,。?]{1,14}?(?:更|最)?(?:[多高低大小]|(?<!多)少)(?:一?[些点])?(?=[?。!呢啊呀]|$)|\brank\b|\bhighest\b|\blowest\b|\bmost\b|\bleast\b|\bfewest\b|\blargest\b/iu,
  ],
  ['ratio', /几倍|多少倍|倍数|\bhow many times\b|\bratio of\b/iu],
  [
    'difference',
    /相差|差(?:多少|几)|差距|[多少高低](?:了|出)?(?:多少|几)(?=[件宗起个份名人家条次项%]|$|[?吗呢。])|\bdifference\b/iu,
  ],
  ['average', /平均|均值|\baverage\b|\bmean\b/iu],
  [
    'sum',
    /一共|总共|合计|共计|加起来|加总|总和|之和|相加|\bin total\b|\bsum\b|\bcombined\b|\baltogether\b/iu,
  ],
  [
    'compare',
    /比较|对比|相比|比一?比|[和与跟同].{1,20}比|比(?:一下|起来)?呢|\bcompare\b|\bversus\b|\bvs\b/iu,
  ],
];

/** Forms that put a number up for confirmation. */
const CLAIM =
  /(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*(?:[万亿])?\s*(?:[余多])?\s*[^\d\s,。?!]{0,4}?\s*(?:对吗|对吧|是吗|是吧|吧|吗|对不对|是不是|没错吧|正确吗|属实|准确吗|真的吗|\bright\b|\bcorrect\b)/iu;
const CLAIM_BEFORE = /(?:是不是|是否|难道是|\bis it\b|\bwas it\b)\s*(\d[\d,]*(?:\.\d+)?)/iu;

const CLAIM_LEAD = /核[一实对查]下?|确认一?下|有人[讲说]|听说|据说|印象中/u;
const NUMBER_COUNTED =
  /(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*[万亿]?\s*(?:[%件宗起个份名人家条次项户场篇部元]|$)/gu;

export interface Operations {
  operation: Operation;
  /** The number a question puts up for confirmation, without separators; null when it claims none. */
  claim: string | null;
}

/**
 * Reads what is to be done with the figures.
 * @param text Normalised question whose years are blanked, so that 2024年对吗 claims no 2024.
 * @example parseOperation('滨海复议1423件对吗') // { operation: 'verify', claim: '1423' }
 */
export function parseOperation(text: string): Operations {
  const claim =
    (CLAIM.exec(text) ?? CLAIM_BEFORE.exec(text) ?? claimLedIn(text))?.[1]?.replaceAll(',', '') ?? null;
  if (claim !== null) return { operation: 'verify', claim };
  return { operation: OPERATION_WORDS.find(([, words]) => words.test(text))?.[0] ?? 'lookup', claim: null };
}

/** 「听说受理了98件」 puts up its last number, unless it asks for one itself. */
function claimLedIn(text: string): RegExpMatchArray | null {
  if (!CLAIM_LEAD.test(text) || /多少|几/u.test(text)) return null;
  return [...text.matchAll(NUMBER_COUNTED)].at(-1) ?? null;
}
