/** A number's origin: the sentence of a report, exactly as it stands there. */
export interface DraftSource {
  /** From 1, in the order of first use: the mark behind the number. */
  n: number;
  /** Report id. */
  report: string;
  title: string;
  section: string;
  quote: string;
  start: number;
  end: number;
}

/**
 * A stretch of a draft. Numbers come only as `figure`, which names its source; `open` is a slot that nobody has filled, with
 * what is known of it, last year's figure as its hint: 「【待填：2025年行政复议收到数；上年（2024年）110件】」.
 */
export type DraftPart =
  | { type: 'text'; text: string }
  | { type: 'figure'; text: string; source: number; figure: DraftFigure }
  | { type: 'open'; text: string; hint: DraftFigure | null };

/** The stored figure behind a number of a draft. */
export interface DraftFigure {
  reportId: string;
  ordinal: number;
}

/** A paragraph, a heading (level 1 for 一、, 2 for （一）), or words of a report offered to choose from. */
export interface DraftBlock {
  type: 'heading' | 'paragraph' | 'quote';
  level: number;
  parts: DraftPart[];
}

/** A filled template. Everything that it states stands in its sources. */
export interface Draft {
  title: string;
  region: string;
  year: number;
  blocks: DraftBlock[];
  sources: DraftSource[];
  /** What the drafter should know: no report of that year, what is left open. */
  notes: string[];
}

/** A block's words without marks. */
export function plainTextOf({ parts }: DraftBlock): string {
  return parts.map(({ text }) => text).join('');
}

/** Slots that nobody has filled. */
export function countOpen({ blocks }: Draft): number {
  return blocks.flatMap(({ parts }) => parts).filter(({ type }) => type === 'open').length;
}
