import type { Line } from './lines.ts';

/** What a label on an information page tells. `other` marks a line as furniture and tells nothing that is kept. */
export type LabelMeaning = 'title' | 'issuer' | 'signedOn' | 'publishedOn' | 'host' | 'other';

/** A label of the page with its value, as in 「发布机构：崇福镇」 or 「[ 成文日期 ] | 2024-03-28 |」. */
export interface PageLabel {
  meaning: LabelMeaning;
  /** Folded; `''` when the page leaves it blank. */
  value: string;
}

/** Names of fields on government pages; white space may stand between the characters of any (索 引 号). */
const LABELS: Record<LabelMeaning, readonly string[]> = {
  title: ['标题', '名称', '信息名称', '文件名称', '文件标题'],
  issuer: [
    '发布机构',
    '发文机关',
    '发文机构',
    '发文单位',
    '发布单位',
    '发布部门',
    '制发机构',
    '制发机关',
    '制定机关',
    '公开主体',
    '公开单位',
    '公开责任部门',
    '责任部门',
    '信息来源',
    '文章来源',
    '稿件来源',
    '来源',
  ],
  signedOn: ['成文日期', '成文时间', '生成日期', '发文日期', '制发日期', '印发日期', '签发日期', '落款日期'],
  publishedOn: [
    '发布日期',
    '发布时间',
    '公开日期',
    '公开时间',
    '公布日期',
    '发稿时间',
    '发表时间',
    '上传时间',
    '更新时间',
    '时间',
    '日期',
  ],
  host: ['主办单位', '主办', '承办单位', '承办', '维护单位'],
  other: [
    '索引号',
    '信息索引号',
    '发文字号',
    '文号',
    '文件编号',
    '主题分类',
    '体裁分类',
    '组配分类',
    '服务对象分类',
    '信息分类',
    '信息类别',
    '分类',
    '主题词',
    '关键词',
    '关键字',
    '有效性',
    '时效性',
    '文件状态',
    '是否有效',
    '效力状态',
    '生效日期',
    '实施日期',
    '废止日期',
    '失效日期',
    '公开方式',
    '公开范围',
    '公开形式',
    '公开时限',
    '公开类别',
    '内容概述',
    '内容概要',
    '信息概要',
    '浏览次数',
    '浏览量',
    '阅读次数',
    '阅读量',
    '阅读',
    '点击数',
    '点击量',
    '点击率',
    '点击次数',
    '访问次数',
    '访问量',
    '字体',
    '字体大小',
    '字号',
    '视力保护色',
    '保护视力色',
    '分享到',
    '分享',
    '打印',
    '责任编辑',
    '责编',
    '编辑',
    '初审',
    '复审',
    '终审',
    '审核',
    '审核人',
    '校对',
    '作者',
    '撰稿',
    '供稿',
    '附件',
    '附件下载',
    '相关链接',
    '相关文档',
    '相关附件',
    '相关阅读',
    '相关解读',
    '上一篇',
    '下一篇',
    '上一条',
    '下一条',
    '技术支持',
    '网站标识码',
    '政府网站标识码',
    '网站支持IPv6',
    '联系电话',
    '联系方式',
    '联系地址',
    '电话',
    '地址',
    '邮编',
    '邮政编码',
    '传真',
    '电子邮箱',
    '您所在的位置',
    '您现在的位置',
    '当前位置',
    '所在位置',
    '今天是',
  ],
};

const MEANING_OF = new Map(
  (Object.entries(LABELS) as [LabelMeaning, readonly string[]][]).flatMap(([meaning, names]) =>
    names.map((name) => [name, meaning] as const),
  ),
);

const NAME = [...MEANING_OF.keys()]
  .sort((one, other) => other.length - one.length)
  .map((name) => name.replace(/(?<=.)(?=.)/gu, ' *'))
  .join('|');

/** A label at the start of a line or table cell; its separator may be a colon, a cell border, or the line's end. */
const LABEL = new RegExp(`(?<=^|[|\\s\\]】)>•·*])[\\[【(•·* ]*(${NAME})[\\]】) ]*(?:[:|][: |]*|(?=$))`, 'gu');
const OPENING_LABEL = new RegExp(`^[\\[【(•·*| ]*(?:${NAME})[\\]】) ]*(?:[:|]|$)`, 'u');
/** Values end at a cell border, at a run of spaces, or where the next label begins. */
const VALUE_END = /\s*(?:\||\s{2,}|$)/u;

/** Whether a line opens with a label of an information page; its value may stand on the line or below. */
export function opensWithLabel(line: Line): boolean {
  return OPENING_LABEL.test(line.text);
}

/**
 * The labels of some lines with their values, in order; an empty cell takes its value from the next line unless that
 * opens with a label itself.
 * @example // of 「来源:区政府办 发布时间:2024-03-28」: issuer 区政府办, publishedOn 2024-03-28
 */
export function readPageLabels(lines: readonly Line[]): PageLabel[] {
  return lines.flatMap((line, index) => {
    const matches = [...line.text.matchAll(LABEL)];
    return matches.map((match, order) => {
      const from = match.index + match[0].length;
      const to = matches[order + 1]?.index ?? line.text.length;
      const onLine = line.text.slice(from, to).split(VALUE_END)[0]?.trim() ?? '';
      const below = lines[index + 1];
      const isLast = order === matches.length - 1;
      const isOpen = onLine === '' && isLast && !line.text.endsWith('|');
      const value = isOpen && below !== undefined && !opensWithLabel(below) ? below.text : onLine;
      return { meaning: MEANING_OF.get((match[1] ?? '').replaceAll(' ', '')) ?? 'other', value };
    });
  });
}
