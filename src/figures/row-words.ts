import { measureWordAt } from '../numbers/measure-words.ts';
import { isNumeralCell, readTableRow } from '../reports/table-row.ts';
import type { RowField } from '../reports/table-row.ts';
import type { Figure } from './figure.ts';
import { readPipeRow } from './pipe-row.ts';

/** What a row of a table says of one of its numbers. */
export interface RowWords {
  /** The row's own name and the number's heading: 「行政规范性文件本年制发件数」. */
  name: string;
  /** What the row's name stands under, nearest first: ['本年度办理结果'] of 「三、本年度办理结果；（一）予以公开」. */
  groups: string[];
  /** The number's heading as written: 「案件数（件）」. */
  heading: string;
  /** Whose row it is: 甲县 of 「地区：甲县；收案：64；」; null for a total and for a row of things. */
  place: string | null;
  /** The unit that the heading or the caption gives: 件 of 「案件数（件）」, 万元 of 「单位：万元」; `''` when neither does. */
  unit: string;
  /** Headings of the fields before it: 收到行政复议申请 before 受理. */
  before: string;
  /** Names of the rows above in the same table, nearest first, and the line over it. */
  above: string[];
  /** The line over the table; `''` when rows fill everything that was looked through. */
  caption: string;
}

/** Rows and captions above that may tell what a table counts. */
const ROWS_ABOVE = 12;

/** 一、 （一） 1. before a row's name; what is in brackets after it explains it. */
const NUMBERING = /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十\d]{1,3}[、.．])\s*/;
const BRACKETED = /[（(][^（()）]*[）)]/g;
/** Names that say only that something was counted. */
const GENERIC = /^(?:总计|合计|小计|总数|总量|数量|数值|件数|\d*)$/;
/** The last of several columns, of what is left: it counts no row as a whole. */
const LEFT_OVER = /(?:^|-)其[他它]$/;
/** 「1.属于国家秘密」 under 「（三）不予公开」 is one ground of several: it counts no whole group. */
const ONE_GROUND = /^\s*\d+[.．、]/;
/** Headings under which it stands whose the row is. */
const PLACE_HEADING = /地区|单位|部门|[县市区]{2,}|乡镇|镇街|街道|机关|区域|地方|省份|城市/;
const PLACE =
  /(?:[省市县区旗州盟镇乡村局委办厅院所]|街道|社区|委员会|办公室|政府|中心|[大支总]队|海关|银行|公司|集团|兵团|本级)$/;

function nameOf(text: string): string {
  return text.replace(NUMBERING, '').replace(BRACKETED, '').trim();
}

/** Fields whose values name the row, outermost first. */
function namingFields(fields: readonly RowField[]): RowField[] {
  return fields.filter(({ value }) => value !== '' && !isNumeralCell(value));
}

/** Rows over a line, nearest first, then the line that introduces the table. */
function rowsAbove(text: string, lineStart: number): { rows: string[]; caption: string } {
  const rows: string[] = [];
  let end = lineStart - 1;
  while (end > 0 && rows.length < ROWS_ABOVE) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end).trim();
    const fields = readTableRow(line);
    if (fields === null) return { rows, caption: line };
    rows.push(
      namingFields(fields)
        .map(({ value }) => nameOf(value))
        .join(''),
    );
    end = start - 1;
  }
  return { rows, caption: '' };
}

/** 「案件数（件）」, 「单位：万元」: only a whole measure word is a unit. */
function unitOf(heading: string, caption: string): string {
  const written =
    /[（(]\s*(?:单位[：:])?\s*([^（()）]{1,6})\s*[）)][^（(]*$/.exec(heading)?.[1] ??
    /单位[：:]\s*([^\s）)，,；;。]{1,6})/.exec(caption)?.[1] ??
    '';
  const scale = /^[万亿]*/.exec(written)?.[0] ?? '';
  if (written === '%' || written === '％') return '%';
  return measureWordAt(written, scale.length) === written.slice(scale.length) && written !== scale
    ? written
    : '';
}

function placeOf(names: readonly RowField[]): string | null {
  const first = names[0];
  if (first === undefined) return null;
  const place = first.value.replace(NUMBERING, '').trim();
  if (GENERIC.test(place.replaceAll(/\s/g, '')) || place.length > 30) return null;
  return PLACE_HEADING.test(first.heading) || PLACE.test(place) ? place : null;
}

/**
 * Reads the row of a table, one line 「表头：值；表头：值；」, that a number stands in.
 * @returns Null when the number is no field of its own in such a line.
 * @example readRowWords('指标：受理；数量：98；', figure)?.name // '受理数量'
 */
export function readRowWords(text: string, figure: Pick<Figure, 'start' | 'end'>): RowWords | null {
  return readHeadedRow(text, figure) ?? readBarredRow(text, figure);
}

/** A row with bars; a number whose column nothing names has no name, and so no indicator. */
function readBarredRow(text: string, figure: Pick<Figure, 'start' | 'end'>): RowWords | null {
  const row = readPipeRow(text, figure);
  if (row === null) return null;
  const { heading, caption } = row;
  const fields = row.names.map((value) => ({ heading: '', value, start: 0, end: 0, valueStart: 0 }));
  const names = row.names.map(nameOf);
  const ownName = names.findLastIndex((name) => !GENERIC.test(name));
  return {
    name: heading === '' ? '' : [...names.slice(Math.max(0, ownName)), nameOf(heading)].join(''),
    groups:
      heading === '' || ONE_GROUND.test(row.names.at(-1) ?? '')
        ? []
        : names.slice(0, Math.max(0, ownName)).reverse(),
    heading,
    place: placeOf(fields),
    unit: unitOf(heading, caption),
    before: '',
    above: heading === '' || caption === '' ? [] : [caption],
    caption,
  };
}

function readHeadedRow(text: string, { start, end }: Pick<Figure, 'start' | 'end'>): RowWords | null {
  if (!/^\s*[%％‰]?\s*[；;]/.test(text.slice(end, end + 4))) return null;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const fields = readTableRow(text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd));
  const own = fields?.find((field) => field.end > start - lineStart);
  if (!fields || own === undefined || own.heading === '' || !isNumeralCell(own.value)) return null;
  if (start - lineStart < own.valueStart) return null;
  const fieldsBefore = fields.filter((field) => field.end <= own.start);
  const naming = namingFields(fieldsBefore);
  const names = naming.map(({ value }) => nameOf(value));
  // 「总计」 says of which group it is only together with the group's name.
  const ownName = names.findLastIndex((name) => !GENERIC.test(name));
  const { rows, caption } = rowsAbove(text, lineStart);
  const isGround = naming.length > 1 && ONE_GROUND.test(naming.at(-1)?.value ?? '');
  const isPart = isGround || LEFT_OVER.test(own.heading);
  return {
    name: isPart ? '' : [...names.slice(Math.max(0, ownName)), nameOf(own.heading)].join(''),
    groups: isPart ? [] : names.slice(0, Math.max(0, ownName)).reverse(),
    heading: own.heading,
    place: placeOf(naming),
    unit: unitOf(own.heading, caption),
    before: fieldsBefore.map(({ heading }) => nameOf(heading)).join(''),
    above: [...rows, caption].filter((row) => row !== ''),
    caption,
  };
}
