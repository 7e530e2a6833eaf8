import type { Rule } from './pdf-page.ts';

/** What a page draws, as pdfjs lists it. */
export interface Drawing {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

/** The numbers by which pdfjs tells drawing operations apart. */
export interface Operations {
  save: number;
  restore: number;
  transform: number;
  constructPath: number;
  paintFormXObjectBegin: number;
  paintFormXObjectEnd: number;
  stroke: number;
  closeStroke: number;
  fill: number;
  eoFill: number;
  fillStroke: number;
  eoFillStroke: number;
  closeFillStroke: number;
  closeEOFillStroke: number;
}

/** a, b, c, d, e, f of a PDF matrix: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

type Point = readonly [number, number];

/** Word draws the borders of tables as filled rectangles of up to this width, in points. */
const THICKEST_RULE = 3;
const SHORTEST_RULE = 4;
const STRAIGHT = 0.5;

/** How many numbers follow each step of a path: moveTo, lineTo, curveTo, quadraticCurveTo, closePath. */
const STEP_LENGTHS = [2, 2, 6, 4, 0];
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;

/** The horizontal and vertical lines of a drawing, also those drawn as thin filled rectangles. */
export function listRules(drawing: Drawing, operations: Operations, page: Matrix): Rule[] {
  const rules: Rule[] = [];
  const stack: Matrix[] = [];
  let matrix = page;
  const isFilled = new Set([operations.fill, operations.eoFill]);
  const isStroked = new Set([
    operations.stroke,
    operations.closeStroke,
    operations.fillStroke,
    operations.eoFillStroke,
    operations.closeFillStroke,
    operations.closeEOFillStroke,
  ]);
  drawing.fnArray.forEach((operation, index) => {
    const given = drawing.argsArray[index];
    if (operation === operations.save) {
      stack.push(matrix);
    } else if (operation === operations.restore || operation === operations.paintFormXObjectEnd) {
      matrix = stack.pop() ?? matrix;
    } else if (operation === operations.transform) {
      matrix = multiply(matrix, given as Matrix);
    } else if (operation === operations.paintFormXObjectBegin) {
      stack.push(matrix);
      if (Array.isArray(given) && given[0] !== null) matrix = multiply(matrix, given[0] as Matrix);
    } else if (operation === operations.constructPath && Array.isArray(given)) {
      const [paint, [path]] = given as [number, [ArrayLike<number> | null]];
      if (path === null) return;
      for (const outline of listOutlines(path, matrix)) {
        if (isStroked.has(paint)) rules.push(...listSides(outline));
        else if (isFilled.has(paint)) rules.push(...readThinShape(outline));
      }
    }
  });
  return rules;
}

/** The matrix that first does what `inner` does, then what `outer` does. */
export function multiply(outer: Matrix, [a, b, c, d, e, f]: Matrix): Matrix {
  return [
    outer[0] * a + outer[2] * b,
    outer[1] * a + outer[3] * b,
    outer[0] * c + outer[2] * d,
    outer[1] * c + outer[3] * d,
    outer[0] * e + outer[2] * f + outer[4],
    outer[1] * e + outer[3] * f + outer[5],
  ];
}

/** The straight-sided outlines of a path, each a list of corners; a curve ends one. */
function listOutlines(path: ArrayLike<number>, matrix: Matrix): Point[][] {
  const outlines: Point[][] = [];
  let current: Point[] = [];
  for (let at = 0; at < path.length;) {
    const step = path[at] ?? CLOSE;
    const length = STEP_LENGTHS[step] ?? 0;
    if (step === CLOSE) {
      if (current[0]) current.push(current[0]);
    } else {
      const point = apply(matrix, path[at + length - 1] ?? 0, path[at + length] ?? 0);
      if (step === LINE) current.push(point);
      else {
        outlines.push(current);
        current = step === MOVE ? [point] : [];
      }
    }
    at += length + 1;
  }
  outlines.push(current);
  return outlines.filter((outline) => outline.length > 1);
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

function listSides(outline: readonly Point[]): Rule[] {
  return outline.slice(1).flatMap(([x2, y2], index) => {
    const [x1, y1] = outline[index] ?? [x2, y2];
    return toRule(x1, y1, x2, y2);
  });
}

function readThinShape(outline: readonly Point[]): Rule[] {
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (bottom - top <= THICKEST_RULE && right - left > THICKEST_RULE)
    return toRule(left, (top + bottom) / 2, right, (top + bottom) / 2);
  if (right - left <= THICKEST_RULE && bottom - top > THICKEST_RULE)
    return toRule((left + right) / 2, top, (left + right) / 2, bottom);
  return [];
}

function toRule(x1: number, y1: number, x2: number, y2: number): Rule[] {
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (Math.max(width, height) < SHORTEST_RULE || Math.min(width, height) > STRAIGHT) return [];
  return [{ x1: Math.min(x1, x2), y1: Math.min(y1, y2), x2: Math.max(x1, x2), y2: Math.max(y1, y2) }];
}
