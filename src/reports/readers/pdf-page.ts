import type { TableCell } from './table-rows.ts';

/** A piece of text that was drawn at once, in points from the page's top left corner. */
export interface Run {
  text: string;
  x: number;
  /** Where it ends. */
  right: number;
  /** Of its baseline, downwards. */
  y: number;
  /** Of its font. */
  size: number;
}

/** A straight line that was drawn, horizontal or vertical. */
export interface Rule {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

export interface PdfPage {
  width: number;
  height: number;
  runs: Run[];
  rules: Rule[];
}

/** A ruled table with what stands in it. */
export interface PdfTable {
  top: number;
  bottom: number;
  /** Where its columns are parted, outer borders included. */
  columns: number[];
  rows: TableCell[][];
}

/** A line of text as it stands on the page, or a table in its place. */
export interface TextLine {
  /** Empty for a table. */
  text: string;
  table?: PdfTable;
  x: number;
  right: number;
  y: number;
  size: number;
}
