import type { ProofreadingRule } from '../draft-text.ts';

/** What drafters put where a number or name is still to come. Letters count only where they stand for words, not in IXX. */
const PLACEHOLDER =
  /【[^】\n]{0,60}】|(?<![A-Za-z])[xX]{2,}(?![A-Za-z])|(?<=[年月日第约共计达])[xX](?=[年月日件起次个名人%])|[×✕*＊]{2,}|[_＿]{2,}|[○〇]{2,}(?![一二三四五六七八九十])|[?？]{2,}|(?<=\p{Script=Han})\.{6,}(?=\p{Script=Han}?[件起次个名人%])/gu;

/** Slots that were never filled: 【待填】, XX, ××, ____. */
export const findPlaceholders: ProofreadingRule = ({ folded, paragraphs, report }) =>
  paragraphs.flatMap(({ start, end }) =>
    [...folded.slice(start, end).matchAll(PLACEHOLDER)].map((match) => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
      severity: 'high' as const,
      kind: 'placeholder' as const,
      found: report.text.slice(start + match.index, start + match.index + match[0].length),
      expected: '填入实际内容，或删去',
      source: '定稿不应有占位符',
    })),
  );
