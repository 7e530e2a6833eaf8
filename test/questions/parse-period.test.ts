import { describe, expect, it } from 'vitest';
import { isOfPeriod, parsePeriod } from '../../src/questions/parse-period.ts';

describe('parsePeriod', () => {
  it.each([
    ['上半年的复议', '上半年'],
    ['12月份的处罚量', '12月份'],
    ['全年复议申请', '全年'],
    ['1-12月行政许可', undefined],
    ['行政复议受理多少', undefined],
  ])('%s: %s', (text, period) => {
    expect(parsePeriod(text)?.value).toBe(period);
  });
});

describe('isOfPeriod', () => {
  it.each([
    ['1-12月', '12月份', false],
    ['12月份', '12月', true],
    ['截止11月底', '截至11月底', true],
    ['截止11月底', '截至1月底', false],
    ['截止11月底', '11月', false],
    ['上半年', '上半年', true],
    ['上半年', '全年', false],
    ['1-12月', '全年', true],
    [null, '全年', true],
    [null, '上半年', false],
  ])('a figure of %s answers for %s: %s', (stated, asked, fits) => {
    expect(isOfPeriod(stated, asked)).toBe(fits);
  });
});
