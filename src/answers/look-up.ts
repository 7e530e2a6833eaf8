import type { CountlessStatement } from '../figures/countless-statements.ts';
import { isFullYear, isOfPeriod } from '../questions/parse-period.ts';
import type { Question } from '../questions/question.ts';
import type { AnswerSources, OpenReport } from './answer-sources.ts';
import type { Derivation } from '../calculations/derive.ts';
import { findCompared, findInSeries } from './find-compared.ts';
import { findDirect } from './find-direct.ts';
import type { Direct } from './find-direct.ts';
import { findStatementOn } from './find-statement.ts';
import type { Item, LookUpSources } from './item.ts';
import { scoreByLabel } from './label-score.ts';
import type { Target } from './resolve-targets.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';
import { withScopes } from './whose-figure.ts';

/** What a report has for one thing asked. */
export interface Finding {
  target: Target;
  item: Item;
  /** As found, or `unclear` and `none_stated`: a sentence without a number; `rejected`: only what a person has rejected. */
  how: Direct['how'] | 'unclear' | 'none_stated' | 'rejected';
  results: SourcedFigure[];
  derivation: Derivation | null;
  statement: CountlessStatement | null;
  /** Offered when there are no results. */
  nearest: SourcedFigure[];
  /** What would have answered, had a person not rejected it. */
  rejected: SourcedFigure[];
}

/** Few figures of a report speak of another year: less of the question's words tells which is meant. */
const SPOKEN_OF_SCORE = 0.45;
/** What was reached in another year must be told by most of the question's words. */
const EARLIER_LEVEL_SCORE = 0.7;
const TARGET_ASKING = /预计|预期|目标|打算|计划|能|会|将/gu;
/** Figures offered as the nearest. */
const MOST_NEAREST = 6;

/** An opened report with what it is looked up by. */
export function lookUpIn(report: OpenReport, { catalogue, vocabulary }: AnswerSources): LookUpSources {
  const figures = [...withScopes(report), ...withScopes({ ...report, figures: report.rejected })];
  return { catalogue, vocabulary, figures, text: report.text };
}

/**
 * Looks one asked thing up in one report. What a person has rejected is looked up too, so that nothing else of the report takes
 * its place unsaid.
 */
export function lookUp(item: Item, target: Target, question: Question, sources: LookUpSources): Finding {
  const found = lookUpAmong(item, target, question, sources);
  const operands = found.derivation?.operands ?? [];
  const rejected = [...found.results, ...operands].filter(isRejected);
  const usable = (figures: readonly SourcedFigure[]) => figures.filter((figure) => !isRejected(figure));
  const results = usable(found.results);
  if (rejected.length === 0 || (results.length > 0 && found.derivation === null))
    return { ...found, results, nearest: usable(found.nearest), rejected };
  const left = lookUpAmong(item, target, question, { ...sources, figures: usable(sources.figures) });
  const nearest = left.results.length > 0 ? left.results : left.nearest;
  return { ...left, how: 'rejected', results: [], derivation: null, statement: null, nearest, rejected };
}

function isRejected({ figure }: SourcedFigure): boolean {
  return figure.correction?.verdict === 'rejected';
}

function lookUpAmong(item: Item, target: Target, question: Question, sources: LookUpSources): Finding {
  const year = target.askedYear ?? target.report.year;
  const finding = (how: Finding['how'], parts: Partial<Finding>): Finding => ({
    target,
    item,
    how,
    results: [],
    derivation: null,
    statement: null,
    nearest: [],
    rejected: [],
    ...parts,
  });
  const spokenOf = findSpokenOf(item, target, question, sources);
  if (spokenOf.length > 0) return finding('stated', { results: spokenOf });
  const direct = findDirect(item, question, sources, {
    year: target.fit === 'asked' ? year : target.report.year,
    wantsTarget: question.wantsTarget,
    topic: question.topic,
    vocabulary: sources.vocabulary,
  });
  const inPeriod = question.period
    ? {
        ...direct,
        results: direct.results.filter((sourced) =>
          isOfPeriod(sourced.figure.period, question.period?.value ?? ''),
        ),
      }
    : direct;
  if (inPeriod.results.length > 0) return finding(inPeriod.how, inPeriod);
  const isPart = question.period !== null && !isFullYear(question.period.value);
  if (inPeriod.derivation && !isPart) return finding('derived', inPeriod);
  const nearest = direct.results.length > 0 ? direct.results : nearestOf(item, year, sources);
  const statement = findStatementOn(item, sources);
  if (statement && target.fit === 'asked') return finding(statement.kind, { statement, nearest });
  return finding('missing', { nearest: direct.nearest.length > 0 ? direct.nearest : nearest });
}

/**
 * What a report of another year says of the year asked for: a forecast for the next, a number carried over from the last.
 * Empty when the report is of the year asked for.
 */
function findSpokenOf(
  item: Item,
  { fit, askedYear, report }: Target,
  question: Question,
  { catalogue, figures, vocabulary }: LookUpSources,
): SourcedFigure[] {
  if (fit === 'asked' || askedYear === null) return [];
  const ofYear = figures.filter(
    ({ figure }) => figure.year === askedYear && !(question.actual && figure.kind === 'target'),
  );
  const named = ofYear.filter(
    ({ figure }) => item.type === 'indicator' && figure.indicator === item.indicator.code,
  );
  if (named.length > 0) return named;
  if (item.type !== 'open') {
    const codes = new Set(
      item.type === 'indicator'
        ? [item.indicator.code]
        : catalogue.indicators
            .filter(
              ({ procedure, headline, intake }) => procedure === item.procedure.code && (headline || intake),
            )
            .map(({ code }) => code),
    );
    const own = figures.filter(({ figure }) => codes.has(figure.indicator ?? '') && figure.kind === 'level');
    const compared = findCompared(own, figures, askedYear);
    if (compared.length > 0) return compared;
    const inSeries = findInSeries(own, figures, { year: askedYear, reportYear: report.year });
    if (inSeries.length > 0) return inSeries;
  }
  // What the catalogue knows to be another thing is not what was asked: cases carried over are none concluded.
  const unnamed = ofYear.filter(({ figure }) => item.type === 'open' || figure.indicator === null);
  const topic = question.topic.replace(TARGET_ASKING, ' ');
  const scored = scoreByLabel(topic, unnamed, vocabulary).filter(
    ({ candidate, score }) =>
      question.wantsTarget || candidate.figure.kind !== 'level' || score >= EARLIER_LEVEL_SCORE,
  );
  return scored
    .filter(({ score }) => score >= SPOKEN_OF_SCORE)
    .slice(0, 1)
    .map(({ candidate }) => candidate);
}

function nearestOf(item: Item, year: number, { catalogue, figures }: LookUpSources): SourcedFigure[] {
  if (item.type === 'open') return [];
  const procedure = item.type === 'indicator' ? item.indicator.procedure : item.procedure.code;
  const near = item.type === 'indicator' ? item.indicator.near : [];
  const rank = (code: string | null): number => {
    const indicator = catalogue.indicators.find((entry) => entry.code === code);
    if (!indicator) return Number.POSITIVE_INFINITY;
    const place = near.indexOf(indicator.code);
    if (place >= 0) return place;
    return indicator.procedure === procedure ? near.length + indicator.order : Number.POSITIVE_INFINITY;
  };
  return figures
    .map((sourced) => ({
      sourced,
      rank: rank(sourced.figure.indicator) + (sourced.figure.year === year ? 0 : 0.5),
    }))
    .filter((ranked) => Number.isFinite(ranked.rank))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST_NEAREST)
    .map(({ sourced }) => sourced);
}
