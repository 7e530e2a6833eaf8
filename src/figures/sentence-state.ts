/** What the clauses of a sentence, and sentences that lean on each other, hand on to the numbers that follow. */
import { unitFamily, type UnitFamily } from '../numbers/units.ts';
import type { Sentence } from '../reports/report.ts';
import type { Statement } from './coordination.ts';
import type { KindState } from './kind.ts';
import { ownPhrase } from './label.ts';
import type { TimeState } from './time.ts';
import {
  indexOfStrongVerb,
  isBareStage,
  opensWithVerb,
  stripOpeningVerbs,
  stripTrailingStage,
} from './words.ts';

/** Changed while a sentence is read; a new one is opened for the next. */
export interface SentenceState {
  time: TimeState;
  kind: KindState;
  scope: string | null;
  /** Whether the scope holds for all later numbers of the sentence or only for those that name no thing of their own. */
  scopeHolds: 'for_all' | 'for_incomplete';
  /** The scope before the list that is being read. */
  scopeOfWhole: string | null;
  /** Nearest first. */
  topics: readonly string[];
  /** Topics of the sentence before, for a sentence that names none of its own. */
  carried: readonly string[];
  /** 「从申请事项看」: what the numbers that follow are told apart by; null when they are not. */
  breakdown: string | null;
  /** Number of the 其中 list or bracket that is being read. */
  list: number | null;
  /** Whether the first part of that list opens with a verb, as its others then may; null before it is read. */
  listOpensWithVerb: boolean | null;
  /** Verb of the number before and what kind of thing it counted, for a noun that leaves the verb out. */
  verb: { word: string; family: UnitFamily; list: number | null } | null;
  /** 「因政府信息公开」, for the passive clauses after it; null when none was named. */
  cause: string | null;
  /** Sentences that lean on each other without a break share one. */
  group: number;
}

const ITEM_OPENING =
  /^[\s(（]*(?:[一二三四五六七八九十]+[是、)）.．]|第[一二三四五六七八九十]+[,，、]|其[一二三四五][,，是]|\d{1,2}[.．、)）])/;
const DASH = /^\s*(?:[—–-]{1,2}|[·•●◆])\s*(?!\d)/;
const LIST_OPENING = /^\s*(?:其中|前者|包括|含|内含|即|(?:公开)?内容(?:涵盖|包括|涉及)|涵盖|主要涉及)/;

/** True for a clause that opens a list of parts: 其中, 包括, 含. */
export function opensList(text: string): boolean {
  return LIST_OPENING.test(text);
}

/** A state in which nothing was said yet. */
export function freshState(group: number): SentenceState {
  return {
    time: { year: null, isNamed: false, period: null, spansYears: false },
    kind: { isTarget: false, isCumulative: false },
    scope: null,
    scopeHolds: 'for_incomplete',
    scopeOfWhole: null,
    topics: [],
    carried: [],
    breakdown: null,
    list: null,
    listOpensWithVerb: null,
    verb: null,
    cause: null,
    group,
  };
}

/** What a sentence takes over: all after a semicolon, all but the list after 。 before 其中, only topics otherwise. */
export function openSentence(
  text: string,
  sentence: Sentence,
  previous: Sentence | null,
  state: SentenceState,
): SentenceState {
  const fresh = freshState(state.group + 1);
  if (previous === null) return fresh;
  const opening = text.slice(sentence.start, sentence.start + 6);
  if (text.slice(previous.end, sentence.start).includes('\n')) {
    // 「其中：」 and a line for each part below it.
    const leansOnLineBefore =
      DASH.test(opening) || /其中[:：]$/.test(text.slice(previous.start, previous.end).trimEnd());
    return leansOnLineBefore ? { ...fresh, carried: [...state.topics, ...state.carried] } : fresh;
  }
  if (ITEM_OPENING.test(opening)) return fresh;
  const topics = state.topics.length > 0 ? state.topics : state.carried;
  if (/[；;]$/.test(text.slice(previous.start, previous.end).trimEnd())) {
    return { ...state, topics: [], carried: topics };
  }
  if (opensList(opening)) return { ...state, list: null, topics: [], carried: topics };
  return { ...fresh, carried: topics };
}

/** Keeps the verb of 「评查处罚案卷78件」 for 「许可案卷6件」, which has none. */
export function restoreVerb(state: SentenceState, statement: Statement): void {
  const family = unitFamily(statement.mention.quantity.unit);
  const own = ownPhrase(statement);
  if (
    namesOnlyThing(own) &&
    statement.after.trim() === '' &&
    !NAMES_RECIPIENT.test(statement.before) &&
    statement.subject === null &&
    (state.list === null || state.verb?.list === state.list)
  ) {
    if (state.verb?.family === family) statement.impliedVerb = state.verb.word;
    return;
  }
  const noun = stripOpeningVerbs(own);
  const word = own.slice(0, own.length - noun.length);
  const isVerbWithObject = word !== '' && word.length <= 6 && noun.length >= 2 && !isBareStage(own);
  state.verb = isVerbWithObject && statement.after.trim() === '' ? { word, family, list: state.list } : null;
}

const NAMES_RECIPIENT = /^\s*(?:向|对|由|给|为)/;

function namesOnlyThing(phrase: string): boolean {
  if (phrase.length < 2 || phrase.length > 14 || isBareStage(phrase) || opensWithVerb(phrase)) return false;
  return (
    indexOfStrongVerb(phrase, 0) === -1 &&
    stripTrailingStage(phrase) === phrase &&
    !/(?:率|比例|度|总量|总数|总额|存量)$/.test(phrase)
  );
}

const BREAKDOWN =
  /(?:按|从|就|以)[^，,。；;]{2,16}(?:看|分|来看|划分|统计)$|居(?:于)?前[二三四五六七八九十]位|(?:主要)?(?:集中|分布)在|(?:类型|事由|领域|事项)(?:主要)?(?:为|有|是|涉及|包括)/;

/** True for a clause after which the numbers are told apart by matter or field: 「从行政管理类别看」. */
export function opensBreakdown(text: string): boolean {
  return BREAKDOWN.test(text.trim());
}

/** Sets a scope unless it is null or already holds more widely. */
export function setScope(
  state: SentenceState,
  scope: string | null,
  holds: SentenceState['scopeHolds'],
): void {
  if (scope === null || (state.scopeHolds === 'for_all' && scope === state.scope)) return;
  state.scope = scope;
  state.scopeHolds = holds;
}
