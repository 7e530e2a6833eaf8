import type { Span } from '../../numbers/span.ts';

/** `high`: wrong as it stands; `medium`: very likely wrong; `low`: form, or worth a look. */
export type Severity = 'high' | 'medium' | 'low';

/** What sort of slip a finding is; one rule file a kind or family. */
export type FindingKind =
  | 'arithmetic'
  | 'number_against_store'
  | 'number_of_last_year'
  | 'magnitude'
  | 'percentage_point'
  | 'year'
  | 'date'
  | 'region'
  | 'placeholder'
  | 'meeting'
  | 'title_of_document'
  | 'phrase'
  | 'inconsistent_term'
  | 'repealed_law'
  | 'former_body'
  | 'garbled'
  | 'repeated_words'
  | 'repeated_paragraph'
  | 'missing_part'
  | 'unpaired_mark'
  | 'heading_number'
  | 'format';

/** A place of a draft that a careful reader would stop at. Offsets are UTF-16 units of the draft's text. */
export interface Finding extends Span {
  severity: Severity;
  kind: FindingKind;
  /** The words at the place, or what is missing. */
  found: string;
  /** What is expected instead, for the drafter to judge. */
  expected: string;
  /** What that rests on: a statute, a sentence of a report, a calculation. */
  source: string;
}
