import { joinPieces } from './pdf-lines.ts';
import type { TextLine } from './pdf-page.ts';

/** Fewer full lines are a signature or a list, not a column. */
const LEAST_LINES = 6;
/** Of a column's lines at least this share ends near its right edge; those of a list end anywhere. */
const LEAST_FULL_SHARE = 0.5;
/** In widths of a character. */
const NEAR_EDGE = 2;
/** A column's lines fill at least this share of the page's text width. */
const LEAST_WIDTH_SHARE = 0.25;
/** Titles may run across the columns; more than this share of crossing lines is one column. */
const MOST_CROSSING_SHARE = 0.2;
const STEP = 2;

/**
 * Puts the pieces of a page into reading order: from top to bottom, or where there are two columns the left one first. What runs
 * across both columns parts what is above it from what is below.
 * @param pieces From top to bottom.
 * @returns Lines, in one list for each stretch of a column.
 */
export function readColumns(pieces: readonly TextLine[]): TextLine[][] {
  const gutter = findGutter(pieces);
  if (gutter === null) return [joinPieces(pieces)];
  const stretches: TextLine[][] = [];
  let left: TextLine[] = [];
  let right: TextLine[] = [];
  let across: TextLine[] = [];
  const close = (): void => {
    stretches.push(joinPieces(left), joinPieces(right));
    left = [];
    right = [];
  };
  for (const piece of pieces) {
    if (piece.x < gutter && piece.right > gutter) {
      close();
      across.push(piece);
      continue;
    }
    if (across.length > 0) stretches.push(joinPieces(across));
    across = [];
    (piece.right <= gutter ? left : right).push(piece);
  }
  close();
  stretches.push(joinPieces(across));
  return stretches.filter((stretch) => stretch.length > 0);
}

/** Where the empty stripe between two columns is; null when there is none. */
function findGutter(pieces: readonly TextLine[]): number | null {
  const start = Math.min(...pieces.map(({ x }) => x));
  const end = Math.max(...pieces.map(({ right }) => right));
  const width = end - start;
  let best: { at: number; crossing: number } | null = null;
  for (let at = start + width * 0.35; at < start + width * 0.65; at += STEP) {
    const crossing = pieces.filter(({ x, right }) => x < at && right > at).length;
    if (best !== null && crossing >= best.crossing) continue;
    const left = pieces.filter(({ right }) => right <= at);
    const right = pieces.filter(({ x }) => x >= at);
    // The last column of a document may be short, or hold nothing but the signature.
    const isParted = left.length > 0 && right.length > 0 && [left, right].some((side) => isFull(side, width));
    if (isParted && crossing <= pieces.length * MOST_CROSSING_SHARE) best = { at, crossing };
  }
  return best?.at ?? null;
}

/** Whether lines fill a column: enough wide ones, most of which end near its right edge. */
function isFull(side: readonly TextLine[], pageWidth: number): boolean {
  const edge = Math.max(...side.map(({ right }) => right));
  const wide = side.filter(({ x, right }) => right - x >= pageWidth * LEAST_WIDTH_SHARE);
  const full = wide.filter(({ right, size }) => edge - right <= NEAR_EDGE * size);
  return wide.length >= LEAST_LINES && full.length >= side.length * LEAST_FULL_SHARE;
}
