import type { AnswerBuilder } from './answer-builder.ts';
import type { Finding } from './look-up.ts';
import { groundOf } from '../calculations/ground.ts';
import type { Wording } from './wording.ts';

/**
 * Notes why figures of several reports shown together do not compare: different years, measures, scopes or periods.
 * Adds nothing when only one report speaks.
 */
export function noteComparability(
  answering: readonly Finding[],
  builder: AnswerBuilder,
  wording: Wording,
): void {
  const reports = new Set(answering.map(({ target }) => target.report.id));
  if (reports.size < 2) return;
  const results = answering.flatMap((finding) => finding.results);
  const years = [...new Set(results.map(({ figure, report }) => figure.year ?? report.year))].sort();
  if (years.length > 1) builder.note(wording.differentYears(years));
  const measures = new Set(results.map(({ figure }) => figure.indicator ?? figure.label));
  if (measures.size > 1 || answering.some(({ how }) => how === 'substituted' || how === 'wider')) {
    builder.note(wording.differentMeasures);
  } else if (new Set(results.map(groundOf)).size > 1) {
    builder.note(wording.differentScopes);
  }
}
