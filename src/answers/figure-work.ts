import type { Indicator } from '../figures/catalogue.ts';
import type { Question } from '../questions/question.ts';
import type { ReportSummary } from '../store/reports.ts';
import type { AnswerBuilder } from './answer-builder.ts';
import { createAnswerBuilder } from './answer-builder.ts';
import type { AnswerSources, OpenReport } from './answer-sources.ts';
import { createComposer } from './compose.ts';
import type { Composer, LineNames } from './compose.ts';
import type { Target } from './resolve-targets.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';
import { wordingFor } from './wording.ts';
import type { Wording } from './wording.ts';

/** What the parts of one figure answer share. */
export interface FigureWork {
  question: Question;
  sources: AnswerSources;
  builder: AnswerBuilder;
  composer: Composer;
  wording: Wording;
  /** The reports opened so far, by id. */
  opened: Map<string, OpenReport>;
}

export function createFigureWork(question: Question, sources: AnswerSources): FigureWork {
  const wording = wordingFor(question.language);
  const builder = createAnswerBuilder(sources.catalogue);
  const composer = createComposer(builder, wording);
  return { question, sources, builder, composer, wording, opened: new Map() };
}

/** Opens a report, or hands out the one that this answer opened before. */
export async function openOnce(
  report: ReportSummary,
  { opened, sources }: Pick<FigureWork, 'opened' | 'sources'>,
): Promise<OpenReport> {
  const known = opened.get(report.id) ?? (await sources.open(report));
  opened.set(report.id, known);
  return known;
}

/** A region as the question's language calls it: an English answer keeps the asker's own word beside the official name. */
export function regionName({ region }: Target, { question }: FigureWork): string {
  const asked = question.regions.find(({ value }) =>
    value.candidates.some(({ code }) => code === region.code),
  )?.value.text;
  const isLatin = asked !== undefined && /^[\x20-\x7e]+$/u.test(asked);
  return question.language === 'en' && isLatin ? `${asked} (${region.name})` : region.name;
}

/** How a figure's line names its region and what it measures. */
export function namesFor({ figure }: SourcedFigure, target: Target, work: FigureWork): LineNames {
  const { sources } = work;
  const indicator = sources.catalogue.indicators.find(({ code }) => code === figure.indicator);
  return {
    region: regionName(target, work),
    measure: indicator ? indicatorName(indicator, work) : figure.label,
  };
}

export function indicatorName({ name, english }: Indicator, { question }: FigureWork): string {
  return question.language === 'zh' ? name : `${english} (${name})`;
}
