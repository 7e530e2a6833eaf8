import type { Logger } from '../../logger.ts';
import { ModelError } from '../../models/language-model.ts';
import type { Question } from '../../questions/question.ts';
import type { AnswerSources } from '../answer-sources.ts';
import type { composeAnswer, ComposedAnswer } from '../compose-answer.ts';
import { paragraphs } from '../compose.ts';
import { wordingFor } from '../wording.ts';
import type { HelpRequest, ModelHelp } from './model-help.ts';
import { readWithModel } from './read-with-model.ts';
import { rewriteQuery } from './rewrite-query.ts';
import { writeProse } from './write-prose.ts';

export interface HelpDependencies extends ModelHelp {
  sources: AnswerSources;
  compose: typeof composeAnswer;
  logger: Logger;
}

/**
 * Lets the model help where the rules came to an end: to read a question that names nothing they know, to search in other words,
 * to tell what the passages say. A question whose indicators are named by their own words is not its business: its figures are the same with
 * and without a model. Where the model fails, the answer stays as it was. Never rejects.
 */
export async function helpAnswer(
  question: Question,
  composed: ComposedAnswer,
  dependencies: HelpDependencies,
  request: HelpRequest,
): Promise<ComposedAnswer> {
  if (isNamedExactly(question) && question.intent !== 'text') return composed;
  try {
    const read = await readAgain(question, composed, dependencies, request);
    const found = read ?? (await searchAgain(question, composed, dependencies, request)) ?? composed;
    return await tell(question, found, dependencies, request);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    dependencies.logger.warn(
      { fault: error.fault, model: dependencies.model.name },
      'answered without the model',
    );
    return composed;
  }
}

/** Whether the catalogue's own words named what is asked, and not everyday words that the rules took for them. */
function isNamedExactly({ indicators, procedures, translated }: Question): boolean {
  return indicators.length + procedures.length > 0 && translated.length === 0;
}

/** A question that came to nothing is read by the model; what it read into it is named, or asked back where it is a guess. */
async function readAgain(
  question: Question,
  composed: ComposedAnswer,
  { sources, compose, ...help }: HelpDependencies,
  request: HelpRequest,
): Promise<ComposedAnswer | null> {
  const { status, reason } = composed.answer;
  const cameToNothing = status === 'not_found' && (reason === 'not_stated' || reason === 'unclear');
  if (!cameToNothing && composed.proposal === undefined) return null;
  const reading = await readWithModel(question, sources, help, request);
  if (!reading) return null;
  const read = await compose(reading.question, sources);
  if (read.answer.status !== 'answered') return null;
  if (reading.trust === 'likely') return read;
  const wording = wordingFor(question.language);
  const places = [...new Set(read.answer.figures.map(({ region, year }) => wording.subject(region, year)))];
  const candidates = places.flatMap((place) =>
    reading.question.indicators.map(({ value }) =>
      question.language === 'zh' ? `${place}${value.name}是多少？` : `${value.english}, ${place}?`,
    ),
  );
  return { answer: read.answer, counts: [], proposal: { lead: wording.whatToAsk, candidates } };
}

/** A search that found nothing is tried in the words of reports. */
async function searchAgain(
  question: Question,
  composed: ComposedAnswer,
  { sources, compose, ...help }: HelpDependencies,
  request: HelpRequest,
): Promise<ComposedAnswer | null> {
  const { status, reason } = composed.answer;
  if (question.intent !== 'text' || status !== 'not_found' || reason !== 'not_stated') return null;
  for (const other of await rewriteQuery(question, help, request)) {
    const found = await compose(other, sources);
    if (found.answer.status === 'answered') return found;
  }
  return null;
}

/** Passages that answer get a telling before them, whose every sentence is held to them. Reports are Chinese, and so is it. */
async function tell(
  question: Question,
  composed: ComposedAnswer,
  { sources, logger, ...help }: HelpDependencies,
  request: HelpRequest,
): Promise<ComposedAnswer> {
  const { answer } = composed;
  const isTold = question.language === 'zh' && answer.status === 'answered' && answer.figures.length === 0;
  if (!isTold || answer.citations.length === 0) return composed;
  const prose = await writeProse(question, answer, sources, help, request);
  if (prose.faults.length > 0)
    logger.info({ faults: prose.faults, model: help.model.name }, 'sentences of the model were left out');
  if (prose.sentences.length === 0) return composed;
  const { notes, toldByModel: note } = wordingFor(question.language);
  const head = answer.notes.length > 0 ? [] : [notes];
  return {
    ...composed,
    held: prose.sentences,
    answer: {
      ...answer,
      text: paragraphs(prose.sentences.join(''), answer.text, [...head, `- ${note}`]),
      notes: [...answer.notes, note],
    },
  };
}
