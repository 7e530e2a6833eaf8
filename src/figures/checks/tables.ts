// Sums of tables, which are stored one row a line as 「表头：值；」.
import { compareDecimals, sum } from '../../numbers/decimal.ts';
import type { CheckDraft, ReportView, Site } from './rule.ts';
import type { Match } from './judge.ts';
import { verdictOf } from './judge.ts';

interface Cell {
  heading: string;
  /** Plain digits; null for words. */
  value: string | null;
  text: string;
  start: number;
}

interface Row {
  start: number;
  end: number;
  cells: Cell[];
}

const LEAST_CELLS = 2;
const NUMBER = /^-?\d[\d,]*(?:\.\d+)?$/u;
const TOTAL = /^(?:合计|总计|总数|共计|小计)$/u;
const REST = /其他|其它/u;
const TOTAL_AT_END = /(?:^|[-—])(?:合计|总计|小计)$/u;

/** Rows against their 总计 column, columns against their 合计 row. */
export function checkTables(report: ReportView): CheckDraft[] {
  const tables = tablesOf(report.text);
  return tables.flatMap((rows) => [
    ...rows.flatMap((row) => rowTotals(row, report)),
    ...columnTotals(rows, report),
  ]);
}

/** Rows that follow each other under the same headings. */
function tablesOf(text: string): Row[][] {
  const tables: Row[][] = [];
  let previous: Row | null = null;
  let start = 0;
  for (const line of text.split('\n')) {
    const row = rowOf(line, start);
    start += line.length + 1;
    if (row === null) {
      previous = null;
      continue;
    }
    const isSame = previous !== null && headings(previous) === headings(row);
    if (isSame) tables.at(-1)?.push(row);
    else tables.push([row]);
    previous = row;
  }
  return tables;
}

function headings({ cells }: Row): string {
  return cells.map(({ heading }) => heading).join('\n');
}

function rowOf(line: string, start: number): Row | null {
  if (!/[；;]\s*$/u.test(line) || /[。]/u.test(line)) return null;
  const cells: Cell[] = [];
  for (const match of line.matchAll(/([^；;]*)[；;]/gu)) {
    const content = match[1] ?? '';
    const colon = Math.max(content.lastIndexOf('：'), content.lastIndexOf(':'));
    const text = content.slice(colon + 1);
    const blank = text.length - text.trimStart().length;
    const plain = text.trim().normalize('NFKC');
    cells.push({
      heading: content.slice(0, Math.max(0, colon)).trim(),
      value: NUMBER.test(plain) ? plain.replaceAll(',', '') : null,
      text: text.trim(),
      start: start + match.index + colon + 1 + blank,
    });
  }
  const numbers = cells.filter(({ value, heading }) => value !== null && heading !== '');
  return numbers.length < LEAST_CELLS ? null : { start, end: start + line.length, cells };
}

/** Each 总计 of a row against the cells before it, of its own group where headings are in two levels. */
function rowTotals(row: Row, report: ReportView): CheckDraft[] {
  return row.cells.flatMap((total, at) => {
    if (total.value === null || !TOTAL_AT_END.test(total.heading)) return [];
    const group = total.heading.replace(TOTAL_AT_END, '');
    const parts: Cell[] = [];
    for (const cell of row.cells.slice(0, at).reverse()) {
      if (cell.value === null || cell.heading === '' || TOTAL_AT_END.test(cell.heading)) break;
      if (group !== '' && !cell.heading.startsWith(`${group}-`)) break;
      parts.unshift(cell);
    }
    // Empty fields of a form are left out: without 其他 the row may lack some.
    const mayLack = !parts.some(({ heading }) => REST.test(heading));
    return parts.length < 2 ? [] : draft(total, parts, report, mayLack);
  });
}

/** Each column of a table whose last row is 合计, against the rows above it. */
function columnTotals(rows: readonly Row[], report: ReportView): CheckDraft[] {
  const total = rows.at(-1);
  const parts = rows.slice(0, -1);
  const isTotal = total?.cells.some(({ text, value }) => value === null && TOTAL.test(text)) ?? false;
  if (total === undefined || !isTotal || parts.length < 2) return [];
  if (parts.some(({ cells }) => cells.some(({ text }) => TOTAL.test(text)))) return [];
  return total.cells.flatMap((cell, column) => {
    const above = parts.map((row) => row.cells[column]).filter((part) => part !== undefined);
    const stated = above.filter(({ value }) => value !== null);
    if (cell.value === null || stated.length < parts.length || /率|比例|占比|%/u.test(cell.heading))
      return [];
    return draft(cell, stated, report, false);
  });
}

function draft(total: Cell, parts: readonly Cell[], report: ReportView, mayLack: boolean): CheckDraft[] {
  const [subject, ...operands] = [total, ...parts].map((cell) => figureOf(cell, report));
  const stated = operands.filter((site) => site !== null);
  if (!subject || stated.length < parts.length) return [];
  const expected = sum(parts.map(({ value }) => value ?? '0'));
  const order = compareDecimals(expected, total.value ?? '0');
  const match: Match = order === 0 ? 'equal' : 'unequal';
  return [
    {
      kind: 'table',
      ...verdictOf([match], mayLack && order < 0 ? 'incomplete' : null),
      subject: subject.checked,
      operands: stated.map(({ checked }) => checked),
      expected,
      formula: parts.map(({ text }) => text).join(' + '),
    },
  ];
}

/** A cell as it was extracted; null for one that is no figure. */
function figureOf({ start }: Cell, { sites }: ReportView): Site | null {
  return sites.find(({ figure }) => figure.start === start) ?? null;
}
