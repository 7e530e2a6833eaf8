import type { CheckDoubt } from './check.ts';
import type { Site } from './rule.ts';

/** Two counts that a rate may be the quotient of. */
export interface Quotient {
  numerators: Site[];
  denominator: Site;
  /** Null when the rate has to be this quotient; else why it need not. */
  mustHold: CheckDoubt | null;
}

/**
 * What rates are the share of, in the genre's words. A reading is tried where a number's own words fit; only a strict one, whose
 * two counts can mean nothing else, shows an error where the quotient is another.
 */
export interface RateReading {
  /** The rate's own words. */
  rate: RegExp;
  numerator: RegExp;
  denominator: RegExp;
  /** Whether the rate has to be this quotient where both stand beside it. */
  isStrict: boolean;
}

/** Rates of things done in time, of those asked, or as far as one can tell are no quotient of the counts beside them. */
export const LOOSE_RATE = /按期|按时|及时|期限|限时|满意|平均|网办|入驻|覆盖|综合/u;

/** Counts of a narrower thing than a rate is of: 12 hard disputes settled of 320, 12 hearings attended by the head in person. */
export const NARROWED =
  /重大|疑难|复杂|积案|信访|典型|涉[企农外]|正职|副职|主要|一把手|分管|班子|亲自|带头|补正|评选|推荐|选[树出]/u;

export const RATE_READINGS: readonly RateReading[] = [
  {
    rate: /出庭(?:应诉)?率/u,
    numerator: /(?<!应|应当)出庭(?!率)/u,
    denominator: /应(?:当)?(?:由[^，,]{0,8})?出庭/u,
    isStrict: true,
  },
  {
    rate: /出庭(?:应诉)?率/u,
    numerator: /出庭(?!率)/u,
    denominator: /(?:诉讼|应诉|一审|行政|开庭)[^，,]{0,8}案件|开庭|应诉案/u,
    isStrict: false,
  },
  {
    rate: /(?<!不)合格率/u,
    numerator: /(?<!不)合格(?!率)|通过(?!率)/u,
    denominator: /参加(?!.{0,6}培训)|参考|应考|考试|抽检|抽查|检测|评查/u,
    isStrict: true,
  },
  { rate: /优秀率/u, numerator: /优秀(?!率)/u, denominator: /评查|抽查|抽评|案卷/u, isStrict: true },
  {
    rate: /受理率/u,
    numerator: /(?<!不予|不|未)受理(?!率)/u,
    denominator: /收到|接收|收案|新收|申请/u,
    isStrict: true,
  },
  {
    rate: /立案率/u,
    numerator: /(?<!不予|不|未)立案(?!率)/u,
    denominator: /收到|接收|收案|新收|申请/u,
    isStrict: false,
  },
  {
    rate: /败诉率/u,
    numerator: /(?<!未|无)败诉(?!率)/u,
    denominator: /审结|(?:判决|裁判|裁决)(?!维持|驳回|撤销|确认|变更|责令|支持)/u,
    isStrict: true,
  },
  {
    rate: /胜诉率/u,
    numerator: /胜诉(?!率)/u,
    denominator: /审结|(?:判决|裁判|裁决)(?!维持|驳回|撤销|确认|变更|责令|支持)/u,
    isStrict: true,
  },
  { rate: /化解率/u, numerator: /化解(?!率)/u, denominator: /排查/u, isStrict: true },
  { rate: /调处率/u, numerator: /调处(?!率)/u, denominator: /排查/u, isStrict: true },
  {
    rate: /化解率|调处率|成功率/u,
    numerator: /化解(?!率)|调处(?!率)|成功(?!率)|达成协议/u,
    denominator: /受理|排查|调解|调处|纠纷/u,
    isStrict: false,
  },
  {
    rate: /办结率|审结率|结案率/u,
    numerator: /办结(?!率)|审结(?!率)|结案(?!率)|已结/u,
    denominator: /受理|立案|收到|收案|接收|应办/u,
    isStrict: false,
  },
  { rate: /维持率/u, numerator: /维持(?!率)/u, denominator: /审结|办结|结案/u, isStrict: false },
  { rate: /驳回率/u, numerator: /驳回(?!率)/u, denominator: /审结|办结|结案/u, isStrict: false },
  { rate: /终止率/u, numerator: /终止(?!率)/u, denominator: /审结|办结|结案/u, isStrict: false },
  { rate: /答复率/u, numerator: /答复(?!率)|办结(?!率)/u, denominator: /收到|申请/u, isStrict: false },
  {
    rate: /调解率|和解率|调撤率/u,
    numerator: /调解(?!率)|和解(?!率)/u,
    denominator: /审结|办结|结案/u,
    isStrict: false,
  },
  { rate: /完成率/u, numerator: /完成(?!率)/u, denominator: /抽查|任务|计划|应/u, isStrict: false },
  {
    rate: /持证率/u,
    numerator: /持证(?!率)|持有/u,
    denominator: /在编|执法人员|应持证/u,
    isStrict: false,
  },
];
