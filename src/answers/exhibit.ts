/** What an answer shows beside its text: the same numbers, arranged. Made together with the text and guarded like it. */
export type Exhibit = TableExhibit | ChartExhibit;

/** Cells are texts for people, numbers with their citation marks: `1423件[1]`, `未载明`. */
export interface TableExhibit {
  type: 'table';
  /** `''` for a table that needs none. */
  caption: string;
  columns: string[];
  rows: string[][];
}

export interface ChartExhibit {
  type: 'chart';
  /** Bars compare places, lines follow years. */
  kind: 'bar' | 'line';
  caption: string;
  /** Unit of the axis, in the base unit of its values: 件, %. */
  unit: string;
  points: ChartPoint[];
  /** What is not drawn, and why; a sentence each. */
  remarks: string[];
}

export interface ChartPoint {
  region: string;
  year: number;
  measure: string;
  /** Plain decimal in the base unit. */
  value: string;
  /** The number as people read it: `1370余件`. */
  surface: string;
}
