import type { Span } from '../numbers/span.ts';

/**
 * How an indicator was asked. `exact`: by one of its names. `composed`: by a stage word beside its procedure's name, which may
 * stand apart (「复议去年一共收了多少」) or have been said before.
 */
export type WordCertainty = 'exact' | 'composed';

/** A place of a question that names an indicator or a whole procedure. */
export interface IndicatorWord extends Span {
  code: string;
  kind: 'indicator' | 'procedure';
  certainty: WordCertainty;
  /** Where the procedure was named when that is another place: 「复议」 of 「复议去年收了多少」; null otherwise. */
  topic: Span | null;
}
