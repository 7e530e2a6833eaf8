import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../src/questions/parse-period.ts';
import { parseYears } from '../../src/questions/parse-years.ts';

const today = { year: 2026, month: 11 };

const CASES: [text: string, years: number[], relative?: boolean][] = [
  ['2024年受理多少件', [2024]],
  ['24年受理多少件', [2024]],
  ['二〇二四年度行政复议', [2024]],
  ['二零二三年', [2023]],
  ['2020到2024年', [2020, 2021, 2022, 2023, 2024]],
  ['2023、2024年', [2023, 2024]],
  ['in 2024, how many', [2024]],
  ['from 2022 to 2024', [2022, 2023, 2024]],
  ['去年复议', [2025], true],
  ['今年', [2026], true],
  ['前年', [2024], true],
  ['近三年', [2023, 2024, 2025], true],
  ['last year', [2025], true],
  ['是2024件吗', []],
  ['公布职权5025项', []],
  ['上年结转多少件', []],
  ['比去年增长多少', []],
  ['2024年与上年相比', [2024]],
  ['up on last year', []],
  ['五年来', []],
  ['近10年来', []],
  ['3年行动', []],
];

describe('parseYears', () => {
  it.each(CASES)('%s', (text, years, relative = false) => {
    const slots = parseYears(text, today);
    expect(slots.map((slot) => slot.value)).toEqual(years);
    expect(slots.every((slot) => slot.relative === relative)).toBe(true);
  });
});

describe('parsePeriod', () => {
  it.each([
    ['2024年第三季度复议', '第三季度'],
    ['上半年收了多少', '上半年'],
    ['5月份收了多少', '5月份'],
    ['2024年1-12月行政处罚', null],
    ['2024年复议多少件', null],
  ])('%s', (text, period) => {
    expect(parsePeriod(text)?.value ?? null).toBe(period);
  });
});
