/** How strictly a question holds to what it names. */
export interface Strictness {
  /** True when only the very stage or scope named answers: 受理数, 「不含诉讼」; 「受理了多少」 asks for a caseload in everyday words. */
  exact: boolean;
  /** True when what really came out is asked for, which no target tells: 实际, 完成了. */
  actual: boolean;
}

/** A stage by its name as a column of a table has it. */
const STAGE_AS_FIELD =
  /(?:受理|收到|新收|收案|立案|接收|申请|审结|办结|结案|应诉|诉讼|出庭)(?:案件|申请|案|件)?的?(?:总数量?|总量|总件数|数量?|件数)(?!据|字|[^,。?]{0,2}[比占])/u;

/** Words that leave the neighbours of a thing out. */
const LEAVES_OUT =
  /(?:只|仅|单)(?:算|看|指|要|统计|计算)|不(?:包?含|包括|算|计)(?!在内)|刨[去出掉除]|除[去开掉]|撇[开去]|剔除|扣除|不光|(?<!是)不是(?=新收|收到|受理|立案|审结|办结)|\b(?:excluding|not (?:including|counting)|only counting)\b/iu;

const REALLY = /实际(?!上)|实绩|(?:完成|达到|做到|实现)了|最终|\bactual(?:ly)?\b|\bachieved\b/iu;

/**
 * Reads how strictly a question is meant.
 * @example parseStrictness('甲区行政复议受理数').exact // true
 */
export function parseStrictness(text: string): Strictness {
  return { exact: STAGE_AS_FIELD.test(text) || LEAVES_OUT.test(text), actual: REALLY.test(text) };
}
