import type { DraftText, ProofreadingReference, ProofreadingRule } from './draft-text.ts';
import type { Finding } from './finding.ts';
import { findImpossibleDates } from './rules/dates.ts';
import { findFormat } from './rules/format.ts';
import { findHeadingNumbers } from './rules/heading-numbers.ts';
import { findMeetings } from './rules/meetings.ts';
import { findMissingParts } from './rules/missing-parts.ts';
import { findFormerBodies, findRepealedLaws } from './rules/obsolete.ts';
import { findPercentagePoints } from './rules/percentage-points.ts';
import { findInconsistentTerms, findPhrases } from './rules/phrases.ts';
import { findPlaceholders } from './rules/placeholders.ts';
import { findRegionSlips } from './rules/regions.ts';
import { findGarbled, findRepeatedParagraphs, findRepeatedWords } from './rules/repetitions.ts';
import { findTitles } from './rules/titles.ts';
import { findUnpairedMarks } from './rules/unpaired-marks.ts';
import { findYearSlips } from './rules/years.ts';

/** In the order in which findings of one place are listed. */
const RULES: readonly ProofreadingRule[] = [
  findPlaceholders,
  findImpossibleDates,
  findYearSlips,
  findRegionSlips,
  findGarbled,
  findMeetings,
  findTitles,
  findPhrases,
  findInconsistentTerms,
  findRepealedLaws,
  findFormerBodies,
  findPercentagePoints,
  findRepeatedWords,
  findRepeatedParagraphs,
  findHeadingNumbers,
  findMissingParts,
  findUnpairedMarks,
  findFormat,
];

/**
 * Reads a draft as a careful editor would. Pure: what needs other reports is added by `proofreadDraft`.
 * @returns In the order of place; of findings of the same words and correction one.
 */
export function proofread(draft: DraftText, reference: ProofreadingReference): Finding[] {
  return inOrder(RULES.flatMap((rule) => rule(draft, reference)));
}

/** Findings in the order of place, each thing said once. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings
    .toSorted((one, other) => one.start - other.start || one.end - other.end)
    .filter(({ start, expected }) => {
      const key = `${start} ${expected}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    });
}
