/** What a made-up report says of itself; everything in it is invented but the division's name. */
export interface MadeUpReport {
  region?: string;
  year?: number;
  /** Number of applications received, to tell two texts apart. */
  received?: number;
  /** As written: 2025年1月20日. Not given: the report has no date. */
  signedOn?: string;
  /** Further paragraphs under 「三、下一步工作打算」. */
  more?: string;
}

/** The text of a short report on law-based government that can be ingested. */
export function madeUpReport({
  region = '凤阳县',
  year = 2024,
  received = 37,
  signedOn,
  more = '',
}: MadeUpReport = {}): string {
  return `${region}人民政府${year}年法治政府建设年度报告
${year}年，${region}深入学习贯彻习近平法治思想，扎实推进法治政府建设。现将有关情况报告如下。
一、${year}年法治政府建设工作情况
(一)依法化解行政争议。全年收到行政复议申请${received}件，受理${received - 2}件，审结${received - 5}件。
(二)加强公共法律服务。新建村级法律服务站12个，解答群众咨询860余人次。
二、存在的问题
(一)执法队伍力量不足。部分乡镇执法人员年龄偏大，专业水平有待提高。
三、下一步工作打算
(一)持续开展执法培训。组织全县执法人员参加轮训。
${more}${signedOn === undefined ? '' : `\n${region}人民政府\n${signedOn}\n`}`;
}
