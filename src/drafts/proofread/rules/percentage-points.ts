import type { ProofreadingRule } from '../draft-text.ts';
import type { Finding } from '../finding.ts';

/** 「出庭率提高3%」: whether by three points or by three hundredths of itself can't be told. */
const RATE_CHANGE =
  /(?:率|占比|比重|满意度)[^，。；;,、\n]{0,12}?(?:提高|提升|上升|增长|增加|下降|降低|减少|回落)了?(?:约|近|超过)?(\d+(?:\.\d+)?)\s*%/gu;

/** A share that changed by a percentage, where the change of a share is told in percentage points. */
export const findPercentagePoints: ProofreadingRule = ({ folded, paragraphs, report }) =>
  paragraphs.flatMap(({ start, end }) =>
    [...folded.slice(start, end).matchAll(RATE_CHANGE)].map((match): Finding => {
      const from = start + match.index;
      return {
        start: from,
        end: from + match[0].length,
        severity: 'low',
        kind: 'percentage_point',
        found: report.text.slice(from, from + match[0].length),
        expected: `若为两年比率之差，应写「${match[1] ?? ''}个百分点」`,
        source: '比率之差以百分点表示',
      };
    }),
  );
