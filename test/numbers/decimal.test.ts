import { describe, expect, it } from 'vitest';
import * as decimal from '../../src/numbers/decimal.ts';

describe('decimals', () => {
  it('add without the errors of doubles', () => {
    expect(decimal.sum(['0.1', '0.2'])).toBe('0.3');
    expect(decimal.sum(['12345678901234567890', '0.01'])).toBe('12345678901234567890.01');
    expect(decimal.sum([])).toBe('0');
  });

  it('subtract, multiply and divide exactly', () => {
    expect(decimal.difference('4', '1')).toBe('3');
    expect(decimal.product('1.33', '100000000')).toBe('133000000');
    expect(decimal.ratio('1', '8')).toBe('0.125');
    expect(decimal.ratio('1', '0')).toBeNull();
  });

  it.each([
    ['14', '90', 2, '15.56'],
    ['136', '148', 2, '91.89'],
    ['67', '80', 2, '83.75'],
    ['6536', '7123', 2, '91.76'],
    ['3', '3', 0, '100'],
  ] as const)('state %s of %s with %i decimals as %s', (part, whole, decimals, share) => {
    expect(decimal.percentOf(part, whole, decimals)).toBe(share);
  });

  it('round half away from zero and keep the zeros', () => {
    expect(decimal.roundTo('2.345', 2)).toBe('2.35');
    expect(decimal.roundTo('2', 2)).toBe('2.00');
    expect(decimal.decimalPlaces('15.50')).toBe(2);
    expect(decimal.compareDecimals('1.0', '1')).toBe(0);
  });
});
