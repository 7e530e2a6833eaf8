/**
 * Step 3 of extraction: reads sentences in order and carries on what a sentence leaves unsaid — subject, year, period,
 * scope — from the clauses and, where a sentence leans on the one before it, the sentence before.
 */
import type { QuantityMatch } from '../numbers/read-quantity.ts';
import { unitFamily, type UnitFamily } from '../numbers/units.ts';
import type { ParsedReport, Sentence } from '../reports/report.ts';
import { splitClauses, type Clause } from './clauses.ts';
import { readStatements, type Statement } from './coordination.ts';
import type { Figure } from './figure.ts';
import { isPlanHeading, opensPlan, kindOf, nextKindState, type KindState } from './kind.ts';
import { ownPhrase, topicOf } from './label.ts';
import type { PartCandidate } from './parents.ts';
import { clauseScope, readRole, scopeOf } from './scope.ts';
import { nextTimeState, yearOf, type TimeState } from './time.ts';
import {
  indexOfStrongVerb,
  isBareStage,
  opensWithVerb,
  stripLead,
  stripOpeningVerbs,
  stripTail,
  stripTrailingStage,
} from './words.ts';

/** A figure before its label and its whole are known. */
export interface DraftFigure {
  figure: Figure;
  statement: Statement;
  part: PartCandidate;
}

export interface SentenceReader {
  /** Reads the next sentence of the report; sentences have to come in order. */
  read(sentence: Sentence, quantities: readonly QuantityMatch[]): DraftFigure[];
}

interface State {
  time: TimeState;
  kind: KindState;
  scope: string | null;
  /** Whether the scope holds for all later numbers of the sentence or only for those that name no thing of their own. */
  scopeHolds: 'for_all' | 'for_incomplete';
  /** Nearest first. */
  topics: string[];
  /** Topics of the sentence before, for a sentence that names none of its own. */
  carried: string[];
  list: number | null;
  /** Verb of the number before and what kind of thing it counted, for a noun that leaves the verb out. */
  verb: { word: string; family: UnitFamily } | null;
  group: number;
}

const MOST_TOPICS = 6;
const ITEM_OPENING =
  /^[\s(（]*(?:[一二三四五六七八九十]+[是、)）.．]|第[一二三四五六七八九十]+[,，、]|其[一二三四五][,，是]|\d{1,2}[.．、)）])/;
const LIST_OPENING = /^\s*(?:其中|包括|含|内含|即)/;
/** Words with which a clause returns from a list to the main line. */
const MAIN_LINE =
  /^\s*(?:已?审结|已?办结|已?结案|现已|全年|全[县市区省]|累计|同比|较|期间|此外|另|同时|提出|出具|组织|开展|召开|制发|发出)/;
const NEGATIVE = /未|不予|尚|视为放弃/;
const PROCEDURE =
  /复议|诉讼|应诉|调解|信访|仲裁|公证|援助|规范性文件|公开|热线|普法|许可|处罚|案卷|审查|审核|执法|培训|考试|建议|提案/;
const WEAK_NOUN =
  /^(?:各类|相关|此类|上述|该类|有关)?(?:申请|案件|事项|问题|意见|文件|人员|群众|活动|工作|线索|诉求|工单|投诉|数|数量|次数)$/;
const CASE_RATE = /^.{0,8}(?:纠错|维持|撤销|败诉|胜诉|调解|审结|结案|受理|和解)率$/;
const EMPTY_TOPIC =
  /^(?:决定|不含|包括|含|结果|前者|后者|同期|一般|优秀|全部|其余|剩余|地区|单位|应办|三者|两者|各类|相关|告知.*|因.*|经.*|按.*)$/;
const SHORT_RATE = /^.{0,4}(?:率|比例|度)$/;

/** A reader for one report. It keeps the state between sentences; make a new one for each report. */
export function createSentenceReader(report: ParsedReport, trails: readonly string[][]): SentenceReader {
  let state = freshState(0);
  let previous: Sentence | null = null;
  let listCount = 0;
  // Most sentences state no number; only the one right before a number's may name its subject.
  let silent: Sentence | null = null;
  const arePlans = trails.map((trail) =>
    trail.some((heading) => isPlanHeading(heading, report.metadata.year)),
  );
  return {
    read(sentence, quantities) {
      if (quantities.length === 0) {
        silent = sentence;
        return [];
      }
      if (silent !== null && !report.text.slice(silent.end, sentence.start).includes('\n'))
        readSentence(silent, []);
      silent = null;
      return readSentence(sentence, quantities);
    },
  };

  function readSentence(sentence: Sentence, quantities: readonly QuantityMatch[]): DraftFigure[] {
    state = openSentence(report.text, sentence, previous, state);
    previous = sentence;
    const headings = trails[sentence.section] ?? [];
    const isPlan =
      arePlans[sentence.section] === true ||
      opensPlan(report.text.slice(sentence.start, sentence.start + 12));
    const clauses = splitClauses(report.text, sentence, quantities);
    const drafts: DraftFigure[] = [];
    let before: Clause | undefined;
    for (const clause of clauses) {
      readClauseState(clause);
      const statements = readStatements(clause, before);
      const bodies = subjectBodies(clause, report.text);
      for (const statement of statements) {
        readOwnTime(clause, statement);
        restoreVerb(state, statement);
        const draft = draftFigure({ report, sentence, clause, statement, headings, isPlan, state, bodies });
        drafts.push(draft);
        const topic = topicOf(ownPhrase(statement));
        if (topic !== '' && !WEAK_NOUN.test(topic) && !/(?:率|比例|度)$/.test(topic)) pushTopic(topic);
      }
      if (clause.isBracketed) state.list = null;
      before = clause;
    }
    // A bracket's numbers were read after those of the clause around it.
    return drafts.sort((left, right) => left.figure.start - right.figure.start);
  }

  function readClauseState(clause: Clause): void {
    const first = clause.mentions[0];
    const lead = first === undefined ? clause.text : clause.text.slice(0, clauseLead(clause));
    state.time = nextTimeState(state.time, lead, report.metadata.year);
    state.kind = nextKindState(state.kind, clause.text, report.metadata.year);
    setScope(state, clauseScope(lead), 'for_incomplete');
    if (LIST_OPENING.test(clause.text) || clause.isBracketed) {
      listCount += 1;
      state.list = listCount;
    } else if (MAIN_LINE.test(clause.text)) {
      state.list = null;
    }
    if (first === undefined) {
      const topic = topicOf(clause.text);
      if (topic === '') return;
      if (PROCEDURE.test(topic) || state.topics.length === 0) pushTopic(topic);
      else state.topics.push(topic);
    }
  }

  /** 「33个行政执法部门1-12月行政许可73222件」: words between two numbers may name a time as well. */
  function readOwnTime(clause: Clause, statement: Statement): void {
    if (clause.mentions[0] === statement.mention || statement.mention.sharesBefore) return;
    state.time = nextTimeState(state.time, statement.mention.before, report.metadata.year);
  }

  function pushTopic(topic: string): void {
    if (EMPTY_TOPIC.test(topic)) return;
    state.topics = [topic, ...state.topics.filter((other) => other !== topic)].slice(0, MOST_TOPICS);
  }
}

function clauseLead(clause: Clause): number {
  const first = clause.mentions[0];
  if (first === undefined) return clause.text.length;
  return Math.min(clause.text.length, Math.max(first.before.length, first.quantity.start - clause.start));
}

function freshState(group: number): State {
  return {
    time: { year: null, period: null },
    kind: { isTarget: false, isCumulative: false },
    scope: null,
    scopeHolds: 'for_incomplete',
    topics: [],
    carried: [],
    list: null,
    verb: null,
    group,
  };
}

/** What a sentence takes over: all after a semicolon, all but the list after 。 before 其中, only topics otherwise. */
function openSentence(text: string, sentence: Sentence, previous: Sentence | null, state: State): State {
  const fresh = freshState(state.group + 1);
  if (previous === null || text.slice(previous.end, sentence.start).includes('\n')) return fresh;
  const opening = text.slice(sentence.start, sentence.start + 6);
  if (ITEM_OPENING.test(opening)) return fresh;
  const topics = state.topics.length > 0 ? state.topics : state.carried;
  if (/[；;]$/.test(text.slice(previous.start, previous.end).trimEnd())) {
    return { ...state, topics: [], carried: topics };
  }
  if (LIST_OPENING.test(opening)) return { ...state, list: null, topics: [], carried: topics };
  return { ...fresh, carried: topics };
}

/** 「33个行政执法部门…行政许可73222件」: a counted body that opens the clause is whose the later numbers are. */
function subjectBodies(clause: Clause, text: string): string | null {
  const [first, second] = clause.mentions;
  if (first === undefined || second === undefined || second.sharesBefore) return null;
  if (stripLead(first.before) !== '' || /[向为对给在从到于]\s*$/.test(first.before)) return null;
  if (
    !/^[^，,、]{0,10}?(?:乡镇|镇街|街镇|街道|部门|单位|县区|县市区|机关|主体|企业|镇|乡|村|社区)/.test(
      first.after,
    )
  ) {
    return null;
  }
  return text.slice(first.quantity.start, first.quantity.end) + first.after;
}

/** Keeps the verb of 「评查处罚案卷78件」 for 「许可案卷6件」, which has none. */
function restoreVerb(state: State, statement: Statement): void {
  const family = unitFamily(statement.mention.quantity.unit);
  const own = ownPhrase(statement);
  if (
    namesOnlyThing(own) &&
    statement.after.trim() === '' &&
    state.list === null &&
    statement.subject === null
  ) {
    if (state.verb?.family === family) statement.impliedVerb = state.verb.word;
    return;
  }
  const noun = stripOpeningVerbs(own);
  const word = own.slice(0, own.length - noun.length);
  const isVerbWithObject = word !== '' && word.length <= 6 && noun.length >= 2 && !isBareStage(own);
  state.verb = isVerbWithObject && statement.after.trim() === '' ? { word, family } : null;
}

function namesOnlyThing(phrase: string): boolean {
  if (phrase.length < 2 || phrase.length > 14 || isBareStage(phrase) || opensWithVerb(phrase)) return false;
  return (
    indexOfStrongVerb(phrase, 0) === -1 &&
    stripTrailingStage(phrase) === phrase &&
    !/(?:率|比例|度)$/.test(phrase)
  );
}

function setScope(state: State, scope: string | null, holds: State['scopeHolds']): void {
  if (scope === null || (state.scopeHolds === 'for_all' && scope === state.scope)) return;
  state.scope = scope;
  state.scopeHolds = holds;
}

interface DraftFacts {
  report: ParsedReport;
  sentence: Sentence;
  clause: Clause;
  statement: Statement;
  headings: string[];
  isPlan: boolean;
  state: State;
  bodies: string | null;
}

function draftFigure(facts: DraftFacts): DraftFigure {
  const { report, sentence, clause, statement, headings, isPlan, state } = facts;
  const { quantity } = statement.mention;
  const own = ownPhrase(statement);
  const kind = kindOf(statement, clause.text, state.kind, isPlan);
  const isFirst = clause.mentions[0] === statement.mention;
  const isIncomplete = isBareStage(own) || SHORT_RATE.test(own) || state.list !== null;
  setScope(state, readRole(statement), 'for_incomplete');
  const bodies = isFirst ? null : facts.bodies;
  if (!isFirst) setScope(state, facts.bodies, 'for_all');
  const context = {
    before: trimWords(
      `${statement.impliedVerb}${statement.before}`.replace(/[(（](?:含|不含|包括)[^()（）]*[)）]/g, ''),
    ).slice(-80),
    after: trimWords(statement.after).slice(0, 60),
    topics: topicsFor(state, statement, own),
    headings,
  };
  const figure: Figure = {
    stated: quantity.stated,
    value: quantity.value,
    unit: quantity.unit,
    normalized: quantity.normalized,
    qualifier: quantity.qualifier,
    start: quantity.numeral.start,
    end: quantity.numeral.end,
    sentence: { start: sentence.start, end: sentence.end },
    sectionPath: report.sections[sentence.section]?.path ?? '',
    kind,
    year: yearOf(state.time, report.metadata.year, {
      before: statement.before,
      after: statement.after,
      clauseBefore: report.text.slice(clause.start, quantity.start),
      clauseAfter: report.text.slice(quantity.end, clause.end),
      kind,
      isPlan,
    }),
    period: state.time.period,
    scope: scopeOf(statement, bodies, isIncomplete || state.scopeHolds === 'for_all' ? state.scope : null),
    label: '',
    context,
    parent: null,
    indicator: null,
    confidence: 0,
    branch: statement.branch,
  };
  const phrase = stripTail(stripLead(statement.before));
  const part: PartCandidate = {
    normalized: quantity.normalized,
    value: quantity.value,
    unit: quantity.unit,
    group: state.group,
    list: state.list,
    isBracketed: clause.isBracketed,
    isBareStage: isBareStage(own),
    isNegative: NEGATIVE.test(phrase),
    isLevel: kind === 'level',
  };
  return { figure, statement, part };
}

/** Topics of the sentence; where the number's words and the sentence name none, those of the sentence before. */
function topicsFor(state: State, statement: Statement, own: string): string[] {
  const shared =
    statement.head === '' || /率|比例/.test(statement.head)
      ? []
      : [topicOf(statement.head)].filter((topic) => topic !== '');
  const noun = topicOf(own);
  const isIncomplete = noun === '' || WEAK_NOUN.test(noun) || SHORT_RATE.test(own);
  const carried = isIncomplete && state.topics.length === 0 ? state.carried : [];
  const topics = [...new Set([...shared, ...state.topics, ...carried])];
  if (!isBareStage(own) && !CASE_RATE.test(own)) return topics.slice(0, MOST_TOPICS);
  // A stage belongs to a procedure: what only stands between does not come first.
  const procedures = topics.filter((topic) => PROCEDURE.test(topic));
  return [...procedures, ...topics.filter((topic) => !PROCEDURE.test(topic))].slice(0, MOST_TOPICS);
}

function trimWords(words: string): string {
  return words.replace(/^[\s，,、;；:：。|]+|[\s，,、;；:：。|]+$/g, '');
}
