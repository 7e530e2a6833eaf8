import type { OpenReport } from '../../src/answers/answer-sources.ts';
import type { SourcedFigure } from '../../src/calculations/sourced-figure.ts';
import type { Figure } from '../../src/figures/figure.ts';
import type { ReportSummary } from '../../src/store/reports.ts';

/** A stored report of 2024 of a county's government; what a test is about is set by `facts`. */
export function storedReport(facts: Partial<ReportSummary> = {}): ReportSummary {
  const { regionName = '东湖县', year = 2024 } = facts;
  return {
    id: `r_${regionName}${year}`,
    contentHash: `${regionName}${year}`,
    source: `${regionName}.txt`,
    format: 'text',
    body: { start: 0, end: 0 },
    passages: null,
    status: 'current',
    overrides: {},
    warnings: [],
    versions: { reader: 1, parser: 1, extractor: 1, catalogue: 1, index: 1 },
    ingestedAt: new Date(0),
    statusChangedAt: new Date(0),
    title: `${regionName}${year}年法治政府建设情况报告`,
    kind: '法治政府建设年度报告',
    regionCode: regionName,
    regionName,
    level: 'county',
    issuer: `${regionName}人民政府`,
    year,
    signedOn: null,
    publishedOn: null,
    ...facts,
  };
}

/** What a test sets of a figure; `start` where its numeral stands in the text more than once. */
export type FigureFacts = Partial<Figure> & Pick<Figure, 'stated' | 'unit'>;

/**
 * A figure of the sentence of `text` that holds its numeral: an exact level of the report's year, labelled by the words before it.
 * @throws {Error} when the numeral does not stand in the text.
 * @example statedFigure(storedReport(), '受理98件。', { stated: '98', unit: '件' }).figure.label // '受理'
 */
export function statedFigure(report: ReportSummary, text: string, facts: FigureFacts): SourcedFigure {
  const start = facts.start ?? text.indexOf(facts.stated);
  if (start < 0) throw new Error(`${facts.stated} does not stand in ${text}`);
  const end = start + facts.stated.length;
  const sentence = {
    start: Math.max(text.lastIndexOf('。', start - 1), text.lastIndexOf('\n', start - 1)) + 1,
    end: text.indexOf('。', end) < 0 ? text.length : text.indexOf('。', end) + 1,
  };
  const label = /[^\d，。、；：]*$/u.exec(text.slice(sentence.start, start))?.[0] ?? '';
  const figure: Figure = {
    value: facts.stated,
    normalized: facts.value ?? facts.stated,
    qualifier: 'exact',
    start,
    end,
    sentence,
    sectionPath: '一',
    kind: 'level',
    year: report.year,
    period: null,
    scope: null,
    label,
    context: { before: label, after: '', topics: [], headings: [] },
    parent: null,
    indicator: null,
    confidence: 0,
    ...facts,
  };
  return { figure, report, quote: text.slice(sentence.start, sentence.end) };
}

/** A report opened from the store, with the given figures of its text. */
export function openedReport(
  summary: ReportSummary,
  text: string,
  figures: readonly FigureFacts[],
): OpenReport {
  const section = { path: '一', level: 1, heading: '一、工作情况', start: 0, end: text.length };
  return {
    summary,
    text,
    sections: [section],
    figures: figures.map((facts) => statedFigure(summary, text, facts)),
    rejected: [],
  };
}
