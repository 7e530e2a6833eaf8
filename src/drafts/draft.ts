import type { Qualifier } from '../numbers/quantity.ts';

/** A number's origin: the sentence of a report, exactly as it stands there, or what a person has entered. */
export interface DraftSource {
  /** From 1, in the order of first use: the mark behind the number. */
  n: number;
  kind: 'stated' | 'entered';
  /** Report id; `''` for what was entered. */
  report: string;
  title: string;
  /** Path of its section; of what was entered the department that answers for it. */
  section: string;
  quote: string;
  start: number;
  end: number;
}

/**
 * A stretch of a draft. Numbers come only as `figure`, which names its source; `open` is a slot that nobody has filled, with
 * what is known of it, last year's figure as its hint: 「【待填：2025年行政复议收到数；上年（2024年）110件】」. `computed` shows its
 * formula; `entered` is a person's word and no figure of a report.
 */
export type DraftPart =
  | { type: 'text'; text: string }
  | { type: 'figure'; text: string; source: number; figure: DraftFigure }
  | { type: 'computed'; text: string; sources: number[]; computation: DraftComputation }
  | { type: 'entered'; text: string; source: number; slot: string }
  | { type: 'open'; text: string; slot: DraftSlot; hint: DraftFigure | null };

/** A number that no report states, computed from some that are stated. */
export interface DraftComputation {
  /** Decimal. */
  value: string;
  unit: string;
  qualifier: Qualifier;
  /** With its numbers filled in: `110 − 98 = 12件`. */
  formula: string;
  /** Code of the indicator that it is, or that it is the change of. */
  indicator: string | null;
  operands: DraftFigure[];
}

/** What a person can fill in. */
export interface DraftSlot {
  /** Code of an indicator, or the words of what is to be written: by this it is filled. */
  key: string;
  kind: 'number' | 'words';
  /** What is asked for. */
  name: string;
  /** Units that a number may have; empty for words. */
  units: readonly string[];
  /** Last year's number as its report has it; null when that is not known. */
  lastYear: string | null;
}

/** The stored figure behind a number of a draft. */
export interface DraftFigure {
  reportId: string;
  ordinal: number;
}

/** A paragraph, a heading (level 1 for 一、, 2 for （一）), or words of a report offered to choose from. */
export interface DraftBlock {
  type: 'heading' | 'paragraph' | 'quote';
  level: number;
  /** Name of the template that it was made by. */
  template: string;
  parts: DraftPart[];
}

/** A filled template. Everything that it states stands in its sources. */
export interface Draft {
  /** Name of the template. */
  template: string;
  title: string;
  region: string;
  year: number;
  blocks: DraftBlock[];
  sources: DraftSource[];
  /** Who signs and when, of a whole report; null for a section. The date is open until it is given. */
  signature: { issuer: string; date: string | null } | null;
  /** What the drafter should know: no report of that year, what is left open. */
  notes: string[];
}

/** A block's words without marks. */
export function plainTextOf({ parts }: DraftBlock): string {
  return parts.map(({ text }) => text).join('');
}

/** Slots that nobody has filled, each once, in the order of the text. */
export function listOpenSlots({ blocks }: Draft): DraftSlot[] {
  const open = blocks
    .flatMap(({ parts }) => parts)
    .flatMap((part) => (part.type === 'open' ? [part.slot] : []));
  return [...new Map(open.map((slot) => [slot.key, slot])).values()];
}

/** What stands for the date of a report that is not signed yet. */
export const OPEN_DATE = '【待填：成文日期】';

/** The numbers of the sources behind a part. */
export function marksOf(part: DraftPart): readonly number[] {
  if (part.type === 'computed') return part.sources;
  return part.type === 'figure' || part.type === 'entered' ? [part.source] : [];
}

/** The computations of a draft, each once: what a reader needs to do them again. */
export function listFormulas({ blocks }: Draft): string[] {
  const formulas = blocks
    .flatMap(({ parts }) => parts)
    .flatMap((part) => (part.type === 'computed' ? [`${part.text}：${part.computation.formula}`] : []));
  return [...new Set(formulas)];
}
