import type { Span } from '../../../numbers/span.ts';
import type { DraftText, ProofreadingRule } from '../draft-text.ts';
import type { Finding } from '../finding.ts';

/** Set phrases of the field written with a wrong character. */
export const findPhrases: ProofreadingRule = (draft, { proofreading }) =>
  proofreading.phrases.flatMap(({ wrong, right }) =>
    placesOf(wrong, draft).map((span): Finding => ({
      ...span,
      severity: 'medium',
      kind: 'phrase',
      found: wrong,
      expected: right,
      source: '法治政府建设文件通行表述',
    })),
  );

/** 「法治化」 and 「法制化」 with the same word before them: one of the two is a slip. */
export const findInconsistentTerms: ProofreadingRule = (draft) => {
  const { folded } = draft;
  const right = new Set([...folded.matchAll(/(\p{Script=Han}{2})法治(?=化)/gu)].map(([, before]) => before));
  return [...folded.matchAll(/(\p{Script=Han}{2})法制(?=化)/gu)]
    .filter(([, before]) => right.has(before))
    .map((match): Finding => {
      const start = match.index + (match[1]?.length ?? 0);
      return {
        start,
        end: start + '法制化'.length,
        severity: 'low',
        kind: 'inconsistent_term',
        found: `${match[1] ?? ''}法制化`,
        expected: `${match[1] ?? ''}法治化`,
        source: '同一文稿前后表述应一致',
      };
    });
};

function placesOf(words: string, { folded, paragraphs }: DraftText): Span[] {
  const spans: Span[] = [];
  for (const { start, end } of paragraphs) {
    for (let at = folded.indexOf(words, start); at >= 0 && at < end; at = folded.indexOf(words, at + 1))
      spans.push({ start: at, end: at + words.length });
  }
  return spans;
}
