import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumeral, parseNumeral, type NumeralForm } from '../../src/numbers/numerals.ts';
import { readQuantities } from '../../src/numbers/read-quantity.ts';

const FORMS: readonly NumeralForm[] = ['plain', 'grouped', 'full_width', 'chinese'];

describe('numerals', () => {
  it('are read back from every form they are written in', () => {
    const value = fc
      .tuple(fc.integer({ min: 0, max: 999_999_999_999 }), fc.option(fc.integer({ min: 1, max: 99 })))
      .map(([integer, fraction]) => (fraction === null ? String(integer) : `${integer}.${fraction}`));
    fc.assert(
      fc.property(value, fc.constantFrom(...FORMS), (written, form) => {
        expect(parseNumeral(formatNumeral(written, form))).toBe(written);
      }),
    );
  });

  it('are read back digit by digit, as years are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 99_999 }), (year) => {
        expect(parseNumeral(formatNumeral(String(year), 'chinese_digits'))).toBe(String(year));
      }),
    );
  });

  it('keep their place and value inside a sentence', () => {
    const unit = fc.constantFrom('件', '万元', '人次', '%', '个百分点', '余名');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), unit, (value, written) => {
        const text = `全年共受理${value}${written}，同比持平。`;
        const [quantity] = readQuantities(text);
        expect(quantity?.value).toBe(String(value));
        expect(text.slice(quantity?.numeral.start, quantity?.numeral.end)).toBe(String(value));
      }),
    );
  });
});
