import type { Catalogue, Indicator, Procedure } from '../figures/catalogue.ts';
import { isRanking } from '../questions/question.ts';
import type { Question } from '../questions/question.ts';
import { OUTCOME_WORDS } from '../questions/understand.ts';
import { deriveChange, deriveRate, deriveRest, ratesOf } from '../calculations/derive.ts';
import type { Derivation } from '../calculations/derive.ts';
import {
  asksForCases,
  asksForChange,
  asksForPeople,
  asksForRest,
  figuresByLabel,
  figuresOfIndicator,
  scoreForQuestion,
  unitAsked,
} from './find-figures.ts';
import type { FigureChoice } from './find-figures.ts';
import { findCompared } from './find-compared.ts';
import { findMoreSpecific, partsAsked } from './find-more-specific.ts';
import type { Item, LookUpSources } from './item.ts';
import { findStatement } from './find-statement.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';

/** What a report states for one thing asked, before periods are held against it. */
export interface Direct {
  /**
   * stated: the very thing. substituted: a neighbouring stage that counts the same caseload. wider: a combined count.
   * derived: computed by the catalogue's formula. missing: nothing.
   */
  how: 'stated' | 'substituted' | 'wider' | 'derived' | 'missing';
  results: SourcedFigure[];
  derivation: Derivation | null;
  /** Open figures that come near; empty for what the catalogue knows. */
  nearest: SourcedFigure[];
}

/** Share of a question's words that a procedure's own figures carry when the procedure as such is asked for. */
const WHOLE_SCORE = 0.3;

const NOTHING: Direct = { how: 'missing', results: [], derivation: null, nearest: [] };

/** Finds what a report states for one thing asked; a neighbour of it is only the nearest where the very thing is asked for. */
export function findDirect(
  item: Item,
  question: Question,
  sources: LookUpSources,
  choice: FigureChoice,
): Direct {
  const found = findAnswering(item, question, sources, choice);
  const direct = asksForPeople(question.text)
    ? countingPeople(found, sources)
    : asksForCases(question.text)
      ? countingNoPeople(found)
      : found;
  const isNeighbour = direct.how === 'substituted' || direct.how === 'wider';
  return isNeighbour && question.exact ? { ...NOTHING, nearest: direct.results } : direct;
}

/** No number of people says how many cases, whoever settled them: 「调解员摆平了多少事」. */
function countingNoPeople(direct: Direct): Direct {
  const results = direct.results.filter(({ figure }) => !/^[万亿]?[人名位]/u.test(figure.unit));
  if (results.length === direct.results.length) return direct;
  return results.length > 0 ? { ...direct, results } : { ...NOTHING, nearest: direct.results };
}

/** No number of cases, or of what the catalogue knows to be no persons, says how many people. */
function countingPeople(direct: Direct, { catalogue }: LookUpSources): Direct {
  const isKnownOtherwise = ({ figure }: SourcedFigure) =>
    !/[人名位家户]/u.test(figure.unit) &&
    catalogue.indicators.some(({ code, measure }) => code === figure.indicator && measure !== 'people');
  const results = direct.results.filter((one) => !countsCases(one.figure.unit) && !isKnownOtherwise(one));
  if (results.length === direct.results.length) return direct;
  return results.length > 0 ? { ...direct, results } : { ...NOTHING, nearest: direct.results };
}

function findAnswering(item: Item, question: Question, sources: LookUpSources, choice: FigureChoice): Direct {
  switch (item.type) {
    case 'open':
      return findOpen(item.topic, question, sources, choice);
    case 'procedure':
      return findProcedure(item.procedure, question, sources, choice);
    case 'indicator': {
      const outcomes = outcomesAsked(item.indicator, question, sources, choice);
      if (outcomes.length > 0) return { ...NOTHING, how: 'stated', results: outcomes };
      if (item.certainty === 'named') return findIndicator(item.indicator, question, sources, choice);
      const open = findOpen(question.topic, question, sources, choice);
      const guessed = figuresOfIndicator(item.indicator, sources.figures, choice);
      return open.results.length > 0 || guessed.length === 0
        ? open
        : { ...NOTHING, how: 'stated', results: guessed };
    }
  }
}

/** 「结案的各种结果」 names the stage whose parts are asked for. Empty when it does not, or no part is stated. */
function outcomesAsked(
  { code }: Indicator,
  { text }: Question,
  { catalogue, figures }: LookUpSources,
  choice: FigureChoice,
): SourcedFigure[] {
  if (!OUTCOME_WORDS.test(text)) return [];
  const parts = catalogue.indicators.filter(({ parent }) => parent === code);
  return eachOnce(parts.flatMap((part) => figuresOfIndicator(part, figures, choice)));
}

function findOpen(
  topic: string,
  question: Question,
  { figures }: LookUpSources,
  choice: FigureChoice,
): Direct {
  const { answering: best, nearest } = figuresByLabel({ ...question, topic }, figures, choice);
  const parts = partsAsked(best, question, figures);
  const answering = parts.length > 0 ? parts : best;
  return { ...NOTHING, how: answering.length > 0 ? 'stated' : 'missing', results: answering, nearest };
}

/** A procedure asked for as a whole: its stages in their order, or how its cases ended. */
function findProcedure(
  procedure: Procedure,
  question: Question,
  { catalogue, figures, text, vocabulary }: LookUpSources,
  choice: FigureChoice,
): Direct {
  const stages = catalogue.indicators
    .filter((indicator) => indicator.procedure === procedure.code && isAskedWith(indicator, question))
    .toSorted((one, other) => one.order - other.order);
  const results = eachOnce(stages.flatMap((stage) => figuresOfIndicator(stage, figures, choice)));
  const own = figures.filter(({ figure }) => stages.some(({ code }) => code === figure.indicator));
  const isAmongOthers = question.operation === 'page' || namedIn(question) > 1;
  const meant =
    question.language === 'en' || isAmongOthers ? [] : findMoreSpecific(own, question, figures, choice);
  if (meant.length > 0) return { ...NOTHING, how: 'stated', results: meant };
  // Words that its figures carry little of ask for something of its own: 「普法中期表彰的集体和个人各多少」.
  const carried = scoreForQuestion(question, own, vocabulary)[0]?.score ?? 1;
  // Beside other subjects most words are theirs.
  if (carried < WHOLE_SCORE && !isAmongOthers)
    return findOpen(question.topic, question, { catalogue, figures, text, vocabulary }, choice);
  // A share of its cases is stated by a rate or not at all.
  if (unitAsked(question.text) === '%') {
    const rates = results.filter(({ figure }) => /[%％]/u.test(figure.unit));
    return rates.length > 0
      ? { ...NOTHING, how: 'stated', results: rates }
      : { ...NOTHING, nearest: results };
  }
  const cases = results.filter(({ figure }) => countsCases(figure.unit));
  // Set against another's, cases are set against cases.
  const isSetAgainst = question.regions.length > 1 || question.everywhere || isRanking(question.operation);
  if (cases.length > 0)
    return {
      ...NOTHING,
      how: 'stated',
      results: isSetAgainst && /案件|[件起宗]/u.test(question.text) ? cases : results,
    };
  const combined = combinedWith(procedure.code, catalogue);
  const wider = combined.flatMap((other) => figuresOfIndicator(other, figures, choice));
  if (wider.length > 0) return { ...NOTHING, how: 'wider', results: eachOnce([...wider, ...results]) };
  if (findStatement(procedure, text) !== null) return NOTHING;
  if (results.length > 0) return { ...NOTHING, how: 'stated', results };
  // No stage of its own is stated: what cases of it the report does count, named as what they are.
  const counted = catalogue.indicators
    .filter((indicator) => indicator.procedure === procedure.code && indicator.parent === null)
    .flatMap((indicator) => figuresOfIndicator(indicator, figures, choice))
    .filter(({ figure }) => countsCases(figure.unit));
  return counted.length > 0 ? { ...NOTHING, how: 'substituted', results: eachOnce(counted) } : NOTHING;
}

/**
 * An indicator: its own figure, else what fits the question's words better, the catalogue's formula, a neighbouring stage of the
 * same caseload, a combined count.
 */
function findIndicator(
  indicator: Indicator,
  question: Question,
  { catalogue, figures }: LookUpSources,
  choice: FigureChoice,
): Direct {
  const find = (other: Indicator) => figuresOfIndicator(other, figures, choice);
  if (asksForRest(indicator, question)) {
    const rest = deriveRest(indicator, catalogue, find);
    const stated = findMoreSpecific([], question, figures, choice);
    if (stated.length > 0) return { ...NOTHING, how: 'stated', results: stated };
    return rest ? { ...NOTHING, how: 'derived', derivation: rest } : NOTHING;
  }
  // A count does not answer a question for a share: 检查次数少了百分之几. Nor does it for money: 合同审查的标的额.
  const asksShare =
    unitAsked(question.text) === '%' && indicator.measure !== 'rate' && !asksShareOfTwo(question);
  if (asksForChange(question.text) && !indicator.statesChange)
    return findChange(indicator, question, figures, choice);
  const asksMoney = unitAsked(question.text) === '元' && !indicator.units.some((unit) => unit.includes('元'));
  const own = asksShare || asksMoney ? [] : find(indicator);
  const better = findMoreSpecific(own, question, figures, choice);
  const asksOtherwise = asksShare || asksMoney;
  const fitting = asksOtherwise
    ? better
    : better.filter(({ figure }) => measuresLike(figure.unit, indicator));
  // Where it has no figure itself, one whose sentence never speaks of its procedure does not stand in: 人大建议办结率 is no 复议办结率.
  const meant =
    own.length > 0 ? fitting : fitting.filter((sourced) => speaksOf(sourced, indicator, catalogue));
  if (meant.length > 0) return { ...NOTHING, how: 'stated', results: meant };
  if (own.length > 0) return { ...NOTHING, how: 'stated', results: own };
  const derivation = deriveRate(indicator, catalogue, find);
  if (derivation) return { ...NOTHING, how: 'derived', derivation };
  if (asksShare) return findShare(indicator, catalogue, find);
  if (asksMoney) return findAmount(indicator, { catalogue, figures }, choice);
  if (!indicator.intake) return NOTHING;
  const sameProcedure = catalogue.indicators.filter(({ procedure }) => procedure === indicator.procedure);
  const substituted = sameProcedure
    .filter(({ intake, code }) => intake && code !== indicator.code)
    .flatMap(find);
  if (substituted.length > 0) {
    const later = sameProcedure.filter(
      ({ headline, measure, order }) => headline && measure === 'count' && order > indicator.order,
    );
    const results = eachOnce([...substituted, ...later.flatMap(find)]);
    const cases = results.filter(({ figure }) => countsCases(figure.unit));
    return { ...NOTHING, how: 'substituted', results: cases.length > 0 ? cases : results };
  }
  const wider = combinedWith(indicator.procedure, catalogue).flatMap(find);
  return wider.length > 0 ? { ...NOTHING, how: 'wider', results: eachOnce(wider) } : NOTHING;
}

/** How many subjects a question names. */
function namedIn({ indicators, procedures }: Question): number {
  return indicators.length + procedures.length;
}

/** 「一审结案占应诉案件的比重」 names both the part and its whole. */
function asksShareOfTwo({ operation, indicators }: Question): boolean {
  return operation === 'share' && indicators.filter(({ value }) => value.measure !== 'rate').length === 2;
}

/** A question for a change is answered by a change that the report states, never by the level itself. */
function findChange(
  indicator: Indicator,
  question: Question,
  figures: readonly SourcedFigure[],
  choice: FigureChoice,
): Direct {
  const stated = figures.filter(
    ({ figure }) => figure.kind === 'change' && figure.indicator === indicator.code,
  );
  const results = stated.length > 0 ? stated : findMoreSpecific([], question, figures, choice);
  if (results.length > 0) return { ...NOTHING, how: 'stated', results };
  const own = figuresOfIndicator(indicator, figures, choice);
  const [now] = own;
  const [before] = findCompared(own, figures, choice.year - 1);
  const derivation = now && before && own.length === 1 ? deriveChange(now, before) : null;
  return derivation ? { ...NOTHING, how: 'derived', derivation } : NOTHING;
}

/** The money that cases are about: stated in the sentence that counts them. */
function findAmount(
  indicator: Indicator,
  { catalogue, figures }: Pick<LookUpSources, 'catalogue' | 'figures'>,
  choice: FigureChoice,
): Direct {
  const sentences = figuresOfIndicator(indicator, figures, choice).map(({ figure }) => figure.sentence.start);
  const amounts = catalogue.indicators
    .filter(({ procedure, measure }) => procedure === indicator.procedure && measure === 'amount')
    .flatMap((amount) => figuresOfIndicator(amount, figures, choice))
    .filter(({ figure }) => sentences.includes(figure.sentence.start));
  return amounts.length > 0 ? { ...NOTHING, how: 'stated', results: eachOnce(amounts) } : NOTHING;
}

/** A question for the share that a count is of its whole: the rate of it, stated or computed. */
function findShare(
  indicator: Indicator,
  catalogue: Catalogue,
  find: (indicator: Indicator) => SourcedFigure[],
): Direct {
  const rates = ratesOf(indicator, catalogue);
  const results = eachOnce(rates.flatMap(find));
  if (results.length > 0) return { ...NOTHING, how: 'stated', results };
  const derivation = rates.map((rate) => deriveRate(rate, catalogue, find)).find((one) => one !== null);
  return derivation ? { ...NOTHING, how: 'derived', derivation } : NOTHING;
}

/** Indicators that count a procedure's cases together with another's: those of another procedure that are near to its own. */
function combinedWith(procedure: string, { indicators }: Catalogue): Indicator[] {
  const procedureOf = new Map(indicators.map((indicator) => [indicator.code, indicator.procedure]));
  return indicators.filter(
    (indicator) =>
      indicator.intake &&
      indicator.procedure !== procedure &&
      indicator.near.some((code) => procedureOf.get(code) === procedure),
  );
}

/** Whether a stage belongs to the answer of a question that names its procedure as a whole; 结果 asks how its cases ended. */
function isAskedWith({ headline, intake, parent }: Indicator, { text }: Question): boolean {
  if (!OUTCOME_WORDS.test(text)) return headline || intake;
  return parent !== null && /\.(?:concluded|decided|firstConcluded)$/u.test(parent);
}

/** Whether a unit can state what an indicator measures: money states no count of cases, and neither does a share. */
function measuresLike(unit: string, { units }: Indicator): boolean {
  const sortOf = (one: string) =>
    one.includes('元') ? 'money' : /[%％]|百分/u.test(one) ? 'share' : 'count';
  return units.length === 0 || units.some((own) => sortOf(own) === sortOf(unit));
}

/** Whether a figure is the catalogue's of the same procedure, or its sentence names that by one of its topic words. */
function speaksOf({ figure, quote }: SourcedFigure, { procedure }: Indicator, catalogue: Catalogue): boolean {
  const code = figure.indicator;
  if (code === null) return true;
  if (catalogue.indicators.some((one) => one.code === code && one.procedure === procedure)) return true;
  const topics = catalogue.procedures.find((one) => one.code === procedure)?.topics ?? [];
  return topics.some((topic) => quote.includes(topic));
}

function countsCases(unit: string): boolean {
  return /^[万亿]?[件宗起例桩]/u.test(unit);
}

function eachOnce(figures: readonly SourcedFigure[]): SourcedFigure[] {
  return figures.filter(
    ({ figure }, index) => figures.findIndex((other) => other.figure.start === figure.start) === index,
  );
}
