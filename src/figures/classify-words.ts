/**
 * The catalogue prepared for classification: every word of every rule in one index, so that a clause is read once for all
 * rules, and rules are reached from the words that a clause holds.
 */
import type { Span } from '../numbers/span.ts';
import type { Catalogue, Indicator, ReadingRule } from './catalogue.ts';
import { createWordIndex } from './word-index.ts';

/** A group of alternatives; groups with the same words are one and share their number. */
type Group = number;

export interface CompiledRule {
  indicator: Indicator;
  near: Group[];
  all: Group[];
  none: Group;
  isBare: boolean;
}

/** A word in a stretch of context, with the groups it stands for. */
export interface ScannedWord extends Span {
  groups: readonly Group[];
  /** Near groups of longer words around it: those of 不予受理 for 受理. */
  within: readonly Group[];
}

/** What one stretch of words says. */
export interface Scan {
  text: string;
  words: ScannedWord[];
  hasForeign: boolean;
  /** True for the head of a list by matter or field. */
  hasBreakdown: boolean;
  /** Words that narrow the whole to a part. */
  subsets: ScannedWord[];
  /** Which characters are filler, numerals or punctuation: 1 where they say nothing of what is counted. */
  filler: Uint8Array;
}

export interface ClassificationWords {
  /** Every rule, by each of its near groups. */
  rulesByNear: ReadonlyMap<Group, readonly CompiledRule[]>;
  /** Whether a longer word around a word says something else of the same procedure that the number's unit allows. */
  isTaken(word: ScannedWord, rule: CompiledRule, unit: string): boolean;
  /** Near groups of each procedure: the stages a clause may speak of. */
  stagesOf(procedure: string): ReadonlySet<Group>;
  /** The group of words that name a procedure. */
  topicOf(procedure: string): Group | undefined;
  /** Topic groups of procedures other than the given one. */
  topicsBeside(procedure: string): ReadonlySet<Group>;
  scan(text: string): Scan;
}

const FILLER: Group = 0;
const FOREIGN: Group = 1;
const SUBSET: Group = 2;
const BREAKDOWN: Group = 3;

/** Characters that name nothing: digits, punctuation and white space. */
const NOTHING = /[\p{N}\p{P}\p{S}\p{Z}\s]/gu;

/** True for a word around another that adds something to it: 不予受理 around 受理, but not 已审结 around 审结. */
function saysMore(longer: Span, word: Span, filler: Uint8Array): boolean {
  if (word.start < longer.start || word.end > longer.end) return false;
  for (let at = longer.start; at < longer.end; at += 1) {
    if ((at < word.start || at >= word.end) && filler[at] === 0) return true;
  }
  return false;
}

/** Prepares a catalogue; costs some milliseconds, so once for many reports. */
export function compileClassificationWords(catalogue: Catalogue): ClassificationWords {
  const numbers = new Map<string, Group>();
  const entries: (readonly [string, Group])[] = [
    ...catalogue.filler.map((word) => [word, FILLER] as const),
    ...catalogue.foreign.map((word) => [word, FOREIGN] as const),
    ...catalogue.subsets.map((word) => [word, SUBSET] as const),
    ...catalogue.breakdowns.map((word) => [word, BREAKDOWN] as const),
  ];
  function groupOf(words: readonly string[]): Group {
    const key = words.join('\n');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const group = BREAKDOWN + 1 + numbers.size;
    numbers.set(key, group);
    for (const word of words) entries.push([word, group]);
    return group;
  }

  const rulesByNear = new Map<Group, CompiledRule[]>();
  const nearGroups = new Set<Group>();
  const stages = new Map<string, Set<Group>>();
  const topics = new Map<string, Group>();
  for (const procedure of catalogue.procedures) topics.set(procedure.code, groupOf(procedure.topics));

  function compileRule(indicator: Indicator, rule: ReadingRule): void {
    const compiled: CompiledRule = {
      indicator,
      near: rule.near.map(groupOf),
      all: rule.all.map(groupOf),
      none: groupOf(rule.none),
      isBare: rule.bare,
    };
    for (const group of compiled.near) {
      nearGroups.add(group);
      const known = stages.get(indicator.procedure) ?? new Set();
      stages.set(indicator.procedure, known.add(group));
    }
    for (const group of compiled.near) rulesByNear.set(group, [...(rulesByNear.get(group) ?? []), compiled]);
  }
  for (const indicator of catalogue.indicators) {
    for (const rule of indicator.reads) compileRule(indicator, rule);
  }

  const index = createWordIndex(entries);
  const othersTopics = new Map<string, ReadonlySet<Group>>();
  for (const procedure of catalogue.procedures) {
    const others = [...topics].filter(([code]) => code !== procedure.code).map(([, group]) => group);
    othersTopics.set(procedure.code, new Set(others));
  }
  const none: ReadonlySet<Group> = new Set();

  return {
    rulesByNear,
    isTaken(word, { indicator }, unit) {
      return word.within.some((group) =>
        (rulesByNear.get(group) ?? []).some(
          (other) =>
            other.indicator !== indicator &&
            other.indicator.procedure === indicator.procedure &&
            other.indicator.units.includes(unit),
        ),
      );
    },
    stagesOf: (procedure) => stages.get(procedure) ?? none,
    topicOf: (procedure) => topics.get(procedure),
    topicsBeside: (procedure) => othersTopics.get(procedure) ?? none,
    scan(text) {
      const matches = index.findAll(text);
      const filler = new Uint8Array(text.length);
      for (const { start, end, values } of matches) if (values.includes(FILLER)) filler.fill(1, start, end);
      for (const { index: at } of text.matchAll(NOTHING)) filler[at] = 1;
      const near = matches.filter(({ values }) => values.some((group) => nearGroups.has(group)));
      const words = matches.map(({ start, end, values }): ScannedWord => ({
        start,
        end,
        groups: values,
        within: near
          .filter((longer) => saysMore(longer, { start, end }, filler))
          .flatMap((longer) => longer.values.filter((group) => nearGroups.has(group))),
      }));
      return {
        text,
        words,
        hasForeign: words.some(({ groups }) => groups.includes(FOREIGN)),
        hasBreakdown: words.some(({ groups }) => groups.includes(BREAKDOWN)),
        subsets: words.filter(({ groups }) => groups.includes(SUBSET)),
        filler,
      };
    },
  };
}
