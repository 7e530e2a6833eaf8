import { describe, expect, it } from 'vitest';
import { foldWidth } from '../../src/reports/fold-width.ts';
import { isFurniture, isPageLine } from '../../src/reports/furniture.ts';
import { listLines } from '../../src/reports/lines.ts';
import { readPageLabels } from '../../src/reports/page-labels.ts';

function labelsOf(text: string): string[] {
  return readPageLabels(listLines(foldWidth(text)))
    .filter(({ meaning, value }) => meaning !== 'other' && value !== '')
    .map(({ meaning, value }) => `${meaning}=${value}`);
}

describe('fields of information pages', () => {
  it.each([
    ['[ 发布机构 ] | 甲镇 | [ 有效性 ] | |', ['issuer=甲镇']],
    [
      '[ 成文日期 ] | 2024-03-28 | [ 发布日期 ] | 2024-03-29 |',
      ['signedOn=2024-03-28', 'publishedOn=2024-03-29'],
    ],
    ['来源:区政府办 发布时间:2024-03-28 09:18', ['issuer=区政府办', 'publishedOn=2024-03-28 09:18']],
    ['索 引 号：1234   发 布 机 构：　甲县人民政府', ['issuer=甲县人民政府']],
    [
      '• 发文机构:\n\n    县政府网站\n  • 发文日期:\n\n    2024年04月06日',
      ['issuer=县政府网站', 'signedOn=2024年04月06日'],
    ],
    ['发文机构:\n发布日期: 2024-04-06', ['publishedOn=2024-04-06']],
    ['标 题 | 甲县2023年报告 |', ['title=甲县2023年报告']],
    ['发布时间: 2022-01-02   浏览次数:   【字体:', ['publishedOn=2022-01-02']],
    ['主办单位:甲区人民政府办公室', ['host=甲区人民政府办公室']],
  ])('%j', (text, labels) => {
    expect(labelsOf(text)).toEqual(labels);
  });
});

function lineOf(text: string): Parameters<typeof isFurniture>[0] {
  return listLines(foldWidth(text))[0]!;
}

describe('furniture', () => {
  it.each([
    '浏览次数：12',
    '【字体：大 中 小】',
    '[ 大 中 小 ]',
    '【打印本页】 【关闭窗口】',
    '打印',
    '首页 > 政务公开 > 年度报告',
    '当前位置：首页',
    '扫一扫在手机打开当前页',
    '版权所有：甲县人民政府，未经许可不得转载。',
    '京ICP备00000000号-1',
    '网站标识码：1201160001',
    '附件下载：',
    '相关链接：',
    '— 12 —',
    '第 3 页 共 8 页',
    '（此件公开发布）',
    '上一篇：没有了',
  ])('%s', (text) => {
    expect(isFurniture(lineOf(text))).toBe(true);
  });

  it.each([
    '甲县人民政府',
    '2024年3月5日',
    '推出“扫一扫”亮证服务，办理时限压缩50%，群众满意度明显提升。',
    '公布联系我们专栏电话12部，受理诉求1200件，全部按期办结。',
    '一、总体情况',
    '时间紧、任务重。',
    '分类施策成效明显',
  ])('not %s', (text) => {
    expect(isFurniture(lineOf(text))).toBe(false);
    expect(isPageLine(lineOf(text))).toBe(false);
  });
});
