import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSurely } from '../../src/answers/rank-values.ts';
import type { RankedValue } from '../../src/answers/rank-values.ts';

const value = (normalized: string, qualifier: RankedValue['qualifier'] = 'exact'): RankedValue => ({
  normalized,
  qualifier,
});

describe('which of two values is surely larger', () => {
  it.each([
    ['1370余 is above 1369', value('1370', 'over'), value('1369'), 1],
    ['1370余 may be below 1375', value('1370', 'over'), value('1375'), null],
    ['1370余 is below 1380', value('1370', 'over'), value('1380'), -1],
    ['近1400 is below 1400', value('1400', 'nearly'), value('1400'), -1],
    ['近1400 is not below 1350', value('1400', 'nearly'), value('1350'), null],
    ['1.4万余 is above 13999', value('14000', 'over'), value('13999'), 1],
    ['300以上 has no upper end', value('300', 'at_least'), value('90000'), null],
    ['不足300 is below 300', value('300', 'less_than'), value('300'), -1],
    ['2.5%多 is below 2.6%', value('2.5', 'over'), value('2.6'), -1],
    ['two equal exact values are level', value('98'), value('98.0'), 0],
    ['two equal inexact values are not', value('400', 'over'), value('400', 'over'), null],
  ])('%s', (_what, one, other, expected) => {
    expect(compareSurely(one, other)).toBe(expected);
  });

  it('never depends on which is named first', () => {
    const anyValue = fc.record({
      normalized: fc.integer({ min: 0, max: 100_000 }).map(String),
      qualifier: fc.constantFrom<RankedValue['qualifier']>(
        ...(['exact', 'about', 'over', 'nearly', 'at_least', 'less_than'] as const),
      ),
    });
    fc.assert(
      fc.property(anyValue, anyValue, (one, other) => {
        const [there, back] = [compareSurely(one, other), compareSurely(other, one)];
        expect(there === null ? null : Math.sign(there) + Math.sign(back ?? Number.NaN)).toBe(
          there === null ? null : 0,
        );
        expect(back === null).toBe(there === null);
      }),
    );
  });
});
