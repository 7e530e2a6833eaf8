/** Full-width and small forms, CJK radicals as PDFs give them, and spaces other than the plain one. */
const COMPATIBILITY =
  /[\u2E80-\u2FDF\uFE10-\uFE6F\uFF01-\uFFEE\t\f\v\u00A0\u2000-\u200D\u202F\u205F\u3000\uFEFF]/gu;
const SPACE = /[\s\u200B-\u200D]/u;

/**
 * The same text with full-width and compatibility forms made plain and every odd space made a plain one, unit for unit, so
 * that offsets found in it hold in the original. Line ends, 。 and 、 stay.
 * @example foldWidth('（一）２０２３年　') // '(一)2023年 '
 */
export function foldWidth(text: string): string {
  return text.replace(COMPATIBILITY, (unit) => {
    if (SPACE.test(unit)) return ' ';
    const plain = unit.normalize('NFKC');
    return plain.length === 1 ? plain : unit;
  });
}
