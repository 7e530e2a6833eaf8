import { compareDecimals, sum } from '../../numbers/decimal.ts';
import type { Figure } from '../figure.ts';
import type { Check, CheckRule, CheckScope } from './check.ts';
import { checkedFigure, createCheck } from './check.ts';

/** A line of a table as it is stored: 「地区：甲区；收案：341；」. */
interface Row {
  start: number;
  cells: { heading: string; value: string; start: number; end: number }[];
}

const TOTAL = /^(?:合计|总计|共计|总数|全[省市州盟县区旗镇乡])$/u;
const SUBTOTAL = /小计|其中/u;

/** Sums of a table's columns against its row of totals, and of a row's cells against its cell 总计. */
export const checkTables: CheckRule = (scope) =>
  tablesOf(scope.report.text).flatMap((rows) => checkColumns(rows, scope));

/** Neighbouring lines with the same headings. */
function tablesOf(text: string): Row[][] {
  const tables: Row[][] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const row = readRow(line, at);
    at += line.length + 1;
    if (row === null) continue;
    const last = tables.at(-1);
    const above = last?.at(-1);
    const isNext = above !== undefined && headingsOf(above) === headingsOf(row);
    if (last !== undefined && isNext) last.push(row);
    else tables.push([row]);
  }
  return tables;
}

function headingsOf({ cells }: Row): string {
  return cells.map(({ heading }) => heading).join('\n');
}

function readRow(line: string, offset: number): Row | null {
  const cells = [...line.matchAll(/([^：；]+)：([^：；]*)；/gu)].map((match) => {
    const start = offset + match.index + (match[1]?.length ?? 0) + 1;
    return {
      heading: match[1]?.trim() ?? '',
      value: match[2] ?? '',
      start,
      end: start + (match[2]?.length ?? 0),
    };
  });
  const length = [...line.matchAll(/([^：；]+)：([^：；]*)；/gu)].reduce(
    (sofar, match) => sofar + match[0].length,
    0,
  );
  return cells.length < 2 || length < line.trim().length ? null : { start: offset, cells };
}

function checkColumns(rows: readonly Row[], scope: CheckScope): Check[] {
  const totals = rows.filter(({ cells }) => TOTAL.test(cells[0]?.value.replaceAll(/\s/gu, '') ?? ''));
  const [total] = totals;
  const parts = rows.filter((row) => row !== total);
  const isPlain = rows.every(
    ({ cells }) => !cells.some(({ heading, value }) => SUBTOTAL.test(heading + value)),
  );
  if (total === undefined || totals.length > 1 || parts.length < 2 || !isPlain) return [];
  return total.cells.slice(1).flatMap((_cell, index): Check[] => {
    const column = (row: Row) => figureIn(row.cells[index + 1], scope);
    const subject = column(total);
    const operands = parts.map(column);
    const counted = operands.filter((figure) => figure !== null);
    const isCount = [subject, ...operands].every((figure) => figure === null || figure.unit !== '%');
    if (subject === null || counted.length !== parts.length || !isCount) return [];
    const computed = sum(counted.map(({ normalized }) => normalized));
    return [
      createCheck({
        kind: 'table',
        verdict: compareDecimals(computed, subject.normalized) === 0 ? 'holds' : 'differs',
        subject: checkedFigure(subject, scope.report),
        operands: counted.map((figure) => checkedFigure(figure, scope.report)),
        expected: computed,
        formula: counted.map(({ stated }) => stated).join(' + '),
      }),
    ];
  });
}

/** The one figure that a cell holds. */
function figureIn(cell: Row['cells'][number] | undefined, { report }: CheckScope): Figure | null {
  if (cell === undefined) return null;
  const inside = report.figures.filter(({ start, end }) => start >= cell.start && end <= cell.end);
  return inside.length === 1 ? (inside[0] ?? null) : null;
}
