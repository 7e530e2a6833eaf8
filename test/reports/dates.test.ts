import { describe, expect, it } from 'vitest';
import { findDates, findYears } from '../../src/reports/dates.ts';
import { foldWidth } from '../../src/reports/fold-width.ts';

describe('dates', () => {
  it.each([
    ['2025年2月27日', '2025-02-27'],
    ['二〇二五年二月二十七日', '2025-02-27'],
    ['二○二一年十月十日', '2021-10-10'],
    ['二O二四年十二月三十一日', '2024-12-31'],
    ['２０２４年３月８日', '2024-03-08'],
    ['2021/03/29 11:30:01', '2021-03-29'],
    ['2022-01-02', '2022-01-02'],
    ['2024.1.5', '2024-01-05'],
    ['2025 年 2 月 7 日', '2025-02-07'],
  ])('%s', (text, iso) => {
    expect(findDates(foldWidth(text)).map((date) => date.iso)).toEqual([iso]);
  });

  it.each(['2024年2月30日', '2024年13月1日', '2024年2月', '12024-01-011', '3月5日'])('none in %s', (text) => {
    expect(findDates(text)).toEqual([]);
  });
});

describe('years', () => {
  it.each([
    ['2023年度工作', [2023]],
    ['二〇二三年', [2023]],
    ['(2021—2025年)和2024年', [2024]],
    ['2023-2025年行动计划', []],
    ['2016年1月1日至2023年12月31日', [2016, 2023]],
    ['20212025年', []],
    ['五年来', []],
  ])('%s', (text, years) => {
    expect(findYears(text).map(({ year }) => year)).toEqual(years);
  });
});
