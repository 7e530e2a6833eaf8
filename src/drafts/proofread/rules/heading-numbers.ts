import { formatNumeral } from '../../../numbers/numerals.ts';
import { findLostMark, findNumberingMark, RANKS } from '../../../reports/numbering.ts';
import type { ProofreadingRule } from '../draft-text.ts';
import type { Finding } from '../finding.ts';

const SOURCE = 'GB/T 9704 结构层次序数';

/** Headings whose numeral is lost, repeated or skipped, judged within their own series. */
export const findHeadingNumbers: ProofreadingRule = ({ report, folded }) => {
  const findings: Finding[] = [];
  const lastOf = new Map<string, number>();
  for (const section of report.sections) {
    if (section.level === 0) continue;
    const opening = folded.slice(section.start, section.headingSpan.end);
    const mark = findNumberingMark(opening) ?? findLostMark(opening);
    if (mark === null) continue;
    const parent = section.path.includes('/') ? section.path.slice(0, section.path.lastIndexOf('/')) : '';
    const series = `${parent}|${mark.rank}`;
    const due = (lastOf.get(series) ?? 0) + 1;
    const place = { start: section.start, end: section.headingSpan.end, kind: 'heading_number' as const };
    const found = report.text.slice(section.start, section.headingSpan.end);
    const expected = `序数应为「${numeralOf(mark.rank, due)}」`;
    if (mark.ordinal === null) {
      findings.push({
        ...place,
        severity: 'medium',
        found,
        expected: `${expected}（序数缺失）`,
        source: SOURCE,
      });
    } else if (mark.ordinal !== due && (mark.rank <= RANKS.second || lastOf.has(series))) {
      const wrong = mark.ordinal < due ? '序数重复' : '序数跳号';
      findings.push({
        ...place,
        severity: 'medium',
        found,
        expected: `${expected}（${wrong}）`,
        source: SOURCE,
      });
    }
    lastOf.set(series, mark.ordinal ?? due);
  }
  return findings;
};

function numeralOf(rank: number, ordinal: number): string {
  const chinese = formatNumeral(String(ordinal), 'chinese');
  if (rank === RANKS.third) return `${ordinal}.`;
  if (rank === RANKS.bracketed) return `（${ordinal}）`;
  if (rank === RANKS.second) return `（${chinese}）`;
  if (rank === RANKS.ordinal) return `${chinese}是`;
  return `${chinese}、`;
}
