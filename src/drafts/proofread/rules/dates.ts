import { findDates } from '../../../reports/dates.ts';
import type { ProofreadingRule } from '../draft-text.ts';
import type { Finding } from '../finding.ts';

const WRITTEN_DATE = /(?<!\d)(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?/gu;

/** Dates that the calendar does not have: 13月, 2月30日. */
export const findImpossibleDates: ProofreadingRule = ({ folded, paragraphs, report }) =>
  paragraphs.flatMap(({ start, end }) =>
    [...folded.slice(start, end).matchAll(WRITTEN_DATE)].flatMap((match): Finding[] => {
      const [whole, , month, day] = match;
      const isReal =
        day === undefined ? Number(month) >= 1 && Number(month) <= 12 : findDates(whole).length > 0;
      const from = start + match.index;
      return isReal
        ? []
        : [
            {
              start: from,
              end: from + whole.length,
              severity: 'high',
              kind: 'date',
              found: report.text.slice(from, from + whole.length),
              expected: '公历中存在的日期',
              source: '公历无此日期',
            },
          ];
    }),
  );
