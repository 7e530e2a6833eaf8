import { describe, expect, it } from 'vitest';
import { findAnnouncedKind, findNamedKind, findTypicalKind } from '../../src/reports/report-kind.ts';

describe('the kind that a text announces', () => {
  it.each([
    ['现将我镇2024年度法治政府建设工作情况报告如下:', [], '法治政府建设年度报告'],
    ['现向社会公布甲局2024年政府信息公开工作年度报告。', [], '政府信息公开工作年度报告'],
    ['现将本年度有关情况汇报如下:', ['2024年推进法治政府建设总体情况'], '法治政府建设年度报告'],
    ['现将有关情况汇报如下:', ['2025年法治政府建设计划'], null],
    ['', ['推进法治政府建设'], null],
  ] as const)('%j %j', (opening, headings, kind) => {
    expect(findAnnouncedKind(opening, headings)).toBe(kind);
  });
});

describe('the kind that words name', () => {
  it.each([
    ['甲县2023年法治政府建设情况的报告', '法治政府建设年度报告'],
    ['甲县法治政府工作报告', '法治政府建设年度报告'],
    ['甲县2015年依法行政工作报告', '法治政府建设年度报告'],
    ['甲局2022年法治建设工作总结', '法治政府建设年度报告'],
    ['甲县人民政府工作报告', '政府工作报告'],
    ['甲市2023年政府信息公开工作年度报告', '政府信息公开工作年度报告'],
    ['甲局2020年政务公开工作情况报告', '政府信息公开工作年度报告'],
    ['2023年度行政复议和行政应诉案件统计分析报告', '行政复议和应诉统计分析'],
    ['2022年行政复议白皮书', '行政复议和应诉统计分析'],
    ['甲县财政决算报告', null],
    ['', null],
  ])('%s', (title, kind) => {
    expect(findNamedKind(title)).toBe(kind);
  });

  it('goes by repeated words only when there are enough', () => {
    expect(findTypicalKind('主动公开12条，依申请公开3件，主动公开和政务公开、主动公开。')).toBe(
      '政府信息公开工作年度报告',
    );
    expect(findTypicalKind('行政执法一次')).toBeNull();
  });
});
