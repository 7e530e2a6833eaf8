import type { FindingKind, Severity } from './finding.ts';

/** What a drafter reads for a severity. */
export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  high: '错误',
  medium: '存疑',
  low: '提示',
};

/** What a drafter reads for a kind of finding. */
export const FINDING_NAMES: Readonly<Record<FindingKind, string>> = {
  arithmetic: '勾稽不符',
  number_against_store: '与已收录报告不一致',
  number_of_last_year: '疑为上年数字',
  magnitude: '数量级存疑',
  percentage_point: '百分点',
  year: '年份',
  date: '日期',
  region: '地区',
  placeholder: '占位符',
  meeting: '会议名称',
  title_of_document: '文件名称',
  phrase: '固定表述',
  inconsistent_term: '前后不一',
  repealed_law: '已废止法律',
  former_body: '机构旧称',
  garbled: '语义不清',
  repeated_words: '重复词语',
  repeated_paragraph: '重复段落',
  missing_part: '缺少部分',
  unpaired_mark: '标点不成对',
  heading_number: '标题序数',
  format: '格式',
};
