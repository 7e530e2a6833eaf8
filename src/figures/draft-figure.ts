/** Puts together what a sentence says of one number: all of a figure but its label, its whole and its indicator. */
import type { ParsedReport, Sentence } from '../reports/report.ts';
import type { Clause } from './clauses.ts';
import type { Statement } from './coordination.ts';
import type { Figure } from './figure.ts';
import { kindOf } from './kind.ts';
import { ownPhrase } from './label.ts';
import type { PartCandidate } from './parents.ts';
import { readRowFigure } from './row-figure.ts';
import { readRole, scopeOf } from './scope.ts';
import { setScope, type SentenceState } from './sentence-state.ts';
import { yearOf } from './time.ts';
import { isShortRate, topicsFor } from './topics.ts';
import { isBareStage, stripLead, stripTail } from './words.ts';

/** A figure before its label and its whole are known. */
export interface DraftFigure {
  figure: Figure;
  statement: Statement;
  part: PartCandidate;
  /** What a table's row calls it; null in prose, where its clause does. */
  rowLabel: string | null;
}

const NEGATIVE = /未|不予|尚|视为放弃/;

/** What a count includes is not what it counts: 「（含…）」, 「包括…在内的」. */
const ASIDE = /[(（](?:含|不含|包括)[^()（）]*[)）]|(?:包括|包含|含)[^，,。；;]{2,24}?在内的/g;

/** Where a statement stands. `bodies` is 「23个乡镇」 when counted bodies are its clause's subject. */
export interface DraftFacts {
  report: ParsedReport;
  sentence: Sentence;
  clause: Clause;
  statement: Statement;
  headings: string[];
  isPlan: boolean;
  state: SentenceState;
  bodies: string | null;
}

/** Reads one statement; a scope it names is set for those after it. */
export function draftFigure(facts: DraftFacts): DraftFigure {
  const { report, sentence, clause, statement, headings, state } = facts;
  const { quantity } = statement.mention;
  const own = ownPhrase(statement);
  // Among plans a number of a year that is over, or of several, still tells what was.
  const { year: spoken, isNamed } = state.time;
  const isPast = isNamed && spoken !== null && spoken <= (report.metadata.year ?? spoken);
  const isOver = isPast || state.kind.isCumulative;
  const isPlan = facts.isPlan && !isOver;
  const kind = kindOf(statement, clause.text, state.kind, isPlan);
  const isFirst = clause.mentions[0] === statement.mention;
  const isIncomplete = isBareStage(own) || isShortRate(own) || state.list !== null;
  setScope(state, readRole(statement), 'for_incomplete');
  const bodies = isFirst ? null : facts.bodies;
  if (!isFirst) setScope(state, facts.bodies, 'for_all');
  const context = {
    before: trimWords(`${statement.impliedVerb}${statement.before}`.replace(ASIDE, '')).slice(-80),
    after: trimWords(statement.after).slice(0, 60),
    topics: withBreakdown(topicsFor(state, statement, own), state.breakdown),
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
      written: statement.mention.before,
      clauseBefore: report.text.slice(clause.start, quantity.start),
      clauseAfter: report.text.slice(quantity.end, clause.end),
      lineBefore: report.text.slice(Math.max(sentence.start, quantity.start - 12), quantity.start),
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
  const row = readRowFigure(report.text, figure, report.metadata.year);
  return { figure: row?.figure ?? figure, statement, part, rowLabel: row?.label ?? null };
}

/** What a list tells apart is known to each of its numbers: they are parts of another whole. */
function withBreakdown(topics: string[], breakdown: string | null): string[] {
  return breakdown === null ? topics : [...topics, trimWords(breakdown)];
}

function trimWords(words: string): string {
  return words.replace(/^[\s，,、;；:：。|]+|[\s，,、;；:：。|]+$/g, '');
}
