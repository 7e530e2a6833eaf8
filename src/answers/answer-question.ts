import type { Logger } from '../logger.ts';
import type { Today } from '../questions/calendar.ts';
import type { Question } from '../questions/question.ts';
import type { QuestionContext } from '../questions/question-context.ts';
import { languageOf } from '../questions/normalize-question.ts';
import { introducedUnit, understandParts } from '../questions/understand.ts';
import { once } from '../regions/once.ts';
import type { ReportSummary } from '../store/reports.ts';
import { answerUnclear } from './answer-unclear.ts';
import type { Ask, AskRequest, ShownAnswer } from './answer.ts';
import type { AnswerSources } from './answer-sources.ts';
import { askBack } from './ask-back.ts';
import { composeAnswer, plainAnswer } from './compose-answer.ts';
import type { ComposedAnswer } from './compose-answer.ts';
import { guardAnswer, holdsNumeral } from './guard-answer.ts';
import { joinAnswers } from './join-answers.ts';
import { recordedWords } from './note-corrections.ts';
import { helpAnswer } from './with-model/help-answer.ts';
import { countUse } from './with-model/count-use.ts';
import { costOf } from '../models/watch-model.ts';
import type { ModelHelp } from './with-model/model-help.ts';
import { needsSteps } from './with-model/steps/needs-steps.ts';
import { tryInSteps } from './with-model/steps/answer-in-steps.ts';
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
  /** A language model that may help where the rules come to an end. Default: none. */
  help?: ModelHelp | null;
}

/** Milliseconds that a model may take of one answer, all its requests together. */
const MODEL_TIME_MS = 20_000;

/** A request with the end of its time, and the model that helps with it. */
type TimedRequest = AskRequest & { signal: AbortSignal; help: ModelHelp | null };

/** Makes the one way in which every channel and command asks. */
export function createAsk(dependencies: AskDependencies): Ask {
  const { sources } = dependencies;
  const names = [...sources.catalogue.indicators, ...sources.catalogue.procedures]
    .flatMap(({ name, english }) => [name, english])
    .filter((name) => holdsNumeral(name));
  const prepared: Prepared = { names, coveredBy: createRegionSets() };
  return (request) => {
    // One question is answered from one state of the library, which the store is asked for once.
    const coverage = once(() => sources.coverage());
    return createOneAsk({ ...dependencies, sources: { ...sources, coverage } }, prepared)(request);
  };
}

/** What all questions share. */
interface Prepared {
  /** Names of the catalogue that hold a numeral. */
  names: readonly string[];
  coveredBy: (coverage: readonly ReportSummary[]) => ReadonlySet<string>;
}

/** The gazetteer prepares itself for a set of covered regions once: the same set is handed to it until coverage changes. */
function createRegionSets(): Prepared['coveredBy'] {
  let known: { coverage: readonly ReportSummary[]; covered: ReadonlySet<string> } | null = null;
  return (coverage) => {
    if (known?.coverage !== coverage)
      known = { coverage, covered: new Set(coverage.map(({ regionCode }) => regionCode)) };
    return known.covered;
  };
}

function createOneAsk(
  { sources, today, logger, compose = composeAnswer, help = null, ...reading }: AskDependencies,
  { names, coveredBy }: Prepared,
): Ask {
  async function contextFor(units: readonly string[]): Promise<QuestionContext> {
    const { catalogue, gazetteer } = sources;
    const covered = coveredBy(await sources.coverage());
    return { catalogue, gazetteer, covered, today: today(), units, ...reading };
  }

  /** Whether a question would be answered with what it asks for. */
  async function isAnswered(choice: string, context: QuestionContext): Promise<boolean> {
    const parts = understandParts(choice, [], context);
    const answers = await Promise.all(parts.map((part) => compose(part, sources)));
    return answers.every(({ answer }) => answer.status === 'answered');
  }

  const ask: Ask = async (request) => {
    if (!help) return answer(request, null);
    const { help: counted, use } = countUse(help);
    const shown = await answer(request, counted);
    if (use.requests > 0)
      logger.info(
        { model: help.model.name, ...use, cost: costOf(use, help.prices) },
        'a model helped with an answer',
      );
    return shown;
  };

  async function answer(given: AskRequest, helping: ModelHelp | null): Promise<ShownAnswer> {
    const { question: asked, history, asker } = given;
    const request: TimedRequest = {
      ...given,
      signal: given.signal ?? AbortSignal.timeout(MODEL_TIME_MS),
      help: helping,
    };
    // 1. What is asked?
    if (asked.length > LONGEST_QUESTION)
      return plainAnswer('refused', wordingFor(languageOf(asked)).tooLong(LONGEST_QUESTION));
    const context = await contextFor(asker?.units ?? []);
    const parts = understandParts(asked, history, context);
    const unit = parts.map(introducedUnit).find((code) => code !== null);
    if (unit) await asker?.rememberUnit(unit);
    // 2. Answer it, each part by itself.
    const answers: ShownAnswer[] = [];
    const worthAsking: string[] = [];
    for (const question of parts) {
      const composed = await settle(question, request, context);
      worthAsking.push(...(composed.next ?? []));
      answers.push(await guard(composed, question, asked));
    }
    const [first, ...others] = answers;
    if (!first) return plainAnswer('refused', wordingFor('zh').nothingAsked);
    const byParts = joinAnswers([first, ...others]);
    // 4. What needs several steps, a model may work at.
    const shown = (await stepped(parts, byParts, request, context)) ?? byParts;
    // 5. What can be asked next, where somebody may.
    const next = await findAnswered(worthAsking, request, context);
    return { ...shown, ...(next.length > 0 && { next }) };
  }

  /** 3. No number leaves that is not the answer's own. */
  async function guard(
    { answer, counts, held = [] }: ComposedAnswer,
    question: Question,
    asked: string,
  ): Promise<ShownAnswer> {
    const coverage = await sources.coverage();
    const { answer: guarded, violations } = guardAnswer(answer, {
      asked: [asked, question.text, question.topic],
      names,
      language: question.language,
      years: new Set([...coverage.map(({ year }) => year), ...question.years.map(({ value }) => value)]),
      counts,
      recorded: await recordedWords(answer, sources, wordingFor(question.language)),
      held,
      places: [...coverage.map(({ regionName }) => regionName), ...placesIn(question)],
    });
    if (violations.length > 0) {
      logger.error(
        { defect: 'gate', reasons: violations.map(({ reason }) => reason) },
        'an answer was held back by the gate',
      );
    }
    return guarded;
  }

  /** The answer of a model that worked in steps, before what the rules have; null where none was wanted or nothing came of it. */
  async function stepped(
    parts: readonly Question[],
    byParts: ShownAnswer,
    { question: asked, history, signal, help: helping }: TimedRequest,
    context: QuestionContext,
  ): Promise<ShownAnswer | null> {
    const [question] = parts;
    if (!helping || !question || !needsSteps(asked, parts, byParts)) return null;
    const read = (text: string) => Promise.resolve(understandParts(text, [], context));
    const { told, drafts } = await tryInSteps(
      asked,
      { ...helping, sources, compose, read, logger },
      { history, signal },
    );
    if (!told) return null;
    const after = byParts.status === 'answered' ? [byParts] : [];
    const written = await Promise.all([told, ...drafts].map((one) => guard(one, question, asked)));
    const [first = byParts, ...others] = written;
    return joinAnswers([first, ...others, ...after]);
  }

  /** Of the questions worth asking those that are answered, as many as are wanted. */
  async function findAnswered(
    candidates: readonly string[],
    { question, suggestions = 0 }: AskRequest,
    context: QuestionContext,
  ): Promise<string[]> {
    const answered: string[] = [];
    for (const candidate of new Set(candidates)) {
      if (answered.length >= suggestions) break;
      if (candidate !== question && (await isAnswered(candidate, context))) answered.push(candidate);
    }
    return answered;
  }

  /** Answers a question, or asks back: once. What is still open after that is answered by its likeliest reading. */
  async function settle(
    question: Question,
    request: TimedRequest,
    context: QuestionContext,
  ): Promise<ComposedAnswer> {
    const composed = await helped(question, await compose(question, sources), request);
    if (!composed.proposal) return composed;
    if (await wasAskedBack(request.history, context)) return answerUnclear(question, sources);
    const answer = await askBack(composed.proposal, (choice) => isAnswered(choice, context));
    return { answer, counts: [] };
  }

  async function helped(
    question: Question,
    composed: ComposedAnswer,
    { history, onText, signal, help: helping }: TimedRequest,
  ): Promise<ComposedAnswer> {
    if (!helping) return composed;
    const request = { history, signal, ...(onText && { onText }) };
    return helpAnswer(question, composed, { ...helping, sources, compose, logger }, request);
  }

  /** Whether the last question of a thread was asked back, by what the rules make of it: not where the one before it was. */
  async function wasAskedBack(history: readonly string[], context: QuestionContext): Promise<boolean> {
    const last = history.at(-1);
    if (last === undefined) return false;
    const earlier = history.slice(0, -1);
    const parts = understandParts(last, earlier, context);
    const composed = await Promise.all(parts.map((part) => compose(part, sources)));
    return composed.some(({ proposal }) => proposal !== undefined) && !(await wasAskedBack(earlier, context));
  }

  return ask;
}

/** Names that a question's places go by, as the answer may name them. */
function placesIn({ regions }: Question): string[] {
  return regions.flatMap(({ value }) => [value.text, ...value.candidates.map(({ name }) => name)]);
}
