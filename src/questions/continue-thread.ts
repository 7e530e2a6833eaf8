import type { Question, Slot } from './question.ts';
import type { QuestionContext } from './question-context.ts';
import { readIndicators } from './read-indicators.ts';
import { topicOf } from './topic.ts';
import type { NamedIndicators } from './read-indicators.ts';

/** Questions that mean the same whatever was asked before. */
const STANDALONE: ReadonlySet<Question['intent']> = new Set(['coverage', 'help', 'greeting', 'out_of_scope']);

/** What a question names to leave it out. */
const DENIED = /(?:(?<!是)不是|不要|不问|而非|并非)[^,。;?!]*/u;

/** Words that only tie a question to the one before it; they name nothing. */
const TIES =
  /^(?:这个|那个|原文|原话|出处|来源|怎么说|说|写|加起来|加总|相加|合计|总和|平均|不对|不是|错了|我问的?|我说的?|应该|换成|改成|那么|然后|再|另外|同样|也|比|比较|对比|相比|数|件|个|者|县|区|市|镇|what about|how about|then|instead|no|not|meant|\s)+$/iu;

/**
 * Fills what a follow-up question leaves out from the question before it: the region, the year, what is measured.
 * What is taken over has origin `history` and is said in the answer.
 * @param previous The earlier question with its own gaps already filled; null at the start of a thread.
 * @example continueThread(understood('那八宿呢'), understood('武胜行政复议被纠错率多少'), context) // asks 八宿's 纠错率
 */
export function continueThread(
  question: Question,
  previous: Question | null,
  context: QuestionContext,
): Question {
  if (!previous || STANDALONE.has(question.intent) || STANDALONE.has(previous.intent)) return question;
  const named = continueNames(withoutDenied(question), previous, context);
  const keepsSubject = named === null;
  return {
    ...question,
    ...(keepsSubject ? subjectOf(previous, question) : named),
    regions: continueRegions(question, previous),
    years: question.years.length > 0 ? question.years : inherited(previous.years),
    reportKind:
      question.reportKind ??
      (previous.reportKind && { ...previous.reportKind, span: null, origin: 'history' }),
  };
}

/** 「和乙县比呢」 sets the earlier regions beside the new one; any other region named takes their place. */
function continueRegions(question: Question, previous: Question): Question['regions'] {
  if (question.everywhere) return question.regions;
  if (question.regions.length === 0) return inherited(previous.regions);
  return question.operation === 'compare' && question.regions.length === 1
    ? [...inherited(previous.regions), ...question.regions]
    : question.regions;
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
  if (question.topic === '' || TIES.test(question.topic)) return null;
  if (question.indicators.length > 0 || question.procedures.length > 0) {
    return { indicators: question.indicators, procedures: question.procedures };
  }
  const spokenOf = [
    ...previous.procedures.map(({ value }) => value.code),
    ...previous.indicators.map(({ value }) => value.procedure),
  ];
  const words = DENIED.test(question.text) ? topicOf(question.text.replace(DENIED, ' '), []) : question.topic;
  const composed = readIndicators(words, context, spokenOf);
  return composed.indicators.length > 0
    ? { indicators: composed.indicators.map(asInherited), procedures: [], intent: 'figure' }
    : { indicators: [], procedures: [] };
}

/** 「我问的是收到，不是受理」 names 受理 to leave it out. */
function withoutDenied(question: Question): Question {
  const isDenied = ({ span }: Slot<unknown>) =>
    span !== null &&
    /(?:(?<!是)不是|不要|不问|而非|并非|\bnot)\s*$/iu.test(question.text.slice(0, span.start));
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
