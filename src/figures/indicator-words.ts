import type { Span } from '../numbers/span.ts';
import type { Catalogue } from './catalogue.ts';
import { createEnglishIndex, isEnglish } from './english-words.ts';
import type { IndicatorWord } from './indicator-word.ts';
import { reduceIndicatorWords } from './reduce-indicator-words.ts';
import { createWordIndex } from './word-index.ts';

export interface IndicatorWords {
  /**
   * The indicators and procedures that a text names, each indicator once, in order of place; none overlaps another unless
   * one stage word asks the same of several procedures (「复议和应诉各收了多少」). A procedure is left out where a stage
   * of it is named. A stage word alone (「办结了多少」) names nothing unless `context` says of which procedure.
   * @param context Codes of the procedures spoken of before; without any, the caller may try the catalogue's first.
   * @example find('复议去年收了多少') // [{ code: 'reconsideration.received', certainty: 'composed', … }]
   */
  find(text: string, context?: readonly string[]): IndicatorWord[];
}

interface Named {
  code: string;
  kind: 'indicator' | 'procedure';
}

interface Stage {
  code: string;
  procedure: string;
}

interface Found<Value> extends Span {
  values: readonly Value[];
}

interface Topic extends Span {
  procedures: readonly string[];
}

/** What may stand between two procedures asked about together. */
const COORDINATION = /^(?:案件|工作|情况)?(?:和|与|及|以及|跟|、|，|,|\/|\s|and|&)*$/i;

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}

function distanceBetween(a: Span, b: Span): number {
  return a.start < b.start ? b.start - a.end : a.start - b.end;
}

function byPlace(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** Latin letters are compared in lower case; no other character changes, so places stay. */
function lowerLatin(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

interface Finder<Value> {
  longest(text: string): Found<Value>[];
  all(text: string): Found<Value>[];
}

function createFinder<Value>(entries: readonly (readonly [string, Value])[]): Finder<Value> {
  const chinese = createWordIndex(
    entries
      .filter(([word]) => !isEnglish(word) || /\p{Script=Han}/u.test(word))
      .map(([word, value]) => [lowerLatin(word), value] as const),
  );
  const english = createEnglishIndex(entries.filter(([word]) => isEnglish(word)));
  return {
    longest: (text) => [...chinese.findLongest(text), ...english(text)].sort(byPlace),
    all: (text) => [...chinese.findAll(text), ...english(text)].sort(byPlace),
  };
}

/** The topics that a stage word is asked of: the nearest one, those before it first, and those named together with it. */
function topicsOfStage(stage: Span, topics: readonly Topic[], text: string): Topic[] {
  const before = topics.filter((topic) => topic.end <= stage.start || contains(topic, stage));
  const candidates = before.length > 0 ? before : topics;
  const nearest = candidates.reduce<Topic | null>(
    (best, topic) =>
      best === null || distanceBetween(topic, stage) < distanceBetween(best, stage) ? topic : best,
    null,
  );
  if (nearest === null) return [];
  const chosen = [nearest];
  let first = nearest;
  for (const topic of topics.slice(0, topics.indexOf(nearest)).reverse()) {
    if (!COORDINATION.test(text.slice(topic.end, first.start))) break;
    chosen.unshift(topic);
    first = topic;
  }
  return chosen;
}

/**
 * A topic within a stage word that is asked of another topic is part of that word: the 审查意见 of 规范性文件 are not those of
 * 审查, nor is the 意见条数 in 审查意见条数.
 */
function dropInnerTopics(words: readonly IndicatorWord[]): IndicatorWord[] {
  return words.filter(
    ({ topic, ...word }) =>
      topic === null ||
      !words.some(
        (other) =>
          other.topic !== null &&
          overlaps(other, word) &&
          contains(other, topic) &&
          !overlaps(other, other.topic),
      ),
  );
}

/** Of words that overlap, the longer one is meant: 驳回诉讼请求 rather than 驳回, 行政处罚案卷 rather than 行政处罚. */
function keepLongest(
  words: readonly IndicatorWord[],
  procedureOf: ReadonlyMap<string, string>,
): IndicatorWord[] {
  return words.filter(
    (word) =>
      !words.some(
        (other) =>
          lengthOf(other) > lengthOf(word) &&
          (contains(other, word) ||
            (overlaps(other, word) && procedureOf.get(other.code) === procedureOf.get(word.code))),
      ),
  );
}

/**
 * Builds the index of all the words by which the catalogue is asked: names, aliases, everyday words, English terms in any
 * number and tense, and stage words put together with their procedure.
 * Texts come in simplified script and half width; case does not matter.
 */
export function createIndicatorWords(catalogue: Catalogue): IndicatorWords {
  const names = createFinder<Named>([
    ...catalogue.indicators.flatMap((indicator) =>
      [
        indicator.name,
        indicator.english,
        ...indicator.aliases,
        ...indicator.colloquial,
        ...indicator.englishAliases,
      ].map((word) => [word, { code: indicator.code, kind: 'indicator' }] as const),
    ),
    ...catalogue.procedures.flatMap((procedure) =>
      [
        procedure.name,
        procedure.english,
        ...procedure.aliases,
        ...procedure.colloquial,
        ...procedure.englishAliases,
      ].map((word) => [word, { code: procedure.code, kind: 'procedure' }] as const),
    ),
  ]);
  const topicWords = createFinder<string>(
    catalogue.procedures.flatMap((procedure) =>
      [
        procedure.name,
        ...procedure.topics,
        ...procedure.colloquial,
        procedure.english,
        ...procedure.englishAliases,
      ].map((word) => [word, procedure.code] as const),
    ),
  );
  const stages = createFinder<Stage>(
    catalogue.indicators.flatMap(({ code, procedure, asks }) =>
      asks.map((word) => [word, { code, procedure }] as const),
    ),
  );
  const procedureOf = new Map(catalogue.indicators.map(({ code, procedure }) => [code, procedure]));

  function composeStage(
    stage: Found<Stage>,
    topics: readonly Topic[],
    context: readonly string[],
    text: string,
  ): IndicatorWord[] {
    const composed = ({ code }: Stage, topic: Span | null): IndicatorWord => ({
      start: stage.start,
      end: stage.end,
      code,
      kind: 'indicator',
      certainty: 'composed',
      topic,
    });
    if (topics.length === 0) {
      return stage.values
        .filter(({ procedure }) => context.includes(procedure))
        .map((value) => composed(value, null));
    }
    // A topic inside the stage word is no subject of it, unless it is its own: 审查 in 备案审查.
    return stage.values.flatMap((value) => {
      const apart = topics.filter(
        (topic) => !contains(stage, topic) || topic.procedures.includes(value.procedure),
      );
      return topicsOfStage(stage, apart, text)
        .filter(({ procedures }) => procedures.includes(value.procedure))
        .map(({ start, end }) => composed(value, { start, end }));
    });
  }

  return {
    find(question, context = []) {
      const text = lowerLatin(question);
      // 1. Whole names, longest first.
      const named: IndicatorWord[] = [];
      for (const match of names.longest(text)) {
        if (named.some((name) => overlaps(name, match))) continue;
        for (const { code, kind } of match.values) {
          named.push({ start: match.start, end: match.end, code, kind, certainty: 'exact', topic: null });
        }
      }
      const exact = named.filter((name) => name.kind === 'indicator');
      // 2. What the text speaks of: procedures named as such, or by one of their indicators.
      const topics: Topic[] = [
        ...topicWords.longest(text).map(({ start, end, values }) => ({ start, end, procedures: values })),
        ...exact.map(({ start, end, code }) => ({ start, end, procedures: [procedureOf.get(code) ?? code] })),
      ]
        .filter(
          (topic, _, all) =>
            !all.some((other) => lengthOf(other) > lengthOf(topic) && contains(other, topic)),
        )
        .sort(byPlace);
      // 3. Stage words, put together with what they are asked of.
      const composed = stages
        .all(text)
        .filter((stage) => !exact.some((name) => contains(name, stage)))
        .flatMap((stage) => composeStage(stage, topics, context, text));
      // 4. One indicator for each thing asked.
      const indicators = reduceIndicatorWords(
        keepLongest([...exact, ...dropInnerTopics(composed)], procedureOf).sort(byPlace),
        text,
        catalogue,
      );
      // 5. Procedures as a whole, where no stage of theirs is named.
      const spoken = new Set(indicators.map(({ code }) => procedureOf.get(code)));
      const procedures = named.filter(
        (name, index) =>
          named.findIndex(({ start, code }) => start === name.start && code === name.code) === index &&
          name.kind === 'procedure' &&
          !spoken.has(name.code) &&
          !indicators.some((indicator) => overlaps(indicator, name)) &&
          !topics.some((topic) => contains(topic, name) && lengthOf(topic) > lengthOf(name)),
      );
      return [...indicators, ...procedures].sort(byPlace);
    },
  };
}
