import type { DraftMaterial } from '../drafts/draft-material.ts';
import type { Template } from '../drafts/template.ts';
import type { Catalogue } from '../figures/catalogue.ts';
import type { Check } from '../figures/checks/check.ts';
import type { Gazetteer } from '../regions/gazetteer.ts';
import type { Region } from '../regions/region.ts';
import type { ReportRanking } from '../store/rank-reports.ts';
import type { ReportSummary } from '../store/reports.ts';
import type { Vocabulary } from './label-score.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';

/** A section of a stored report, as answers cite it. */
export interface OpenSection {
  path: string;
  level: number;
  heading: string;
  start: number;
  end: number;
}

/** A report taken from the store to be answered from. */
export interface OpenReport {
  summary: ReportSummary;
  text: string;
  sections: OpenSection[];
  figures: SourcedFigure[];
  /** Those that people have rejected: never answered with, and said to be so where they would have answered. */
  rejected: SourcedFigure[];
}

/** A passage that retrieval found, best first. */
export interface FoundPassage {
  report: ReportSummary;
  section: string;
  start: number;
  end: number;
}

/** What answers are made from: reference data, and the store read through its repositories. */
export interface AnswerSources {
  catalogue: Catalogue;
  gazetteer: Gazetteer;
  vocabulary: Vocabulary;
  /** All current reports. */
  coverage(): Promise<readonly ReportSummary[]>;
  open(report: ReportSummary): Promise<OpenReport>;
  /** Figures of some indicators over several reports, without opening them. @param codes Catalogue codes. */
  stated(reports: readonly ReportSummary[], codes: readonly string[]): Promise<SourcedFigure[]>;
  /** Ids of the reports with the largest or smallest figures of some indicators, in that order, without opening them. */
  rank(ranking: ReportRanking): Promise<string[]>;
  /** Checks of a report that did not come out, rounding included, without those that a person called a false alarm. */
  doubts(report: ReportSummary): Promise<readonly Check[]>;
  /** What can be drafted. */
  templates(): Promise<readonly Template[]>;
  /** What a draft for a region and a year is made from. */
  draftMaterial(region: Region, year: number): Promise<DraftMaterial>;
  /** @param reports Restricts the search; null searches all current reports. */
  search(query: string, reports: readonly ReportSummary[] | null, limit: number): Promise<FoundPassage[]>;
}

/** Path of the innermost section that holds an offset; `''` before the first. */
export function sectionAt(report: OpenReport, offset: number): string {
  const holding = report.sections.filter(({ start, end }) => start <= offset && offset < end);
  return holding.toSorted((one, other) => other.level - one.level)[0]?.path ?? '';
}
