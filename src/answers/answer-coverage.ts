import type { Question } from '../questions/question.ts';
import type { ReportSummary } from '../store/reports.ts';
import type { Answer } from './answer.ts';
import type { AnswerSources } from './answer-sources.ts';
import { wordingFor } from './wording.ts';

/** Regions listed one by one; more are summed up by the count in the first line. */
const MOST_LINES = 40;

/** Says which reports are covered: all, or those of the regions named. */
export async function answerCoverage(question: Question, sources: AnswerSources): Promise<Answer> {
  const wording = wordingFor(question.language);
  const all = await sources.coverage();
  const asked = question.regions.flatMap(({ value }) => value.candidates);
  const named = all.filter(({ regionCode }) =>
    asked.some(({ code }) => sources.gazetteer.isWithin(regionCode, code)),
  );
  const shown = asked.length > 0 ? named : all;
  const lines = [...groupByRegion(shown)].slice(0, MOST_LINES).map(([region, reports]) =>
    wording.coverageLine(
      region,
      [...new Set(reports.map(({ year }) => year))].sort((one, other) => one - other),
      [...new Set(reports.map(({ kind }) => kind))],
    ),
  );
  const isMissing = asked.length > 0 && named.length === 0;
  const first = question.regions[0]?.value;
  const head = isMissing
    ? wording.regionNotCovered(asked[0]?.name ?? first?.text ?? '')
    : shown.length === 0
      ? wording.coverageEmpty
      : wording.coverage(shown.length);
  return {
    status: isMissing ? 'not_found' : 'answered',
    reason: isMissing ? 'region_not_covered' : null,
    choices: [],
    text: [head, ...lines].join('\n'),
    figures: [],
    citations: [],
    notes: [],
  };
}

function groupByRegion(reports: readonly ReportSummary[]): Map<string, ReportSummary[]> {
  const groups = new Map<string, ReportSummary[]>();
  for (const report of reports)
    groups.set(report.regionName, [...(groups.get(report.regionName) ?? []), report]);
  return groups;
}
