import type { Logger } from '../logger.ts';
import type { Today } from '../questions/calendar.ts';
import type { Question } from '../questions/question.ts';
import type { QuestionContext } from '../questions/question-context.ts';
import { understand } from '../questions/understand.ts';
import type { ReportSummary } from '../store/reports.ts';
import { answerCoverage } from './answer-coverage.ts';
import type { CoverageAnswer } from './answer-coverage.ts';
import { answerFigures } from './answer-figures.ts';
import { answerText } from './answer-text.ts';
import type { Answer, Ask, AskRequest } from './answer.ts';
import type { AnswerSources } from './answer-sources.ts';
import { askWhat, askWhichRegion } from './ask-back.ts';
import { findOnlyReport } from './find-only-report.ts';
import { guardAnswer, holdsNumeral } from './guard-answer.ts';
import { resolveTargets } from './resolve-targets.ts';
import type { Targets } from './resolve-targets.ts';
import { wordingFor } from './wording.ts';

/** Longest question that is read, in characters. */
export const LONGEST_QUESTION = 1000;

export interface AskDependencies {
  sources: AnswerSources;
  words: QuestionContext['words'];
  everyday: QuestionContext['everyday'];
  phonetic: QuestionContext['phonetic'];
  /** The asker's calendar: what 今年 means. */
  today: () => Today;
  logger: Logger;
  /** Writes the answer that the gate then reads. Default: `composeAnswer`. */
  compose?: typeof composeAnswer;
}

/** Makes the one way in which every channel and command asks. */
export function createAsk({
  sources,
  today,
  logger,
  compose = composeAnswer,
  ...reading
}: AskDependencies): Ask {
  // The gazetteer prepares itself for a set of covered regions once: the same set is handed to it until coverage changes.
  let known: { coverage: readonly ReportSummary[]; covered: ReadonlySet<string> } | null = null;
  const names = [...sources.catalogue.indicators, ...sources.catalogue.procedures]
    .flatMap(({ name, english }) => [name, english])
    .filter((name) => holdsNumeral(name));
  return async ({ question: asked, history }: AskRequest): Promise<Answer> => {
    // 1. What is asked?
    if (asked.length > LONGEST_QUESTION)
      return plainAnswer('refused', wordingFor('zh').tooLong(LONGEST_QUESTION));
    const coverage = await sources.coverage();
    if (known?.coverage !== coverage) {
      known = { coverage, covered: new Set(coverage.map(({ regionCode }) => regionCode)) };
    }
    const { covered } = known;
    const { catalogue, gazetteer } = sources;
    const context: QuestionContext = { catalogue, gazetteer, covered, today: today(), ...reading };
    const question = understand(asked, history, context);
    // 2. Answer it.
    const { answer, counts } = await compose(question, sources);
    // 3. No number leaves that is not the answer's own.
    const { answer: guarded, violations } = guardAnswer(answer, {
      asked: [asked, question.text, question.topic],
      names,
      language: question.language,
      years: new Set([...coverage.map(({ year }) => year), ...question.years.map(({ value }) => value)]),
      counts,
      places: [...coverage.map(({ regionName }) => regionName), ...placesIn(question)],
    });
    if (violations.length > 0) {
      logger.error(
        { defect: 'gate', reasons: violations.map(({ reason }) => reason) },
        'an answer was held back by the gate',
      );
    }
    return guarded;
  };
}

/** An answer from what is stored, with the numbers that it counted itself, which no report states. Nothing has checked its text. */
export async function composeAnswer(question: Question, sources: AnswerSources): Promise<CoverageAnswer> {
  const wording = wordingFor(question.language);
  switch (question.intent) {
    case 'greeting':
      return { answer: plainAnswer('answered', wording.greeting), counts: [] };
    case 'help':
      return { answer: plainAnswer('answered', wording.help), counts: [] };
    case 'out_of_scope':
      return { answer: plainAnswer('refused', wording.outOfScope), counts: [] };
    case 'coverage':
      return answerCoverage(question, sources);
    case 'figure':
    case 'draft':
    case 'text':
      return { answer: await answerFromReports(question, sources), counts: [] };
  }
}

async function answerFromReports(question: Question, sources: AnswerSources): Promise<Answer> {
  const targets = resolveTargets(question, await sources.coverage(), sources.gazetteer);
  const namesNothing =
    question.indicators.length === 0 && question.procedures.length === 0 && question.topic === '';
  if (targets.ambiguous.length > 0) return askWhichRegion(question, targets, sources);
  if (namesNothing && targets.targets.length > 0) return askWhat(question, targets, sources);
  if (namesNothing && targets.uncovered.length === 0) {
    return plainAnswer('needs_clarification', wordingFor(question.language).nothingAsked);
  }
  if (question.intent === 'text') return answerText(question, targets, sources);
  if (targets.asked === 'none') {
    const only = await findOnlyReport(question, sources);
    if (!only) return askWhichRegion(question, targets, sources);
    return answerFigures(
      question,
      { ...targets, targets: [only], assumed: [{ words: question.topic, region: only.region }] },
      sources,
    );
  }
  return question.intent === 'draft'
    ? gatherForDraft(question, targets, sources)
    : answerFigures(question, targets, sources);
}

/** What a section can be drafted from: the procedure's figures, else the passages on it. */
async function gatherForDraft(question: Question, targets: Targets, sources: AnswerSources): Promise<Answer> {
  const { procedures } = sources.catalogue;
  const spokenOf = new Set([
    ...question.procedures.map(({ value }) => value.code),
    ...question.indicators.map(({ value }) => value.procedure),
  ]);
  const whole = procedures
    .filter(({ code }) => spokenOf.has(code))
    .map((value) => ({ value, span: null, origin: 'default' as const }));
  const figures = await answerFigures({ ...question, indicators: [], procedures: whole }, targets, sources);
  const answer = figures.status === 'answered' ? figures : await answerText(question, targets, sources);
  return withDraftNote(answer, question);
}

function withDraftNote(answer: Answer, { language }: Question): Answer {
  const note = wordingFor(language).draftUnavailable;
  return { ...answer, notes: [note, ...answer.notes], text: `${note}\n\n${answer.text}` };
}

function plainAnswer(status: Answer['status'], text: string): Answer {
  return { status, reason: null, choices: [], text, figures: [], citations: [], notes: [] };
}

/** Names that a question's places go by, as the answer may name them. */
function placesIn({ regions }: Question): string[] {
  return regions.flatMap(({ value }) => [value.text, ...value.candidates.map(({ name }) => name)]);
}
