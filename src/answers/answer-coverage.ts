import type { Question } from '../questions/question.ts';
import type { ReportSummary } from '../store/reports.ts';
import type { AnswerReason, ShownAnswer } from './answer.ts';
import type { AnswerSources } from './answer-sources.ts';
import { speaksForRegion } from './issuer-standing.ts';
import { wordingFor } from './wording.ts';
import type { Wording } from './wording.ts';

/** Regions listed one by one; more are summed up by the count in the first line. */
const MOST_LINES = 40;

/** A coverage answer with the numbers that it counted itself. */
export interface CoverageAnswer {
  answer: ShownAnswer;
  counts: number[];
}

/** Says which reports are covered: all, or those of the regions and years named. */
export async function answerCoverage(question: Question, sources: AnswerSources): Promise<CoverageAnswer> {
  const wording = wordingFor(question.language);
  const all = await sources.coverage();
  const asked = question.regions.flatMap(({ value }) => value.candidates);
  const within = all.filter(
    ({ regionCode }) =>
      asked.length === 0 || asked.some(({ code }) => sources.gazetteer.isWithin(regionCode, code)),
  );
  const years = question.years.map(({ value }) => value);
  const ofYears = within.filter(({ year }) => years.length === 0 || years.includes(year));
  const place = asked[0]?.name ?? question.regions[0]?.value.text ?? '';
  const gap: { reason: AnswerReason; line: string } | null =
    within.length === 0 && asked.length > 0
      ? { reason: 'region_not_covered', line: wording.regionNotCovered(place) }
      : ofYears.length === 0 && years[0] !== undefined
        ? { reason: 'year_not_covered', line: wording.yearNotCovered(place, years[0], null) }
        : null;
  const shown = gap ? within : ofYears;
  const count = shown.length === 0 ? wording.coverageEmpty : wording.coverage(shown.length);
  return {
    answer: {
      status: gap ? 'not_found' : 'answered',
      reason: gap?.reason ?? null,
      choices: [],
      text: [
        ...(gap ? [gap.line] : []),
        ...(gap && shown.length === 0 ? [] : [count, ...linesOf(shown, wording)]),
      ].join('\n'),
      figures: [],
      citations: [],
      notes: [],
    },
    counts: [shown.length],
  };
}

function linesOf(reports: readonly ReportSummary[], wording: Wording): string[] {
  return [...groupByRegion(reports)].slice(0, MOST_LINES).map(([region, own]) =>
    wording.coverageLine(
      region,
      [...new Set(own.map(({ year }) => year))].sort((one, other) => one - other),
      [...new Set(own.map(({ kind, issuer }) => (speaksForRegion(issuer) ? kind : `${issuer}，${kind}`)))],
    ),
  );
}

function groupByRegion(reports: readonly ReportSummary[]): Map<string, ReportSummary[]> {
  const groups = new Map<string, ReportSummary[]>();
  for (const report of reports)
    groups.set(report.regionName, [...(groups.get(report.regionName) ?? []), report]);
  return groups;
}
