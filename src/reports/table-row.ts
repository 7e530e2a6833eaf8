/**
 * Rows of tables as the readers store them, one a line: 「表头：值；表头：值；」. A row is one statement: it is never cut into
 * sentences, and no numeral in it opens a part of the report.
 */
import { foldWidth } from './fold-width.ts';

/** A field of a row; offsets stand on the row's line. */
export interface RowField {
  /** `''` for a value that stands under no heading. */
  heading: string;
  value: string;
  /** Where its heading begins and where its 「；」 ends. */
  start: number;
  end: number;
  /** Where its value begins. */
  valueStart: number;
}

const ROW = /^(?:[^;\n。]+;)+$/;
const FIELD = /[^;:]*(?::[^;:]*)*;/g;
const NUMERAL = /^[-+−—–/\\]?\s*\d[\d,.]*\s*[%‰]?$|^[-−—–/\\]+$/;
/** What opens a list in prose: 「一是…：…；二是…：…；」. */
const PROSE = /^\s*(?:[一二三四五六七八九十]+是|其[一二三四五])/;

/** True for a value that is a number and nothing else, or a dash in a number's place. */
export function isNumeralCell(value: string): boolean {
  return NUMERAL.test(foldWidth(value).trim());
}

/**
 * The fields of a row, in order; null for a line that is none. A row ends in 「；」, and one of its headed values is a
 * number, or all of two values or more are headed.
 * @example readTableRow('地区：甲县；收案：64；')?.[1]?.heading // '收案'
 */
export function readTableRow(line: string): RowField[] | null {
  if (!/[;；]\s*$/.test(line) || !/[:：]/.test(line)) return null;
  const folded = foldWidth(line).trimEnd();
  if (!ROW.test(folded) || PROSE.test(folded)) return null;
  const fields = Array.from(folded.matchAll(FIELD), ({ 0: written, index }): RowField => {
    const colon = written.lastIndexOf(':');
    const valueStart = index + colon + 1;
    const end = index + written.length;
    return {
      heading: colon < 0 ? '' : line.slice(index, index + colon),
      value: line.slice(valueStart, end - 1).trim(),
      start: index,
      end,
      valueStart,
    };
  });
  const headed = fields.filter(({ heading }) => heading !== '');
  const hasNumber = headed.some(({ value }) => isNumeralCell(value));
  return hasNumber || (headed.length > 1 && headed.length === fields.length) ? fields : null;
}
