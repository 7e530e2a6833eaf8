import type { Catalogue, Indicator, Procedure } from '../figures/catalogue.ts';
import type { CountlessStatement } from '../figures/countless-statements.ts';
import { findCountlessStatements } from '../figures/countless-statements.ts';
import type { Question } from '../questions/question.ts';
import type { AnswerSources, OpenReport } from './answer-sources.ts';
import { deriveRate } from './derive.ts';
import type { Derivation } from './derive.ts';
import { figuresByLabel, figuresOfIndicator, unitAsked } from './find-figures.ts';
import { findMoreSpecific } from './find-more-specific.ts';
import { scoreByLabel } from './label-score.ts';
import type { Vocabulary } from './label-score.ts';
import type { Target } from './resolve-targets.ts';
import type { SourcedFigure } from './sourced-figure.ts';

/** One thing asked of one report. */
export type Item =
  | { type: 'indicator'; indicator: Indicator }
  | { type: 'procedure'; procedure: Procedure }
  | { type: 'open'; topic: string };

/** What a report has for one thing asked. */
export interface Finding {
  target: Target;
  item: Item;
  /**
   * stated: the very thing. substituted: a neighbouring stage that counts the same caseload. wider: a combined count.
   * derived: computed by the catalogue's formula. unclear, none_stated: a sentence without a number. missing: nothing.
   */
  how: 'stated' | 'substituted' | 'wider' | 'derived' | 'unclear' | 'none_stated' | 'missing';
  results: SourcedFigure[];
  derivation: Derivation | null;
  statement: CountlessStatement | null;
  /** Offered when there are no results. */
  nearest: SourcedFigure[];
}

export interface LookUpSources {
  catalogue: Catalogue;
  /** All figures of the target's report. */
  figures: readonly SourcedFigure[];
  /** The report's stored text. */
  text: string;
  vocabulary: Vocabulary;
}

/** Few figures of a report speak of another year: less of the question's words tells which is meant. */
const SPOKEN_OF_SCORE = 0.45;
const TARGET_ASKING = /预计|预期|目标|打算|计划|能|会|将/gu;
/** Figures offered as the nearest. */
const MOST_NEAREST = 6;

/** An opened report with what it is looked up by. */
export function lookUpIn(
  { figures, text }: OpenReport,
  { catalogue, vocabulary }: AnswerSources,
): LookUpSources {
  return { catalogue, vocabulary, figures, text };
}

/** Looks one asked thing up in one report. */
export function lookUp(item: Item, target: Target, question: Question, sources: LookUpSources): Finding {
  const year = target.askedYear ?? target.report.year;
  const finding = (how: Finding['how'], parts: Partial<Finding>): Finding => ({
    target,
    item,
    how,
    results: [],
    derivation: null,
    statement: null,
    nearest: [],
    ...parts,
  });
  const spokenOf = findSpokenOf(item, target, question, sources);
  if (spokenOf.length > 0) return finding('stated', { results: spokenOf });
  const direct = findDirect(item, target, question, sources);
  const inPeriod = question.period
    ? {
        ...direct,
        results: direct.results.filter((sourced) => isOfPeriod(sourced, question.period?.value ?? '')),
      }
    : direct;
  if (inPeriod.results.length > 0) return finding(inPeriod.how, inPeriod);
  if (inPeriod.derivation && !question.period) return finding('derived', inPeriod);
  const nearest = direct.results.length > 0 ? direct.results : nearestOf(item, year, sources);
  const statement = statementOn(item, sources);
  if (statement && target.fit === 'asked') return finding(statement.kind, { statement, nearest });
  return finding('missing', { nearest: direct.nearest.length > 0 ? direct.nearest : nearest });
}

/**
 * What a report of another year says of the year asked for: a forecast for the next, a number carried over from the last.
 * Empty when the report is of the year asked for.
 */
function findSpokenOf(
  item: Item,
  { fit, askedYear }: Target,
  question: Question,
  { figures, vocabulary }: LookUpSources,
): SourcedFigure[] {
  if (fit === 'asked' || askedYear === null) return [];
  const ofYear = figures.filter(({ figure }) => figure.year === askedYear);
  const named = ofYear.filter(
    ({ figure }) => item.type === 'indicator' && figure.indicator === item.indicator.code,
  );
  if (named.length > 0) return named;
  const topic = question.topic.replace(TARGET_ASKING, ' ');
  const scored = scoreByLabel(topic, ofYear, vocabulary).filter(
    ({ candidate }) => question.wantsTarget || candidate.figure.kind !== 'level',
  );
  return scored
    .filter(({ score }) => score >= SPOKEN_OF_SCORE)
    .slice(0, 1)
    .map(({ candidate }) => candidate);
}

interface Direct {
  how: Finding['how'];
  results: SourcedFigure[];
  derivation: Derivation | null;
  nearest: SourcedFigure[];
}

function findDirect(item: Item, target: Target, question: Question, sources: LookUpSources): Direct {
  const year = target.fit === 'asked' ? (target.askedYear ?? target.report.year) : target.report.year;
  const { vocabulary } = sources;
  const choice = { year, wantsTarget: question.wantsTarget, topic: question.topic, vocabulary };
  const none: Direct = { how: 'missing', results: [], derivation: null, nearest: [] };
  if (item.type === 'procedure') {
    const stages = sources.catalogue.indicators
      .filter((indicator) => indicator.procedure === item.procedure.code && isAskedWith(indicator, question))
      .toSorted((one, other) => one.order - other.order);
    const results = stages.flatMap((stage) => figuresOfIndicator(stage, sources.figures, choice));
    const own = sources.figures.filter(({ figure }) => stages.some(({ code }) => code === figure.indicator));
    const meant = findMoreSpecific(own, question, sources.figures, choice);
    if (meant.length > 0) return { ...none, how: 'stated', results: meant };
    if (results.some(({ figure }) => isCount(figure)))
      return { ...none, how: 'stated', results: eachOnce(results) };
    const combined = combinedWith(item.procedure.code, sources.catalogue);
    const wider = combined.flatMap((other) => figuresOfIndicator(other, sources.figures, choice));
    if (wider.length > 0) return { ...none, how: 'wider', results: eachOnce([...wider, ...results]) };
    return results.length > 0 && !statementOn(item, sources) ? { ...none, how: 'stated', results } : none;
  }
  if (item.type === 'open') {
    const { answering, nearest } = figuresByLabel(
      { ...question, topic: item.topic },
      sources.figures,
      choice,
    );
    return { ...none, how: answering.length > 0 ? 'stated' : 'missing', results: answering, nearest };
  }
  // A count does not answer a question for a share: 检查次数少了百分之几.
  const asksShare = unitAsked(question.text) === '%' && item.indicator.measure !== 'rate';
  const own = asksShare ? [] : figuresOfIndicator(item.indicator, sources.figures, choice);
  const meant = findMoreSpecific(own, question, sources.figures, choice);
  if (meant.length > 0) return { ...none, how: 'stated', results: meant };
  if (own.length > 0) return { ...none, how: 'stated', results: own };
  const derivation = deriveRate(item.indicator, sources.catalogue, (indicator) =>
    figuresOfIndicator(indicator, sources.figures, choice),
  );
  if (derivation) return { ...none, how: 'derived', derivation };
  const neighbours = intakeNeighbours(item.indicator, sources.catalogue);
  const same = neighbours.filter(({ procedure }) => procedure === item.indicator.procedure);
  const substituted = same.flatMap((other) => figuresOfIndicator(other, sources.figures, choice));
  if (substituted.length > 0) {
    const concluded = sources.catalogue.indicators.filter(
      ({ procedure, headline, order, measure }) =>
        procedure === item.indicator.procedure &&
        headline &&
        measure === 'count' &&
        order > item.indicator.order,
    );
    const later = concluded.flatMap((other) => figuresOfIndicator(other, sources.figures, choice));
    return { ...none, how: 'substituted', results: eachOnce([...substituted, ...later]) };
  }
  const wider = neighbours.flatMap((other) => figuresOfIndicator(other, sources.figures, choice));
  if (wider.length > 0) return { ...none, how: 'wider', results: eachOnce(wider) };
  return none;
}

/**
 * Other indicators that count the cases that came in: everyday words like 收了 or 办了 do not tell them apart. Those of the same
 * procedure come first, then combined ones that count it together with another.
 */
function intakeNeighbours(indicator: Indicator, catalogue: Catalogue): Indicator[] {
  if (!indicator.intake) return [];
  const own = catalogue.indicators.filter(
    ({ code, procedure, intake }) => intake && code !== indicator.code && procedure === indicator.procedure,
  );
  return [...own, ...combinedWith(indicator.procedure, catalogue)];
}

/** Indicators that count a procedure's cases together with another's: those of another procedure that are near to its own. */
function combinedWith(procedure: string, catalogue: Catalogue): Indicator[] {
  const procedureOf = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator.procedure]));
  return catalogue.indicators.filter(
    (indicator) =>
      indicator.intake &&
      indicator.procedure !== procedure &&
      indicator.near.some((code) => procedureOf.get(code) === procedure),
  );
}

/** Whether a stage belongs to the answer of a question that names its procedure as a whole; 结果 asks how its cases ended. */
function isAskedWith({ headline, intake, parent }: Indicator, { text }: Question): boolean {
  if (!/结果|结局|怎么(?:判|结)|\boutcomes?\b|\bresults?\b|\bended?\b/iu.test(text))
    return headline || intake;
  return parent !== null && /\.(?:concluded|decided|firstConcluded)$/u.test(parent);
}

function isCount({ unit }: SourcedFigure['figure']): boolean {
  return !/[%％]/u.test(unit);
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

function statementOn(item: Item, { catalogue, text }: LookUpSources): CountlessStatement | null {
  if (item.type === 'open') return null;
  if (item.type === 'indicator' && item.indicator.measure !== 'count') return null;
  const code = item.type === 'indicator' ? item.indicator.procedure : item.procedure.code;
  const procedure = catalogue.procedures.find((entry) => entry.code === code);
  if (!procedure) return null;
  return findCountlessStatements(text, [procedure.name, ...procedure.aliases])[0] ?? null;
}

/** 第三季度 is answered only by a figure of that very part of the year. */
function isOfPeriod({ figure }: SourcedFigure, period: string): boolean {
  if (figure.period === null) return false;
  const core = (text: string) => text.replace(/截[至止]|今年|本年|到|份|底|末|第|\s/gu, '');
  return core(figure.period).includes(core(period));
}

function eachOnce(figures: readonly SourcedFigure[]): SourcedFigure[] {
  return figures.filter(
    ({ figure }, index) => figures.findIndex((other) => other.figure.start === figure.start) === index,
  );
}
