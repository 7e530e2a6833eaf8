/**
 * The catalogue prepared for classification: every word of every rule in one index, so that a clause is read once for all
 * rules, and rules are reached from the words that a clause holds.
 */
import type { Span } from '../numbers/span.ts';
import type { Catalogue, Indicator, ReadingRule } from './catalogue.ts';
import { once } from '../regions/once.ts';
import { namesNothing } from './silent-characters.ts';
import { createWordIndex } from './word-index.ts';

/** A group of alternatives; groups with the same words are one and share their number. */
type Group = number;

export interface CompiledRule {
  indicator: Indicator;
  near: Group[];
  all: Group[];
  none: Group;
  /** All its words: near and all. */
  own: ReadonlySet<Group>;
  isBare: boolean;
}

/** A word in a stretch of context, with the groups it stands for. */
export interface ScannedWord extends Span {
  groups: readonly Group[];
  /** Near groups of longer words around it: those of 不予受理 for 受理. */
  within(): readonly Group[];
  /** True when it holds nothing but filler. */
  isFiller: boolean;
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
  /** At each place, how many characters before it say something: neither filler nor numerals nor punctuation. */
  saying: Uint32Array;
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

/** True for a word around another that adds something to it: 不予受理 around 受理, but not 已审结 around 审结. */
function saysMore(longer: Span, word: Span, saying: Uint32Array): boolean {
  if (word.start < longer.start || word.end > longer.end) return false;
  return countSaying(saying, longer.start, word.start) + countSaying(saying, word.end, longer.end) > 0;
}

/** How many characters of a stretch say something of what is counted. */
export function countSaying(saying: Uint32Array, from: number, to: number): number {
  return (saying[to] ?? 0) - (saying[from] ?? 0);
}

/** @param fillers Words that say nothing. */
function countUp(text: string, fillers: readonly Span[]): Uint32Array {
  const saying = new Uint32Array(text.length + 1);
  const silent = new Uint8Array(text.length);
  for (const { start, end } of fillers) silent.fill(1, start, end);
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (silent[at] === 0 && !namesNothing(text, at)) count += 1;
    saying[at + 1] = count;
  }
  return saying;
}

/** True for a word that only stands in a longer one: 申请事项 in 依申请事项. */
export function isPartOfLonger(word: Span, words: readonly Span[]): boolean {
  return words.some(
    ({ start, end }) => start <= word.start && word.end <= end && end - start > word.end - word.start,
  );
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
    const [near, all] = [rule.near.map(groupOf), rule.all.map(groupOf)];
    const compiled: CompiledRule = {
      indicator,
      near,
      all,
      none: groupOf(rule.none),
      own: new Set([...near, ...all]),
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

  function findAround(words: readonly ScannedWord[], word: Span, saying: Uint32Array): Group[] {
    return words.flatMap((longer) =>
      saysMore(longer, word, saying) ? longer.groups.filter((group) => nearGroups.has(group)) : [],
    );
  }

  return {
    rulesByNear,
    isTaken(word, { indicator }, unit) {
      return word
        .within()
        .some((group) =>
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
      const saying = countUp(
        text,
        matches.filter(({ values }) => values.includes(FILLER)),
      );
      const words = matches.map(({ start, end, values }): ScannedWord => ({
        start,
        end,
        groups: values,
        within: once(() => findAround(words, { start, end }, saying)),
        isFiller: countSaying(saying, start, end) === 0,
      }));
      return {
        text,
        words,
        hasForeign: words.some(({ groups }) => groups.includes(FOREIGN)),
        hasBreakdown: words.some((word) => word.groups.includes(BREAKDOWN) && !isPartOfLonger(word, words)),
        subsets: words.filter(({ groups }) => groups.includes(SUBSET)),
        saying,
      };
    },
  };
}
