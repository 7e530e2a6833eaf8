import { joinCellLines } from './inline-text.ts';
import { joinPieces, listPieces } from './pdf-lines.ts';
import { cutAtBorders } from './pdf-cut-runs.ts';
import type { PdfPage, PdfTable, Rule, Run } from './pdf-page.ts';
import type { TableCell } from './table-rows.ts';

/** Ends of rules that are less apart, in points, are meant to meet. */
const NEAR = 3;
/** A page with more lines is a drawing, not a table. */
const MOST_RULES = 4_000;

/**
 * The ruled tables of a page, from top to bottom, and the text outside of them. A rule missing between two fields makes one cell
 * of them. A frame around a text, or a line above a footnote, is no table: it has less than two columns.
 */
export function takeTables({ runs, rules }: PdfPage): { tables: PdfTable[]; rest: Run[] } {
  const tables: PdfTable[] = [];
  let rest = runs;
  for (const group of rules.length > MOST_RULES ? [] : groupTouching(rules)) {
    const columns = cluster(group.filter(isVertical).map(({ x1 }) => x1));
    const lines = cluster(group.filter((rule) => !isVertical(rule)).map(({ y1 }) => y1));
    if (columns.length < 3 || lines.length < 2) continue;
    const isWithin = (run: Run): boolean => {
      const { x, y } = centreOf(run);
      return isBetween(x, columns) && isBetween(y, lines);
    };
    const borders = group.filter(isVertical);
    const within = rest.filter(isWithin).flatMap((run) => cutAtBorders(run, borders));
    if (within.length === 0) continue;
    rest = rest.filter((run) => !isWithin(run));
    const [top = 0] = lines;
    tables.push({ top, bottom: lines.at(-1) ?? 0, columns, rows: readCells(group, columns, lines, within) });
  }
  return { tables: tables.sort((one, other) => one.top - other.top), rest };
}

/** Whether a table goes on in the next, over the end of a page or column: their columns are as wide. */
export function isContinued(table: PdfTable, next: PdfTable): boolean {
  const shift = (next.columns[0] ?? 0) - (table.columns[0] ?? 0);
  return (
    table.columns.length === next.columns.length &&
    table.columns.every((x, index) => Math.abs(x + shift - (next.columns[index] ?? 0)) <= NEAR)
  );
}

function isVertical({ x1, x2, y1, y2 }: Rule): boolean {
  return y2 - y1 > x2 - x1;
}

function centreOf({ x, right, y, size }: Run): { x: number; y: number } {
  return { x: (x + right) / 2, y: y - size * 0.35 };
}

function isBetween(at: number, borders: readonly number[]): boolean {
  return at > (borders[0] ?? 0) && at < (borders.at(-1) ?? 0);
}

/** Rules that touch or cross each other, directly or by way of others. */
function groupTouching(rules: readonly Rule[]): Rule[][] {
  const groups: { box: Rule; members: Rule[] }[] = [];
  for (const rule of rules) {
    const touched = groups.filter(
      ({ box, members }) => touches(box, rule) && members.some((one) => touches(one, rule)),
    );
    const members = [...touched.flatMap((group) => group.members), rule];
    const box = touched.reduce((around, group) => surround(around, group.box), rule);
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push({ box, members });
  }
  return groups.map(({ members }) => members);
}

function touches(one: Rule, other: Rule): boolean {
  return (
    one.x1 <= other.x2 + NEAR &&
    other.x1 <= one.x2 + NEAR &&
    one.y1 <= other.y2 + NEAR &&
    other.y1 <= one.y2 + NEAR
  );
}

function surround(one: Rule, other: Rule): Rule {
  return {
    x1: Math.min(one.x1, other.x1),
    y1: Math.min(one.y1, other.y1),
    x2: Math.max(one.x2, other.x2),
    y2: Math.max(one.y2, other.y2),
  };
}

/** Positions with those that differ by a hair made one, in order. */
function cluster(positions: readonly number[]): number[] {
  const places: number[] = [];
  for (const position of [...positions].sort((one, other) => one - other))
    if (position - (places.at(-1) ?? -Infinity) > NEAR) places.push(position);
  return places;
}

interface Field {
  row: number;
  column: number;
}

function readCells(
  rules: readonly Rule[],
  columns: readonly number[],
  lines: readonly number[],
  runs: readonly Run[],
): TableCell[][] {
  const width = columns.length - 1;
  const owner: number[] = Array.from({ length: width * (lines.length - 1) }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (owner[root] !== root) root = owner[root] ?? root;
    return root;
  };
  const merge = (one: number, other: number): void => {
    const [low, high] = [rootOf(one), rootOf(other)].sort((left, right) => left - right);
    if (low !== undefined && high !== undefined) owner[high] = low;
  };
  const middle = (places: readonly number[], at: number): number =>
    ((places[at] ?? 0) + (places[at + 1] ?? 0)) / 2;
  for (let row = 0; row < lines.length - 1; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const at = row * width + column;
      if (column + 1 < width && !hasRule(rules, columns[column + 1] ?? 0, middle(lines, row), 'vertical'))
        merge(at, at + 1);
      if (
        row + 2 < lines.length &&
        !hasRule(rules, middle(columns, column), lines[row + 1] ?? 0, 'horizontal')
      )
        merge(at, at + width);
    }
  }
  const fieldsOf = new Map<number, Field[]>();
  owner.forEach((_, index) => {
    const root = rootOf(index);
    const field = { row: Math.floor(index / width), column: index % width };
    fieldsOf.set(root, [...(fieldsOf.get(root) ?? []), field]);
  });
  const runsOf = new Map<number, Run[]>();
  for (const run of runs) {
    const { x, y } = centreOf(run);
    const root = rootOf(placeOf(y, lines) * width + placeOf(x, columns));
    runsOf.set(root, [...(runsOf.get(root) ?? []), run]);
  }
  return lines.slice(1).map((_, row) =>
    [...fieldsOf]
      .filter(([, fields]) => fields[0]?.row === row)
      .map(([root, fields]) => ({
        text: joinCellLines(joinPieces(listPieces(runsOf.get(root) ?? [])).map(({ text }) => text)),
        columnSpan: Math.max(...fields.map((field) => field.column)) - (fields[0]?.column ?? 0) + 1,
        rowSpan: Math.max(...fields.map((field) => field.row)) - row + 1,
        isHeading: false,
      })),
  );
}

function hasRule(
  rules: readonly Rule[],
  x: number,
  y: number,
  direction: 'vertical' | 'horizontal',
): boolean {
  return rules.some(
    (rule) =>
      isVertical(rule) === (direction === 'vertical') &&
      rule.x1 - NEAR <= x &&
      x <= rule.x2 + NEAR &&
      rule.y1 - NEAR <= y &&
      y <= rule.y2 + NEAR,
  );
}

function placeOf(at: number, borders: readonly number[]): number {
  return Math.max(
    0,
    borders.findLastIndex((border) => border <= at),
  );
}
