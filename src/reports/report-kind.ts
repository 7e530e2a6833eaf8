import type { ReportKind } from './report.ts';

interface KindRule {
  kind: ReportKind;
  /** Wordings that a title or an opening of this kind holds. */
  named: RegExp;
  /** Wordings whose repetition in the text speaks for this kind when neither title nor opening tells. */
  typical: RegExp;
}

/** In the order tried: 「法治政府工作报告」 is no 政府工作报告, and a 法治政府 report also counts reconsideration cases. */
const RULES: readonly KindRule[] = [
  {
    kind: '法治政府建设年度报告',
    named: /法治政府|依法行政|法治建设|依法治[省市县区州旗镇乡街]|法治(?:[\p{Script=Han}]{2,4})?建设/u,
    typical: /法治政府|依法行政|第一责任人|规范性文件|行政执法/gu,
  },
  {
    kind: '政府信息公开工作年度报告',
    named: /(?:政府|政务)信?息?公开(?:工作)?.{0,12}(?:报告|年报|总结|情况)|信息公开.{0,6}年度报告/u,
    typical: /政府信息公开|政务公开|依申请公开|主动公开/gu,
  },
  {
    kind: '行政复议和应诉统计分析',
    named: /行政(?:复议|应诉|诉讼).{0,24}(?:统计|分析|情况|白皮书|报告|数据)/u,
    typical: /行政复议|行政应诉|被申请人|审结/gu,
  },
  {
    kind: '政府工作报告',
    named: /政府工作(?:的)?报告|代表.{0,12}政府,?向大会.{0,4}(?:报告|作)/u,
    typical: /地区生产总值|各位代表|固定资产投资|一般公共预算收入/gu,
  },
];

/** Mentions from which a wording counts as typical of the text. */
const TYPICAL_MENTIONS = 5;
const ANNOUNCES = /(?:现[将就把向]|本(?:年度)?报告|我(?:受|代表))[^。]*/gu;
const LOOKS_BACK = /情况|成效|举措|措施|做法|总结|回顾/u;

/** The kind that an opening announces (「现将…法治政府建设工作情况报告如下」) or that a heading on a past year names. */
export function findAnnouncedKind(opening: string, headings: readonly string[]): ReportKind | null {
  const announced = opening.match(ANNOUNCES) ?? [];
  const dated = headings.filter((heading) => /\d{4}年/u.test(heading) && LOOKS_BACK.test(heading));
  for (const words of [...announced, ...dated]) {
    const kind = findNamedKind(words);
    if (kind !== null) return kind;
  }
  return null;
}

/** The kind that words name, in a title or an opening; null when they name none. */
export function findNamedKind(words: string): ReportKind | null {
  return RULES.find((rule) => rule.named.test(words))?.kind ?? null;
}

/** The kind whose typical words a text repeats most; null below five mentions of any. Ties go to the earlier kind. */
export function findTypicalKind(text: string): ReportKind | null {
  const counted = RULES.map((rule) => ({ kind: rule.kind, mentions: text.match(rule.typical)?.length ?? 0 }));
  const [best] = counted.sort((one, other) => other.mentions - one.mentions);
  return best !== undefined && best.mentions >= TYPICAL_MENTIONS ? best.kind : null;
}
