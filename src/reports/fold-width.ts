const FULL_WIDTH = /[\uFF01-\uFF5E]/gu;
const ODD_SPACE = /[\u00A0\u2000-\u200D\u202F\u205F\u3000\uFEFF\t\f\v]/gu;
const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * The same text with full-width ASCII made half-width and every odd space made a plain one, unit for unit, so that offsets
 * found in it hold in the original. Line ends, 。 and 、 stay.
 * @example foldWidth('（一）２０２３年　') // '(一)2023年 '
 */
export function foldWidth(text: string): string {
  return text
    .replace(FULL_WIDTH, (unit) => String.fromCharCode(unit.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(ODD_SPACE, ' ');
}
