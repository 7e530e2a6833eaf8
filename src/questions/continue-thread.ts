import type { Indicator } from '../figures/catalogue.ts';
import { REFERS_BACK } from './gather-thread.ts';
import type { Question, Slot } from './question.ts';
import type { QuestionContext } from './question-context.ts';
import { readIndicators } from './read-indicators.ts';
import { blank, namesNothing, topicOf } from './topic.ts';
import type { NamedIndicators } from './read-indicators.ts';

/** Questions that mean the same whatever was asked before. */
const STANDALONE: ReadonlySet<Question['intent']> = new Set([
  'coverage',
  'help',
  'greeting',
  'introduction',
  'out_of_scope',
]);
/** Asides: what was asked before them is still what the thread is about. */
const ASIDES: ReadonlySet<Question['intent']> = new Set(['help', 'greeting', 'introduction', 'out_of_scope']);

/** Whether a question leaves its thread at the one before it: thanks, a greeting. */
export function isAside({ intent }: Question): boolean {
  return ASIDES.has(intent);
}

/** Before what a question names to leave it out. */
const DENIES = /(?:(?<!是)不是|不要|不问|而非|并非|\bnot)\s*(?:the )?$/iu;

/** What a question names to leave it out. */
const DENIED = /(?:(?<!是)不是|不要|不问|而非|并非)[^,。;?!]*|\bnot\b[^,.;?!]*(?=,[^.;?!]*\bmean)/iu;

const MEANS_ALL = /各|所有|全部|全国|哪[里儿]|\b(?:all|every|each)\b/iu;

/**
 * Fills what a follow-up question leaves out from the question before it: the region, the year, what is measured.
 * What is taken over has origin `history` and is said in the answer.
 * @param previous The earlier question with its own gaps already filled; null at the start of a thread.
 * @example continueThread(understood('那乙县呢'), understood('甲县行政复议被纠错率多少'), context) // asks 乙县's 纠错率
 */
export function continueThread(
  question: Question,
  previous: Question | null,
  context: QuestionContext,
): Question {
  if (!previous || STANDALONE.has(question.intent) || STANDALONE.has(previous.intent)) return question;
  const named = continueNames(withoutDenied(question), previous, context);
  const keepsSubject = named === null;
  const namesTime = question.years.length > 0 || question.everyYear;
  return {
    ...question,
    ...(keepsSubject ? subjectOf(previous, question) : named),
    ...continuePlaces(question, previous),
    years: namesTime ? question.years : yearsAfter(question, previous),
    everyYear: question.everyYear || (!namesTime && previous.everyYear),
    reportKind:
      question.reportKind ??
      (previous.reportKind && { ...previous.reportKind, span: null, origin: 'history' }),
  };
}

const YEAR_BEFORE = /(?:前|上|早|头)一年|\b(?:a|one) year earlier\b|\bthe year before\b/iu;

/** The earlier question's years; 前一年 is the one before its year. */
function yearsAfter(question: Question, { years }: Question): Question['years'] {
  const [only, ...others] = inherited(years);
  if (!only || others.length > 0 || !YEAR_BEFORE.test(question.text) || !namesNothing(question))
    return inherited(years);
  return [{ ...only, value: only.value - 1, origin: 'stated', relative: false }];
}

/** Words that add a place to those spoken of: 「再把乙县加进来」, 「跟乙县比谁多」. */
const BESIDE = /加(?:进来|进去|上|入)|[和跟与同][^,。?]{1,12}比|\b(?:add|include)\b/iu;

type Places = Pick<Question, 'regions' | 'areas' | 'ownUnit' | 'neighbours' | 'everywhere'>;

/** 「和乙县比呢」 sets the earlier regions beside the new one; any other place named takes their place. */
function continuePlaces(question: Question, previous: Question): Places {
  const { areas, ownUnit, neighbours, everywhere } = question;
  const regions = withoutDeniedPlaces(question);
  const earlier: Places = {
    regions: inherited(previous.regions),
    areas: inherited(previous.areas),
    ownUnit: previous.ownUnit && asInherited(previous.ownUnit),
    neighbours: neighbours ?? (previous.neighbours && asInherited(previous.neighbours)),
    everywhere: previous.everywhere,
  };
  if (regions.length === 0 && areas.length === 0 && ownUnit === null) {
    const takesUp =
      previous.regions.length + previous.areas.length > 1 &&
      (REFERS_BACK.test(question.text) || !MEANS_ALL.test(question.text));
    return everywhere && !takesUp ? { regions, areas, ownUnit, neighbours, everywhere } : earlier;
  }
  const setsBeside = question.operation === 'compare' || BESIDE.test(question.text);
  const isBeside = setsBeside && regions.length === 1 && areas.length === 0;
  return isBeside
    ? { ...earlier, regions: [...earlier.regions, ...regions] }
    : { regions, areas, ownUnit, neighbours, everywhere };
}

/** 「不是甲县，是乙区」 names 甲县 to leave it out. */
function withoutDeniedPlaces({ regions, text }: Question): Question['regions'] {
  const kept = regions.filter(({ span }) => span === null || !DENIES.test(text.slice(0, span.start)));
  return kept.length > 0 ? kept : regions;
}

/**
 * What a follow-up names itself, composed with the earlier procedure when that makes sense of it:
 * after 行政复议, 「办结了多少」 asks for 行政复议审结. Null when it names nothing and keeps the earlier subject.
 */
function continueNames(
  question: Question,
  previous: Question,
  context: QuestionContext,
): (NamedIndicators & Partial<Question>) | null {
  if (namesNothing(question)) return null;
  if (question.indicators.length > 0 || question.procedures.length > 0) {
    return { indicators: question.indicators, procedures: question.procedures };
  }
  const spokenOf = [
    ...previous.procedures.map(({ value }) => value.code),
    ...previous.indicators.map(({ value }) => value.procedure),
  ];
  const words = DENIED.test(question.text) ? topicOf(question.text.replace(DENIED, ' '), []) : question.topic;
  const composed = readIndicators(words, context, spokenOf);
  const indicators =
    composed.indicators.length > 0 ? composed.indicators : readBeside(question, spokenOf, context);
  return indicators.length > 0
    ? { indicators: indicators.map(asInherited), procedures: [], intent: 'figure' }
    : { indicators: [], procedures: [] };
}

/** Words that mean a stage only beside their procedure: 「结了的数」, 「立上案的几个」 after 行政复议. */
function readBeside(
  question: Question,
  spokenOf: readonly string[],
  context: QuestionContext,
): Slot<Indicator>[] {
  const procedure = context.catalogue.procedures.find(({ code }) => code === spokenOf[0]);
  if (!procedure || DENIED.test(question.text)) return [];
  const words = blank(
    question.text,
    [...question.regions, ...question.areas, ...question.years].flatMap(({ span }) => span ?? []),
  );
  const asked = readIndicators(words, context, [procedure.code]).indicators;
  if (asked.length > 0) return asked;
  const { text, used } = context.everyday.translate(`${procedure.name} ${words}`);
  if (used.length === 0) return [];
  return readIndicators(text, context, [procedure.code]).indicators.filter(
    ({ value }) => value.procedure === procedure.code,
  );
}

/** 「我问的是收到，不是受理」 names 受理 to leave it out. */
function withoutDenied(question: Question): Question {
  const isDenied = ({ span }: Slot<unknown>) =>
    span !== null && DENIES.test(question.text.slice(0, span.start));
  const kept = question.indicators.filter((slot) => !isDenied(slot));
  return kept.length > 0 ? { ...question, indicators: kept } : question;
}

function subjectOf(previous: Question, question: Question): Partial<Question> {
  return {
    intent: previous.intent,
    operation: question.operation === 'lookup' ? previous.operation : question.operation,
    indicators: inherited(previous.indicators),
    procedures: inherited(previous.procedures),
    topic: previous.topic,
    claim: question.claim,
  };
}

function inherited<Kind extends Slot<unknown>>(slots: readonly Kind[]): Kind[] {
  return slots.map(asInherited);
}

function asInherited<Kind extends Slot<unknown>>(slot: Kind): Kind {
  return { ...slot, span: null, origin: 'history' };
}
