import type { Line } from './lines.ts';
import { findNumberingMark } from './numbering.ts';
import { opensWithLabel } from './page-labels.ts';

/** Marks of a web page that no sentence of a report holds. */
const PAGE_MARKS: readonly RegExp[] = [
  /(?:浏览|阅读|点击|访问)(?:次数|量|数)\s*[:]/u,
  /字[体号](?:大小)?\s*[:]|【\s*字[体号]/u,
  /ICP备|公网安备|网安备|版权所有|copyright|All\s+Rights\s+Reserved|网站标识码/iu,
];

/** Wordings of short lines around a report: buttons, navigation, page numbers. */
const SHORT_PAGE_LINES: readonly RegExp[] = [
  /^[-—–\s]*\d{1,3}[-—–\s]*$/u,
  /^第\s*\d+\s*页(?:\s*[/,]?\s*共\s*\d+\s*页)?$/u,
  /^[【[(|\s]*(?:我要)?(?:打印|关闭|收藏|分享|返回|保存)(?:本页|此页|窗口|页面|顶部|首页|列表|正文)?(?:[\]】)\s|]|$|打印|关闭|分享|收藏)/u,
  /【?\s*大\s+中\s+小\s*】?|\[\s*大\s*中?\s*小\s*\]/u,
  /扫一扫|二维码|无障碍|长者(?:模式|版|专区)|简体\s*[|/]?\s*繁[体體]|网站地图|联系我们|关于我们|设为首页|加入收藏|技术支持/u,
  /^[(【]?此件(?:主动|依申请|公开|删减|不予)/u,
  /^(?:网站)?首页\s*(?:$|[:>/»|-])/u,
  /^[^。,]{1,20}(?:\s*[>»›]\s*[^。,]{1,20})+$/u,
  /^https?:\/\/\S+$/iu,
];

const PROSE_LENGTH = 30;
/** A text's first words even where a broken line leaves them short: 「2024年，我区在市委领导下」, 「现将有关情况报告如下：」. */
const OPENS_TEXT =
  /^(?:20\d{2}|二[〇○零O][一二三四五六七八九〇○零O]{2})\s*年(?:度|来|以来)?\s*,.{8}|^现[将就把]|如下[:。]?$/u;
const SHORT_LINE_LIMIT = 120;
const TABLE_ROW_LIMIT = 500;

/** Whether a line reads as running text: long with punctuation, or a finished sentence. */
export function isProse({ text }: Line): boolean {
  return (
    (text.length >= PROSE_LENGTH && /[,。;]/u.test(text)) ||
    (text.length >= 8 && (/[。;!]$/u.test(text) || OPENS_TEXT.test(text)))
  );
}

/** Whether a line belongs to the web page or the print rather than to the report, wherever it stands. */
export function isPageLine(line: Line): boolean {
  if (PAGE_MARKS.some((pattern) => pattern.test(line.text))) return true;
  return (
    line.text.length <= SHORT_LINE_LIMIT &&
    !isProse(line) &&
    SHORT_PAGE_LINES.some((pattern) => pattern.test(line.text))
  );
}

/** Whether a line is furniture above or below the report, where also fields such as 索引号 stand. */
export function isFurniture(line: Line): boolean {
  return opensWithLabel(line) || isPageLine(line);
}

/** Whether a line carries the report's matter: running text, a numbered heading, or a row of a table. */
export function isMatter(line: Line): boolean {
  if (isFurniture(line)) return false;
  return isProse(line) || findNumberingMark(line.text) !== null || isTableRow(line);
}

function isTableRow({ text }: Line): boolean {
  return text.length <= TABLE_ROW_LIMIT && /\d/u.test(text) && /\||\s{2}/u.test(text);
}

/** Lines under a text from which on nothing is the report's: 「上一篇：」 「主办单位：」. */
const FOOT_MARK =
  /^[【[(]?\s*(?:相关(?:链接|文档|阅读|附件|解读|新闻|信息|文章)\s*(?::|$)|[上下]一[篇条]\s*:|分享到|(?:主办|承办)(?:单位)?\s*:|版权所有|打印本页|关闭窗口|网站地图|扫一扫)/u;

/** Whether a line opens the foot of a page, where other articles and the host are listed. */
export function opensFoot(line: Line): boolean {
  return FOOT_MARK.test(line.text);
}
