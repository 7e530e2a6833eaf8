import { describe, expect, it } from 'vitest';
import { type YearEvidence, findReportedYear } from '../../src/reports/reported-year.ts';

const NOTHING: YearEvidence = {
  kind: '法治政府建设年度报告',
  title: '',
  preface: '',
  opening: '',
  headings: [],
  body: '',
  signedOn: null,
  publishedOn: null,
};
const WORK_REPORT = { kind: '政府工作报告' } as const;

describe('the year reported on', () => {
  it.each<[string, Partial<YearEvidence>, number | null]>([
    ['title', { title: '甲县2020年法治政府建设报告', signedOn: '2021-01-15' }, 2020],
    ['title with a plan', { title: '2023年法治政府建设总结和2024年工作计划' }, 2023],
    ['title that opens with a plan', { title: '2024年工作计划暨2023年法治政府建设总结' }, 2023],
    ['title without 年', { title: '甲县2022法治政府建设年度报告' }, 2022],
    ['title in Chinese numerals', { title: '甲市二〇二三年度法治政府建设报告' }, 2023],
    [
      'title against the dates',
      { title: '甲县2021年报告', opening: '2020年,甲县', publishedOn: '2023-01-01' },
      2021,
    ],
    ['announcement', { opening: '根据《2019年要点》,现将甲区2024年度推进情况报告如下:' }, 2024],
    ['announcement before a look back', { opening: '2022年底完成换届。现将2023年工作情况报告如下:' }, 2023],
    ['opening', { opening: '2024年,甲县在市委领导下,落实2025年规划。' }, 2024],
    ['opening past a plan of years', { opening: '深入落实《纲要(2021—2025年)》,2023年取得成效。' }, 2023],
    ['headings', { headings: ['2023年主要工作', '2024年打算'] }, 2023],
    ['headings, never the plan', { headings: ['主要做法', '2024年工作打算'] }, null],
    ['heading that looks back and forth', { headings: ['2023年工作思路和目标举措'] }, 2023],
    ['repeated year', { body: '2023年办结。2023年受理。2022年立案。', signedOn: '2024-02-01' }, 2023],
    ['repeated year against the dates', { body: '2019年办结。2019年受理。', signedOn: '2024-02-01' }, null],
    ['nothing', { signedOn: '2024-02-01' }, null],
    [
      'work report, review',
      { ...WORK_REPORT, title: '2024年政府工作报告', headings: ['2023年工作回顾', '2024年任务'] },
      2023,
    ],
    ['work report, session', { ...WORK_REPORT, preface: '——2024年1月10日在某县人民代表大会上' }, 2023],
    ['work report, five years', { ...WORK_REPORT, headings: ['2021年和过去五年工作回顾'] }, 2021],
  ])('%s', (_, evidence, year) => {
    expect(findReportedYear({ ...NOTHING, ...evidence })).toBe(year);
  });
});
