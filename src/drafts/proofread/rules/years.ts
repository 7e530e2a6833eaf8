import { findYears } from '../../../reports/dates.ts';
import type { Section } from '../../../reports/report.ts';
import type { DraftText, ProofreadingRule } from '../draft-text.ts';
import type { Finding } from '../finding.ts';

/** Headings of what is to come, and of what was done or found wanting. */
const AHEAD = /打算|思路|计划|安排|下一步|下步|展望|目标举措|重点任务|努力方向/u;
const BEHIND = /成效|举措|工作情况|开展情况|不足|问题|原因|履职|履行|职责|总结|回顾/u;

/** 「2023年，全县共收到…」: a year that opens the sentence dates what it reports. */
const OPENS_SENTENCE = /^(?:(?:截至|截止|自)\s*)?$/u;
/** Words that set an earlier year beside this one, or name a thing by it. */
const LOOKS_BACK =
  /同比|相比|比较|较|比(?!例|重|率)|以来|起|至今|末|底|初|启动|印发|出台|制定|颁布|施行|实施|开始|为基数|反馈|整改|遗留|先后|连续|逐年|从.*到|年度.*(?:考核|评估|示范)|[—\-~至]\d{4}/u;

/** Years in headings and at the head of sentences that are not those of the report: what copying last year's text leaves. */
export const findYearSlips: ProofreadingRule = (draft) => {
  const { year } = draft.report.metadata;
  return year === null ? [] : [...slipsInHeadings(draft, year), ...slipsInSentences(draft, year)];
};

function slipsInHeadings({ report, folded }: DraftText, year: number): Finding[] {
  return report.sections
    .filter(({ level }) => level === 1 || level === 2)
    .flatMap(({ headingSpan }) => {
      const heading = folded.slice(headingSpan.start, headingSpan.end);
      const mentioned = findYears(heading);
      const [only] = mentioned;
      if (only === undefined || mentioned.length > 1 || LOOKS_BACK.test(heading.slice(only.end))) return [];
      const due = dueYear(heading, year);
      if (due === null || only.year === due) return [];
      return [
        {
          start: headingSpan.start + only.start,
          end: headingSpan.start + only.end,
          severity: 'medium' as const,
          kind: 'year' as const,
          found: report.text.slice(headingSpan.start, headingSpan.end),
          expected: `${due}年`,
          source:
            due === year ? `本报告所述年份为${year}年` : `本报告所述年份为${year}年，打算与安排应为下一年`,
        },
      ];
    });
}

/** A plan is for the year after; null for a heading that tells neither. */
function dueYear(heading: string, year: number): number | null {
  if (AHEAD.test(heading)) return year + 1;
  return BEHIND.test(heading) ? year : null;
}

function slipsInSentences({ report, folded }: DraftText, year: number): Finding[] {
  return report.sentences.flatMap((sentence): Finding[] => {
    if (sentence.isHeading || isAhead(report.sections, sentence.section)) return [];
    const words = folded.slice(sentence.start, sentence.end);
    const [first] = findYears(words);
    if (first === undefined || first.year === year) return [];
    const before = words.slice(0, first.start).replace(/^[\s\d一二三四五六七八九十、.()（）是]+/u, '');
    const after = words.slice(first.end);
    const isRecent = first.year === year - 1 || first.year > year + 1;
    if (!isRecent || !OPENS_SENTENCE.test(before) || LOOKS_BACK.test(after)) return [];
    if (findYears(after).length > 0 || !/^[，,、]?(?:度|全|我|本|共|累计|\p{Script=Han})/u.test(after))
      return [];
    return [
      {
        start: sentence.start + first.start,
        end: sentence.start + first.end,
        severity: first.year > year ? 'high' : 'medium',
        kind: 'year',
        found: report.text.slice(sentence.start + first.start, sentence.end).slice(0, 30),
        expected: `${year}年，或写明为何述及${first.year}年`,
        source: `本报告所述年份为${year}年`,
      },
    ];
  });
}

function isAhead(sections: readonly Section[], place: number): boolean {
  const path = sections[place]?.path ?? '';
  return sections.some(
    ({ path: outer, heading, level }) =>
      level > 0 && (path === outer || path.startsWith(`${outer}/`)) && AHEAD.test(heading),
  );
}
