/**
 * Step 3 of extraction: reads sentences in order and carries on what a sentence leaves unsaid — subject, year, period,
 * scope — from the clauses and, where a sentence leans on the one before it, the sentence before.
 */
import { unitFamily } from '../numbers/units.ts';
import type { QuantityMatch } from '../numbers/read-quantity.ts';
import type { ParsedReport, Sentence } from '../reports/report.ts';
import { giveCause, namedCause, splitClauses, type Clause } from './clauses.ts';
import { readStatements, type Statement } from './coordination.ts';
import { draftFigure, type DraftFigure } from './draft-figure.ts';
import { isPlanHeading, looksBackYears, nextKindState, opensPlan, returnsToResults } from './kind.ts';
import { ownPhrase } from './label.ts';
import { clauseScope } from './scope.ts';
import {
  freshState,
  openSentence,
  opensBreakdown,
  opensList,
  restoreVerb,
  setScope,
} from './sentence-state.ts';
import { namesOnlyComparedYear, namesYearOfBracket, nextTimeState } from './time.ts';
import { topicToKeep, withSilentClause, withTopic } from './topics.ts';
import { isBareStage, stripLead, stripOpeningVerbs, stripTail } from './words.ts';

/** Reads the sentences of one report. */
export interface SentenceReader {
  /** Reads the next sentence of the report; sentences have to come in order. */
  read(sentence: Sentence, quantities: readonly QuantityMatch[]): DraftFigure[];
}

/** Words with which a clause returns from a list to the main line. */
const MAIN_LINE =
  /^\s*(?:已?审结|已?办结|已?结案|现已|全年|全[县市区省]|累计|同比|较|期间|此外|另|同时|提出|出具|组织|开展|召开|制发|发出)/;

/** A reader for one report. It keeps the state between sentences; make a new one for each report. */
export function createSentenceReader(report: ParsedReport, trails: readonly string[][]): SentenceReader {
  let state = freshState(0);
  let previous: Sentence | null = null;
  let listCount = 0;
  // Most sentences state no number; only the one right before a number's may name its subject.
  let silent: Sentence | null = null;
  const headings = [...new Set(trails.flat())];
  const planHeadings = new Set(headings.filter((each) => isPlanHeading(each, report.metadata.year)));
  const backHeadings = new Set(headings.filter(looksBackYears));
  const arePlans = trails.map((trail) => trail.some((heading) => planHeadings.has(heading)));
  const looksBack = trails.map((trail) => trail.some((heading) => backHeadings.has(heading)));
  // The line whose sentence opened plans without a heading of their own; what follows in it is planned as well.
  let planLine: number | null = null;
  return {
    read(sentence, quantities) {
      const line = report.text.lastIndexOf('\n', sentence.start);
      const opening = report.text.slice(sentence.start, Math.min(sentence.end, sentence.start + 60));
      if (opensPlan(opening, report.metadata.year)) planLine = line;
      else if (planLine !== line || returnsToResults(opening, report.metadata.year)) planLine = null;
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
    if (looksBack[sentence.section] === true) state.kind = { ...state.kind, isCumulative: true };
    const isPlan = arePlans[sentence.section] === true || isAmongPlans(sentence);
    const clauses = splitClauses(report.text, sentence, quantities);
    const drafts: DraftFigure[] = [];
    const earlier: Clause[] = [];
    let last: Statement | null = null;
    for (const clause of clauses) {
      readClauseState(clause);
      if (state.cause !== null) giveCause(clause.mentions, state.cause);
      state.cause = namedCause(clause.text) ?? state.cause;
      const statements = readStatements(clause, earlier);
      const subjects = statements.flatMap(({ subject, before }) => (subject === null ? [] : [before]));
      if (subjects.length > 1 && subjects.length === statements.length) clause.subjects = subjects;
      const bodies = subjectBodies(clause, report.text);
      if (state.list !== null && clause.mentions[0] !== undefined)
        state.listOpensWithVerb ??= opensStatement(
          clause.mentions[0].before.replace(/^\s*其中[：:，,]?/, ''),
        );
      for (const statement of statements) {
        readOwnTime(clause, statement);
        last = completeComparison(statement, last, textBefore(clause));
        restoreVerb(state, statement);
        const draft = draftFigure({ report, sentence, clause, statement, headings, isPlan, state, bodies });
        drafts.push(draft);
        const topic = topicToKeep(ownPhrase(statement));
        if (topic !== null) state.topics = withTopic(state.topics, topic);
      }
      if (clause.isBracketed) {
        state.list = null;
        // Whose the part in the bracket was is not whose the rest is.
        if (state.scopeHolds === 'for_incomplete') state.scope = state.scopeOfWhole;
      }
      earlier.push(clause);
    }
    // A bracket's numbers were read after those of the clause around it.
    return drafts.sort((left, right) => left.figure.start - right.figure.start);
  }

  function isAmongPlans(sentence: Sentence): boolean {
    return planLine === report.text.lastIndexOf('\n', sentence.start);
  }

  function readClauseState(clause: Clause): void {
    const first = clause.mentions[0];
    const lead = first === undefined ? clause.text : clause.text.slice(0, clauseLead(clause));
    state.time = nextTimeState(state.time, lead, report.metadata.year);
    state.kind = nextKindState(state.kind, clause.text, report.metadata.year);
    if (opensList(clause.text) || clause.isBracketed) {
      listCount += 1;
      if (state.list === null) state.scopeOfWhole = state.scope;
      state.list = listCount;
      state.listOpensWithVerb = null;
    } else if (MAIN_LINE.test(clause.text) || leavesList(clause)) {
      // Whose a part was is not whose the whole is.
      if (state.list !== null) state.scope = state.scopeOfWhole;
      state.list = null;
    }
    if (opensBreakdown(first === undefined ? clause.text : lead)) state.breakdown = lead;
    setScope(state, clauseScope(lead), 'for_incomplete');
    if (first === undefined) state.topics = withSilentClause(state.topics, clause.text);
  }

  /** 「其中规范性文件12件；受理申请37件」: a verb with its own object, after parts that have none, is the main line again. */
  function leavesList(clause: Clause): boolean {
    const first = clause.mentions[0];
    if (state.list === null || first === undefined) return false;
    return state.listOpensWithVerb === false && opensStatement(first.before);
  }

  /** The words right before a clause: what a bracket belongs to. */
  function textBefore({ start }: Clause): string {
    return report.text.slice(Math.max(0, start - 12), start);
  }

  function opensStatement(before: string): boolean {
    const own = stripTail(stripLead(before));
    const noun = stripOpeningVerbs(own);
    return noun !== own && noun.length >= 2 && !isBareStage(own);
  }

  /** 「33个行政执法部门1-12月行政许可73222件」: words between two numbers may name a time as well. */
  function readOwnTime(clause: Clause, statement: Statement): void {
    if (clause.mentions[0] === statement.mention || statement.mention.sharesBefore) return;
    state.time = nextTimeState(state.time, statement.mention.before, report.metadata.year);
  }
}

/** 「收到1113件，较2022年558件增加」: the second number counts what the first does. Gives the one later numbers go by. */
function completeComparison(statement: Statement, last: Statement | null, before: string): Statement {
  if (last === null) return statement;
  const isInBracket = statement.before.trim() === '' && namesYearOfBracket(before);
  if (!isInBracket && !namesOnlyComparedYear(statement.before.trim())) return statement;
  if (unitFamily(last.mention.quantity.unit) !== unitFamily(statement.mention.quantity.unit)) return last;
  statement.before = last.before;
  return last;
}

function clauseLead(clause: Clause): number {
  const first = clause.mentions[0];
  if (first === undefined) return clause.text.length;
  return Math.min(clause.text.length, Math.max(first.before.length, first.quantity.start - clause.start));
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
