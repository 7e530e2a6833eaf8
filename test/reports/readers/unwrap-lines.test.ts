import { describe, expect, it } from 'vitest';
import { unwrapLines } from '../../../src/reports/readers/unwrap-lines.ts';

const PARAGRAPHS = [
  '白河县人民政府2024年度法治政府建设情况的报告',
  '一、主要做法',
  '　　2024年，白河县人民政府认真贯彻上级部署，全县共收到行政复议申请210件，受理198件，审结率为94.7%，其中直接纠错率达到4.7%。全县持证执法人员1284名，开展执法培训12期，培训一千余人次。',
  '　　县政府召开常务会议学法8次，行政机关负责人全年出庭应诉案件32件，出庭应诉率100%，开展法治宣传活动110场次，发放宣传资料2万份，群众法治观念进一步增强。',
  '二、存在的问题',
  '　　基层执法力量仍显薄弱，部分乡镇法治审核人员不足，规范化水平有待进一步提升；个别单位对法治建设的重要性认识不足，学法用法的氛围还不够浓厚，与群众期待仍有差距。',
];

/** Breaks every paragraph after so many characters, as a typewriter does. */
function wrap(paragraph: string, width: number): string {
  return paragraph.match(new RegExp(`.{1,${width}}`, 'gu'))?.join('\n') ?? '';
}

describe('lines broken at a fixed width', () => {
  it.each([26, 28, 35, 40])('of %i characters are joined into the paragraphs they were', (width) => {
    const wrapped = PARAGRAPHS.map((paragraph) => wrap(paragraph, width)).join('\n');
    expect(wrapped.split('\n').length).toBeGreaterThan(PARAGRAPHS.length + 3);
    expect(unwrapLines(wrapped)).toBe(PARAGRAPHS.join('\n'));
  });

  it('leaves paragraphs alone that stand on a line each', () => {
    expect(unwrapLines(PARAGRAPHS.join('\n'))).toBe(PARAGRAPHS.join('\n'));
  });
});

describe('a number broken by the end of its line', () => {
  it.each([
    ['全县共收到行政复议申请2\n10件，受理198件。', '全县共收到行政复议申请210件，受理198件。'],
    ['行政复议案件的直接纠错率达到4\n7%，较上年下降。', '行政复议案件的直接纠错率达到47%，较上年下降。'],
  ])('%j is one', (broken, whole) => {
    expect(unwrapLines(broken)).toBe(whole);
  });

  it.each([
    ['a year before a count', '各乡镇开展人民调解的情况统计至2023\n12件为疑难纠纷。'],
    ['cells of a table', '受理\n2\n10件'],
    ['a list with numerals', '全县各级复议机关去年共受理案件2\n1.公安类10件'],
  ])('%s stays', (_, text) => {
    expect(unwrapLines(text)).toBe(text);
  });
});
