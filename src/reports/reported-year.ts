import { findYears } from './dates.ts';
import type { ReportKind } from './report.ts';

/** What tells the year reported on, folded. */
export interface YearEvidence {
  kind: ReportKind | null;
  title: string;
  /** Words between the title and the text: 「——2024年1月10日在……会议上」. */
  preface: string;
  /** The text before its first part. */
  opening: string;
  /** Headings of the parts of level 1, in order; of level 2 where there are none. */
  headings: readonly string[];
  body: string;
  signedOn: string | null;
  publishedOn: string | null;
}

const PLAN = /计划|打算|安排|下一步|下步|展望|目标任务|工作思路|重点工作|主要任务|努力方向/u;
const REVIEW = /回顾|情况|举措|措施|成效|做法|总结|完成|开展/u;
const DOCUMENT_NAME = /《[^》]*》/gu;
const REPORTED_IN_OPENING = /(?:现[将就把]|报告如下|报告期|统计[^,。]{0,8}(?:期限|日期|时限|时间))/u;
const BARE_YEAR = /(?<!\d)(20\d{2})(?![\d年])/u;
/** A work report held within the first months of a year reports on the year before. */
const LAST_MONTH_OF_SESSIONS = 5;

/**
 * The year reported on: that of the title, else the opening, else the headings of the parts that look back, else the year
 * that the text repeats, held against the dates. The year of a plan and the year of signing never win.
 * @returns Null when nothing tells.
 */
export function findReportedYear(evidence: YearEvidence): number | null {
  if (evidence.kind === '政府工作报告') return findYearOfWorkReport(evidence);
  return (
    findTitleYear(evidence.title) ??
    findPrefaceYear(evidence.preface) ??
    findOpeningYear(evidence.opening) ??
    findHeadingYear(evidence.headings) ??
    findRepeatedYear(evidence) ??
    findOnlyYear(evidence)
  );
}

/** A year under the title that is its second half: 「（2024年度）」. */
function findPrefaceYear(preface: string): number | null {
  return firstYear(/^\(?\s*\d{4}\s*年度?\s*\)?$/mu.exec(preface)?.[0] ?? '');
}

/** A work report's title and session name the year in which it is given; what it reports on is the year before. */
function findYearOfWorkReport(evidence: YearEvidence): number | null {
  const looksBack = evidence.headings.filter((heading) => /回顾|总结|完成情况|过去/u.test(heading));
  const given = findYears(evidence.preface)[0]?.year ?? dateYear(evidence.signedOn ?? evidence.publishedOn);
  const month = Number(
    /年\s*(\d{1,2})\s*月/u.exec(evidence.preface)?.[1] ??
      (evidence.signedOn ?? evidence.publishedOn)?.slice(5, 7) ??
      0,
  );
  return (
    findHeadingYear(looksBack) ??
    firstYear(/(?:回顾|过去的)[^。]{0,12}/u.exec(evidence.opening)?.[0] ?? '') ??
    (given !== null && month > 0 && month <= LAST_MONTH_OF_SESSIONS ? given - 1 : null) ??
    findOpeningYear(evidence.opening)
  );
}

function findTitleYear(title: string): number | null {
  const words = withoutDocumentNames(title);
  const named = findYears(words).find(
    ({ end }) => !/^度?(?:工作)?(?:计划|安排|打算|思路|要点|重点|目标)/u.test(words.slice(end)),
  );
  return named?.year ?? numberOrNull(BARE_YEAR.exec(words)?.[1]);
}

function findOpeningYear(opening: string): number | null {
  const words = withoutDocumentNames(opening);
  const sentences = words.split(/(?<=[。;\n])/u);
  const atStart = firstYear(words.trimStart().slice(0, 12));
  const announced = sentences.filter((sentence) => REPORTED_IN_OPENING.test(sentence)).map(firstYear);
  return announced.find((year) => year !== null) ?? atStart ?? firstYear(words);
}

function findHeadingYear(headings: readonly string[]): number | null {
  const looksBack = headings.filter((heading) => REVIEW.test(heading) || !PLAN.test(heading));
  const certain = looksBack.filter((heading) => !PLAN.test(heading));
  return (
    [...certain, ...looksBack]
      .map((heading) => firstYear(withoutDocumentNames(heading)))
      .find((year) => year !== null) ?? null
  );
}

/** The year that the text speaks of most, when its dates allow it. */
function findRepeatedYear({ body, signedOn, publishedOn }: YearEvidence): number | null {
  const counts = new Map<number, number>();
  for (const { year } of findYears(withoutDocumentNames(body))) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [best, second] = [...counts].sort((one, other) => other[1] - one[1]);
  if (best === undefined || best[1] < 2 || best[1] === second?.[1]) return null;
  const signed = dateYear(signedOn ?? publishedOn);
  return signed === null || best[0] === signed || best[0] === signed - 1 ? best[0] : null;
}

/** The one year that the text names as its own (「2024年，」「2024年共召开」, no plan's), when its dates allow it. */
function findOnlyYear({ body, headings, signedOn, publishedOn }: YearEvidence): number | null {
  const planned = headings.filter((heading) => PLAN.test(heading));
  const from = planned.map((heading) => body.indexOf(heading)).find((start) => start > 0);
  const words = withoutDocumentNames(body.slice(0, from));
  const years = findYears(words)
    .filter(
      ({ start, end }) =>
        !/\d{1,2}\s*月/u.test(words.slice(end, end + 4)) &&
        !/截至|[自从至]$/u.test(words.slice(Math.max(0, start - 2), start)),
    )
    .map(({ year }) => year);
  const [only] = years;
  if (only === undefined || years.some((year) => year !== only)) return null;
  const signed = dateYear(signedOn ?? publishedOn);
  return signed === null || only === signed || only === signed - 1 ? only : null;
}

function firstYear(words: string): number | null {
  return findYears(words)[0]?.year ?? null;
}

function dateYear(iso: string | null): number | null {
  return iso === null ? null : Number(iso.slice(0, 4));
}

function withoutDocumentNames(words: string): string {
  return words.replace(DOCUMENT_NAME, '');
}

function numberOrNull(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}
