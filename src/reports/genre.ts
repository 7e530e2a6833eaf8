/**
 * Whether a text is one of the reports that are read. Half of the pages that bodies publish have no title on them, and a
 * refusal loses every figure of a report: so a text is refused for what it is (a notice, a law, another document), or for
 * having neither the words nor the manner of the genre.
 */

import { findTypicalKind } from './report-kind.ts';

/** What the genre is judged by, folded. */
export interface GenreEvidence {
  /** `''` for a text without a title. */
  title: string;
  /** The name of a document of another kind where a title would stand; null when there is none. */
  otherDocument: string | null;
  /** The text before its first part. */
  opening: string;
  /** Headings of the parts of level 1. */
  headings: readonly string[];
  body: string;
  /** Whether the text has numbered parts. */
  hasParts: boolean;
}

/** Matters that such a report speaks of; one alone is in any text of an administration. */
const MATTERS =
  /法治政府|依法行政|法治|行政执法|执法人员|行政复议|行政诉讼|行政应诉|出庭应诉|规范性文件|合法性审[查核]|重大行政决策|行政处罚|行政许可|行政审批|普法|法律明白人|法律顾问|矛盾纠纷|人民调解|权[责力]清单|政务服务|信息公开|政务公开|人民政府|政府工作|人大代表|依法治/gu;
/** How a report announces itself: 「现将有关情况报告如下」「向大会报告工作，请予审议」. */
const ANNOUNCEMENT =
  /(?:报告|汇报|总结|公布|公开|公告|通报|说明|分析|情况|小结)如下|报告工作,请予?审议|请予?审议/u;
/** A body that speaks of its own work. */
const OWN_VOICE =
  /[我本](?:省|自治区|市|自治州|州|盟|县|区|旗|镇|乡|街道|局|委(?!员)|厅|办(?!法)|中心|单位|机关|部门|辖区)|全(?:省|市|州|县|区|旗|镇|乡|街道)/gu;
/** What only a notice says, or a law. */
const NOTICE =
  /印发给你们|请(?:各[^,。]{0,16})?(?:结合[^,。]{0,12})?,?(?:认真|严格|遵照|抓好)(?:组织)?(?:贯彻|执行|落实|实施)|特此通知|提出(?:如下|以下)(?:实施)?意见|招标公告|采购公告|供应商资格/u;
const ARTICLES = /^\s*第[一二三四五六七八九十百零\d]+条[\s  ]/gmu;

const LEAST_MATTERS = 2;
const LEAST_MATTERS_UNANNOUNCED = 3;
const LEAST_OWN_VOICE = 2;
const MOST_ARTICLES = 3;

/** How many different matters of the genre a text speaks of. */
export function countMatters(text: string): number {
  return new Set(text.match(MATTERS)).size;
}

/**
 * Whether the text reads as a report of the genre though no title or announcement names its kind: it announces itself or
 * speaks of its own work in parts, on several of the genre's matters, and is no notice and no law.
 */
export function readsAsReport({ otherDocument, opening, body, hasParts }: GenreEvidence): boolean {
  const isAnnounced = ANNOUNCEMENT.test(opening) || ANNOUNCEMENT.test(body.slice(0, 600));
  const isNotice = NOTICE.test(body) && !isAnnounced;
  if (isNotice || (body.match(ARTICLES)?.length ?? 0) >= MOST_ARTICLES) return false;
  if (otherDocument !== null && !isAnnounced) return false;
  const matters = countMatters(body);
  if (isAnnounced) return matters >= LEAST_MATTERS;
  const speaks = (body.match(OWN_VOICE)?.length ?? 0) >= LEAST_OWN_VOICE;
  const isTypical = matters >= LEAST_MATTERS || findTypicalKind(body) !== null;
  return (hasParts && isTypical) || (speaks && matters >= LEAST_MATTERS_UNANNOUNCED);
}
