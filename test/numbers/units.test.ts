import { describe, expect, it } from 'vitest';
import { measureWordAt } from '../../src/numbers/measure-words.ts';
import { baseUnit, normalizeValue, unitFamily } from '../../src/numbers/units.ts';

describe('units', () => {
  it.each([
    ['件', 'item'],
    ['宗', 'item'],
    ['万起', 'item'],
    ['份', 'document'],
    ['名', 'person'],
    ['人次', 'visit'],
    ['亿元', 'money'],
    ['%', 'percent'],
    ['％', 'percent'],
    ['个百分点', 'percentage_point'],
    ['万户次', 'occasion'],
    ['千瓦时', 'energy'],
    ['', 'none'],
    ['坛', 'other'],
  ] as const)('%s is of the family %s', (unit, family) => {
    expect(unitFamily(unit)).toBe(family);
  });

  it('are scaled to their base', () => {
    expect(baseUnit('万起')).toBe('起');
    expect(baseUnit('千克')).toBe('千克');
    expect(normalizeValue('1.4', '万起')).toBe('14000');
    expect(normalizeValue('3', '千人')).toBe('3000');
  });

  it('are found longest first and not inside other words', () => {
    expect(measureWordAt('5人次', 1)).toBe('人次');
    expect(measureWordAt('3个工作日', 1)).toBe('个工作日');
    expect(measureWordAt('5处罚', 1)).toBe('');
    expect(measureWordAt('17个部门', 3)).toBe('');
  });
});
