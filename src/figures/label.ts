/** What a number measures, in the report's own words: verb and object, with a missing subject restored. */
import { unitFamily, type UnitFamily } from '../numbers/units.ts';
import type { Figure } from './figure.ts';
import type { Statement } from './coordination.ts';
import { indexOfStrongVerb, isBareStage, stripLead, stripOpeningVerbs, stripTail, strongVerbOffsets } from './words.ts';

const LONGEST = 30;
const WEAK_TAIL = /(?:案件|申请|事项|工作|情况|活动|人数|数量|机制|制度|能力|水平|体系)$/;
const TAKES_OBJECT = /受理|收到|接收|收案|立案|放弃|补正|告知|转送|办理|结转/;
const SHORT_RATE = /^.{0,4}(?:率|比例|度)$/;

/** 「148人参加了行政执法资格考试」: what persons did says what they are counted for. */
const TOOK_PART = /^(?:参加|参与|参训|参考|报名|通过|取得|获得|考取|接受)[^，,。；;：:！!？?()（）]{2,24}/;
const COUNTS_PEOPLE = new Set<UnitFamily>(['person', 'visit']);

/** Bracketed asides and titles listed before 等 tell nothing of what is counted. */
function withoutAsides(words: string): string {
  const bare = words.replace(/[(（][^()（）]*[)）]/g, '').replace(/(?:《[^《》]*》、?)+等?/g, '');
  return stripLead(bare) === '' ? words : bare;
}

/** The clause's own phrase: the words before without leads and tails, cut to what is near the number. */
export function ownPhrase(statement: Statement): string {
  const before = withoutPeriod(stripTail(stripLead(withoutAsides(statement.before))));
  const took = TOOK_PART.exec(statement.after.replace(/^[\s的]+/, ''))?.[0];
  if (took !== undefined && COUNTS_PEOPLE.has(unitFamily(statement.mention.quantity.unit))) return took.replace(/了/, '');
  const after = objectAfter(statement.after);
  if (after === '') return cutFront(before);
  const verb = lastVerbPhrase(before);
  return stripTail(`${verb}${after}`);
}

/** What is counted, for later clauses to inherit: 「受理行政复议申请」 → 行政复议申请; `''` when there is no such noun. */
export function topicOf(phrase: string): string {
  const own = stripTail(stripLead(phrase));
  if (isBareStage(own)) return '';
  const noun = stripLead(stripOpeningVerbs(own));
  return noun.length < 2 ? '' : cutFront(noun);
}

/**
 * The label of a statement.
 * @param topics Nearest first, as in the figure's context.
 * @param parent The figure it is a part of, whose label opens that of an outcome: 「行政复议审结：维持」.
 */
export function labelOf(statement: Statement, topics: readonly string[], parent: Figure | null): string {
  const own = ownPhrase(statement);
  const topic = topics[0] ?? '';
  if (own === '') return topic;
  if (SHORT_RATE.test(own) && topic !== '') return `${headOf(topic)}${own}`;
  if (!isBareStage(own)) return own;
  const takesObject = TAKES_OBJECT.test(own) && !/结转/.test(own);
  if (takesObject && topic !== '') return `${own}${topic}`;
  if (parent !== null) return `${parent.label.split('：')[0] ?? ''}：${own}`;
  return topic === '' ? own : `${headOf(topic)}${own}`;
}

function headOf(topic: string): string {
  return topic.replace(WEAK_TAIL, '');
}

function withoutPeriod(phrase: string): string {
  return stripLead(phrase.replace(/\d{1,2}\s*[-—–~～至]\s*\d{1,2}月份?/, ''));
}

/** The noun right after the unit: up to a stop or the next verb; without 的 at either end. */
function objectAfter(after: string): string {
  const trimmed = after.replace(/^[\s的“"”]+/, '');
  const stop = /[，,。；;：:！!？?()（）]/.exec(trimmed)?.index ?? trimmed.length;
  const phrase = trimmed.slice(0, stop);
  const verb = indexOfStrongVerb(phrase, 0);
  const noun = verb <= 0 ? (verb === 0 ? '' : phrase) : phrase.slice(0, verb);
  const cleaned = stripTail(noun).replace(/[”“]$/, '');
  return cleaned.length > LONGEST ? cleaned.slice(0, LONGEST) : cleaned;
}

function lastVerbPhrase(before: string): string {
  const last = strongVerbOffsets(before).at(-1);
  if (last === undefined) return before.length > 12 ? '' : before;
  return before.slice(last);
}

/** Long words are cut at the earliest verb that leaves a phrase of readable length. */
function cutFront(phrase: string): string {
  if (phrase.length <= LONGEST) return phrase;
  const verb = strongVerbOffsets(phrase).find((offset) => phrase.length - offset <= LONGEST && phrase.length - offset > 3);
  if (verb !== undefined) return phrase.slice(verb);
  const particle = phrase.indexOf('的', phrase.length - LONGEST);
  return particle !== -1 && phrase.length - particle > 4 ? phrase.slice(particle + 1) : phrase.slice(-LONGEST);
}
