import type { Figure } from './figure.ts';

/** What a row of a table says of one of its numbers. */
export interface RowWords {
  /** The row's own name and the number's heading: 「行政规范性文件本年制发件数」. */
  name: string;
  /** What the row's name stands under, nearest first: ['本年度办理结果'] of 「三、本年度办理结果；（一）予以公开」. */
  groups: string[];
  /** Headings of the fields before it: 收到行政复议申请 before 受理. */
  before: string;
  /** Names of the rows above in the same table, nearest first, and the line over it. */
  above: string[];
}

interface Field {
  heading: string;
  value: string;
  start: number;
  end: number;
}

/** Rows and captions above that may tell what a table counts. */
const ROWS_ABOVE = 12;

const FIELD = /[^；：]*(?:：[^；：]*)*；/g;
const ROW = /^(?:[^；\n]+；)+$/;
const NUMERAL = /^[-+−—–/\\]?\s*[\d０-９][\d０-９,，.．]*\s*[%％‰]?$|^[-−—–/\\]+$/;
/** 一、 （一） 1. before a row's name; what is in brackets after it explains it. */
const NUMBERING = /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十\d]{1,3}[、.．])\s*/;
const BRACKETED = /[（(][^（()）]*[）)]/g;
/** Names that say only that something was counted. */
const GENERIC = /^(?:总计|合计|小计|总数|数量|件数|\d*)$/;

function nameOf(text: string): string {
  return text.replace(NUMBERING, '').replace(BRACKETED, '').trim();
}

function readFields(row: string): Field[] {
  return [...row.matchAll(FIELD)].map(({ 0: written, index }) => {
    const colon = written.lastIndexOf('：');
    return {
      heading: colon < 0 ? '' : written.slice(0, colon),
      value: written.slice(colon + 1, -1).trim(),
      start: index,
      end: index + written.length,
    };
  });
}

/** The words that name a row: values that are no numbers, outermost first. */
function namesOf(fields: readonly Field[]): string[] {
  return fields.filter(({ value }) => value !== '' && !NUMERAL.test(value)).map(({ value }) => nameOf(value));
}

/** A line over a table is its caption or the end of what introduces it. */
function rowsAbove(text: string, lineStart: number): string[] {
  const rows: string[] = [];
  let end = lineStart - 1;
  while (end > 0 && rows.length < ROWS_ABOVE) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end).trim();
    if (!ROW.test(line)) {
      rows.push(line);
      break;
    }
    rows.push(namesOf(readFields(line)).join(''));
    end = start - 1;
  }
  return rows.filter((row) => row !== '');
}

/**
 * Reads the row of a table, one line 「表头：值；表头：值；」, that a number stands in.
 * @returns Null when the number is no field of its own in such a line.
 * @example readRowWords('指标：受理；数量：98；', figure)?.name // '受理数量'
 */
export function readRowWords(text: string, { start, end }: Pick<Figure, 'start' | 'end'>): RowWords | null {
  if (!text.startsWith('；', end) && !/^\s*[%％‰]\s*；/.test(text.slice(end, end + 4))) return null;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const row = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd).trimEnd();
  if (!ROW.test(row)) return null;
  const fields = readFields(row);
  const own = fields.find((field) => field.end > start - lineStart);
  if (own === undefined || own.heading === '' || !NUMERAL.test(own.value)) return null;
  const fieldsBefore = fields.filter((field) => field.end <= own.start);
  const names = namesOf(fieldsBefore);
  // 「总计」 says of which group it is only together with the group's name.
  const ownName = names.findLastIndex((name) => !GENERIC.test(name));
  const groups = names.slice(0, Math.max(0, ownName)).reverse();
  return {
    name: [...names.slice(Math.max(0, ownName)), nameOf(own.heading)].join(''),
    groups,
    before: fieldsBefore.map(({ heading }) => nameOf(heading)).join(''),
    above: rowsAbove(text, lineStart),
  };
}
