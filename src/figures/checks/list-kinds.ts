/**
 * Lists whose members exclude each other, by the genre's words: outcomes of a procedure, grades, instances. Only in these does
 * a sum larger than the whole show an error; any other 其中 list may count one case twice.
 */
import type { Site } from './rule.ts';

/** One such list. A word of `members` or `whole` is looked for in a figure's own words. */
export interface ListKind {
  /** Each alternative is one member; a list names each at most once. */
  members: readonly RegExp[];
  /** Members that may be counted within others: 调解 within 终止, 纠错 of 撤销 and 变更. With and without them is both right. */
  inner: RegExp | null;
  /** What the list parts; a list without 其中 needs it. */
  whole: RegExp;
  /**
   * Groups of members of which a full list names one each; null when a list of this kind need not name all.
   */
  full: readonly RegExp[] | null;
  /** Groups of members that leave nothing over: who names one of each, and still fits no reading, is wrong. Null: none do. */
  closed: readonly RegExp[] | null;
  /** Whether what it lists may have come in before its whole did, and so be more: answers to the applications of two years. */
  carries: boolean;
}

export const LIST_KINDS: readonly ListKind[] = [
  // Outcomes of reconsideration and of suits.
  {
    members: [
      /维持/u,
      /驳回(?!起诉|诉讼请求|诉求|原告)/u,
      /驳回(?:原告)?(?:诉讼请求|诉求)/u,
      /驳回(?:原告)?起诉/u,
      /撤销(?!重作|并责令)/u,
      /撤销(?:重作|并责令)/u,
      /变更/u,
      /确认违法/u,
      /确认无效/u,
      /责令/u,
      /终止/u,
      /撤诉/u,
      /撤回/u,
      /移送/u,
      /调解|和解/u,
      /未?败诉/u,
      /胜诉/u,
      /纠错(?!率)/u,
    ],
    inner: /撤回|调解|和解|败诉|胜诉|纠错|责令重|重新作出/u,
    whole: /审结|办结|结案|裁[判决]|审理终结|判决|纠错(?!率)/u,
    full: [/维持|驳回/u, /驳回/u, /终止|撤诉|撤回/u, /撤销|变更|确认违法|责令|纠错/u],
    closed: null,
    carries: false,
  },
  // What becomes of applications for reconsideration.
  {
    members: [
      /(?<!不予|不|未)(?:受理|立案)/u,
      /(?:不予|不|未予?)(?:受理|立案)/u,
      /视为|放弃|按撤回|撤回/u,
      /告知|转送|移送|其他机关/u,
      /其他/u,
      /补正|审查/u,
    ],
    inner: null,
    whole: /收到|申请|接收|新收|收案/u,
    full: null,
    closed: null,
    carries: false,
  },
  // What becomes of documents that are cleaned up.
  {
    members: [/保留|继续有效/u, /修改|修订/u, /废止(?!.{0,2}失效)/u, /失效(?!.{0,2}废止)/u],
    inner: /修改|修订/u,
    whole: /清理|评估|梳理/u,
    full: null,
    closed: [/保留|继续有效/u, /废止/u],
    carries: false,
  },
  // Grades of files and papers.
  {
    members: [/优秀|优良/u, /良好/u, /(?<!不|基本)合格/u, /一般|基本合格/u, /不合格/u],
    inner: /优秀|优良|良好/u,
    whole: /评查|抽查|抽评|案卷|检查/u,
    full: null,
    closed: [/(?<!不|基本)合格/u, /不合格/u],
    carries: false,
  },
  // Instances.
  {
    members: [/一审/u, /二审/u, /再审/u],
    inner: null,
    whole: /诉讼|应诉/u,
    full: null,
    closed: null,
    carries: false,
  },
  // Done and not yet done.
  {
    members: [
      /(?<!未|尚未|未审|未办)(?:审结|办结|结案|已结)(?!转)/u,
      /未结|未审结|未办结|在审|在办|正在|尚在|尚未|待审/u,
    ],
    inner: null,
    whole: /收|受理|立案|案件|申请/u,
    full: null,
    closed: null,
    carries: true,
  },
  // Fields of law that a case of legal aid is of.
  {
    members: [/民事/u, /刑事/u, /行政/u],
    inner: null,
    whole: /法律援助/u,
    full: null,
    closed: null,
    carries: false,
  },
  // What deputies and committee members hand in.
  {
    members: [/建议(?!提案|和提案|、提案)/u, /(?<!建议|建议和|建议、)提案/u],
    inner: null,
    whole: /建议[和、]?提案|议案提案/u,
    full: null,
    closed: null,
    carries: false,
  },
  // Levels of bodies.
  {
    members: [/省[级直]/u, /市[级直]/u, /[县区][级直]/u, /乡镇|街道|镇街|镇级/u],
    inner: null,
    whole: /人员|证|人数|干部/u,
    full: null,
    closed: null,
    carries: false,
  },
  // Answers to applications for information.
  {
    members: [
      /(?<!不)予以公开|(?<!不予|部分)同意公开/u,
      /部分公开/u,
      /不予公开/u,
      /无法提供/u,
      /不予处理/u,
      /其他/u,
    ],
    inner: null,
    whole: /办结|答复|办理|申请|收到/u,
    full: [/(?<!不)予以公开/u, /部分公开/u, /不予公开/u, /无法提供/u, /不予处理/u, /其他/u],
    closed: null,
    carries: true,
  },
  // Answered and carried over.
  {
    members: [/答复|办结|办理完毕/u, /结转(?:至|到)?(?:下|次)|下一?年/u],
    inner: null,
    whole: /收到|申请|依申请/u,
    full: null,
    closed: null,
    carries: true,
  },
];

/** A list as one kind reads it. */
export interface KindOfList {
  kind: ListKind;
  /** The member of `kind.members` that each site names; parallel to the sites. */
  named: number[];
}

/** The kind whose members a list's figures name, each at most once; null when none fits them all. */
export function kindOfList(sites: readonly Site[]): KindOfList | null {
  for (const kind of LIST_KINDS) {
    const named = sites.map((site) => memberOf(kind, site));
    if (named.every((member) => member !== -1) && new Set(named).size === named.length)
      return { kind, named };
  }
  return null;
}

/** Index of the member that a figure's own words name; -1 for none. */
export function memberOf({ members }: ListKind, { own, figure }: Site): number {
  const at = members.findIndex((words) => words.test(own));
  if (at !== -1) return at;
  const segment = figure.label.split('：').at(-1) ?? '';
  return members.findIndex((words) => words.test(segment));
}
