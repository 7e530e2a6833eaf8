import { describe, expect, it } from 'vitest';
import { foldWidth } from '../../src/reports/fold-width.ts';
import { listLines } from '../../src/reports/lines.ts';
import { findTitle, readTitleField } from '../../src/reports/title.ts';

function titleOf(text: string): string | null {
  return findTitle(text, listLines(foldWidth(text))).title?.text ?? null;
}

describe('titles', () => {
  it.each([
    ['甲县2023年法治政府建设情况报告\n2023年,甲县', '甲县2023年法治政府建设情况报告'],
    [
      '甲县关于2024年推进法治政府\n建设工作情况的报告\n正文。',
      '甲县关于2024年推进法治政府建设工作情况的报告',
    ],
    [
      '甲县关于2024年推进\n法治政府建设工作情况的报告\n正文。',
      '甲县关于2024年推进法治政府建设工作情况的报告',
    ],
    ['甲县人民政府\n关于2024年法治政府建设情况的报告', '甲县人民政府关于2024年法治政府建设情况的报告'],
    [
      '中共甲县委\n甲县人民政府\n关于2024年法治政府建设情况的报告',
      '中共甲县委 甲县人民政府关于2024年法治政府建设情况的报告',
    ],
    ['甲县人民政府\n甲县2024年法治政府建设情况的报告', '甲县2024年法治政府建设情况的报告'],
    ['甲县2020年法治政府建设报告 |\n甲县2020年法治政府建设报告', '甲县2020年法治政府建设报告'],
    ['甲县2020年法治政府建设报告_甲县人民政府网', '甲县2020年法治政府建设报告'],
    ['甲县２０２３年依法行政工作总结（公开稿）', '甲县２０２３年依法行政工作总结（公开稿）'],
    ['政府工作报告\n——2024年1月10日在大会上', '政府工作报告'],
    ['乙市2023年政府信息公开工作年度报告', '乙市2023年政府信息公开工作年度报告'],
  ])('%j', (text, title) => {
    expect(titleOf(text)).toBe(title);
  });

  it.each([
    '一、法治政府建设情况\n正文。',
    '2023年,甲县扎实推进法治政府建设。现将情况报告如下:',
    '关于印发法治政府建设实施方案的通知',
    '首页 > 政务公开 > 法治政府建设报告',
    '通讯报告',
  ])('none in %j', (text) => {
    expect(titleOf(text)).toBeNull();
  });

  it('names a document of another kind', () => {
    const text = '关于印发法治政府建设实施方案的通知\n各局:';
    expect(findTitle(text, listLines(text)).otherDocument).toBe('关于印发法治政府建设实施方案的通知');
  });

  it('takes a field only when it is a report’s title', () => {
    expect(readTitleField('甲县2023年法治政府建设报告-甲县政府网')).toBe('甲县2023年法治政府建设报告');
    expect(readTitleField('关于召开听证会的公告')).toBeNull();
  });
});
