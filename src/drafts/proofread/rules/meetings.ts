import { formatNumeral, parseNumeral } from '../../../numbers/numerals.ts';
import type { ProofreadingRule } from '../draft-text.ts';
import type { Finding } from '../finding.ts';
import type { Congress } from '../proofreading-data.ts';

const NUMERAL = '[一二三四五六七八九十]{1,3}';
const CONGRESS = new RegExp(`(?<=党的)(${NUMERAL})大(?!代表|部|队)`, 'gu');
/** 「二十届三中全会」, and 「二中、三中、四中全会」 in a list that a congress or another session opens. */
const PLENUM = new RegExp(`(?:(${NUMERAL})届)?(?<=[届大、和及])(${NUMERAL})中(?=全会|[、和及]|$)`, 'gu');
/** A draft that looks further back than this names meetings of its own time: history, not a slip. */
const REMEMBERED = /历史|回顾|自.{0,4}$|以来$/u;

/** Congresses and plenary sessions of the Party that were never held, or not by the year reported on. */
export const findMeetings: ProofreadingRule = ({ report, folded, paragraphs }, { proofreading }) => {
  const year = report.metadata.year ?? Number.POSITIVE_INFINITY;
  // A report is written in the year after the one it covers.
  const held = proofreading.congresses.filter((congress) => congress.year <= year + 1);
  const current = held.at(-1);
  if (current === undefined) return [];
  return paragraphs.flatMap(({ start, end }) => {
    const paragraph = folded.slice(start, end);
    return [
      ...congressSlips(paragraph, start, held, current),
      ...plenumSlips(paragraph, start, held, current, year),
    ];
  });
};

function congressSlips(
  paragraph: string,
  offset: number,
  held: readonly Congress[],
  current: Congress,
): Finding[] {
  return [...paragraph.matchAll(CONGRESS)].flatMap((match) => {
    const [whole, numeral = ''] = match;
    if (held.some((congress) => congress.numeral === numeral)) return [];
    const after = paragraph.slice(match.index + whole.length, match.index + whole.length + 4);
    if (REMEMBERED.test(after)) return [];
    return [
      {
        start: offset + match.index - '党的'.length,
        end: offset + match.index + whole.length,
        severity: 'high' as const,
        kind: 'meeting' as const,
        found: `党的${whole}`,
        expected: `党的${current.numeral}大（所述年份前最近一次）`,
        source: `党的${current.numeral}大于${current.year}年召开`,
      },
    ];
  });
}

function plenumSlips(
  paragraph: string,
  offset: number,
  held: readonly Congress[],
  current: Congress,
  year: number,
): Finding[] {
  return [...paragraph.matchAll(PLENUM)].flatMap((match) => {
    const [whole, term, numeral = ''] = match;
    if (!/全会/u.test(paragraph.slice(match.index, match.index + 60))) return [];
    const congress = term === undefined ? null : (held.find((each) => each.numeral === term) ?? current);
    const session = Number(parseNumeral(numeral));
    const most = congress
      ? congress.plenums.filter((each) => each <= year + 1).length
      : Math.max(...held.map(({ plenums }) => plenums.length));
    if (session <= most && (term === undefined || held.some((each) => each.numeral === term))) return [];
    return [
      {
        start: offset + match.index,
        end: offset + match.index + whole.length,
        severity: 'high' as const,
        kind: 'meeting' as const,
        found: whole,
        expected: `一中至${formatNumeral(String(most), 'chinese')}中之一`,
        source: congress
          ? `${congress.numeral}届中央委员会至该年共举行${most}次全体会议`
          : `各届中央委员会至多举行${most}次全体会议`,
      },
    ];
  });
}
