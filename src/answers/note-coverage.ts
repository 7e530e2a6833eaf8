import type { ReportSummary } from '../store/reports.ts';
import type { AnswerBuilder } from './answer-builder.ts';
import type { Wording } from './wording.ts';

/** More regions than a sentence bears are left to the question for what is covered. */
const MOST_NAMED = 8;

/** Tells an asker whose region is not covered what is. */
export function noteCoverage(
  coverage: readonly ReportSummary[],
  builder: AnswerBuilder,
  wording: Wording,
): void {
  const regions = [...new Set(coverage.map(({ regionName }) => regionName))];
  if (regions.length > 0) builder.note(wording.covered(regions.length > MOST_NAMED ? null : regions));
}
