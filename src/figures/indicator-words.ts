import type { Span } from '../numbers/span.ts';
import type { Catalogue } from './catalogue.ts';
import { createEnglishIndex, isEnglish } from './english-words.ts';
import { createWordIndex } from './word-index.ts';

/**
 * How an indicator was asked. `exact`: by one of its names. `composed`: by a stage word beside its procedure's name, which may
 * stand apart (「复议去年一共收了多少」) or have been said before.
 */
export type WordCertainty = 'exact' | 'composed';

/** A place of a question that names an indicator or a whole procedure. */
export interface IndicatorWord extends Span {
  code: string;
  kind: 'indicator' | 'procedure';
  certainty: WordCertainty;
  /** Where the procedure was named when that is another place: 「复议」 of 「复议去年收了多少」; null otherwise. */
  topic: Span | null;
}

export interface IndicatorWords {
  /**
   * The indicators and procedures that a text names, in order of place; none overlaps another unless one stage word asks
   * the same of several procedures (「复议和应诉各收了多少」). A procedure is left out where a stage of it is named.
   * A stage word alone (「办结了多少」) names nothing unless `context` says of which procedure.
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

interface Topic extends Span {
  procedures: readonly string[];
}

interface Found<Value> extends Span {
  values: readonly Value[];
}

/** What follows a whole of which a part is asked: 「审结的案件里终止了几件」 asks for the terminated ones only. */
const PART_OF = /^的?(?:案件|申请|案子|里面的案件)?(?:里面?|当?中|之中|内)/;

/** What may stand between two procedures asked about together. */
const COORDINATION = /^(?:案件|工作|情况)?(?:和|与|及|以及|跟|、|，|,|\/|\s|and|&)*$/i;

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function distanceBetween(a: Span, b: Span): number {
  return a.start < b.start ? b.start - a.end : a.start - b.end;
}

/** Latin letters are compared in lower case; no other character changes, so places stay. */
function lowerLatin(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function createFinder<Value>(
  entries: readonly (readonly [string, Value])[],
): (text: string) => Found<Value>[] {
  const chinese = createWordIndex(
    entries
      .filter(([word]) => !isEnglish(word) || /\p{Script=Han}/u.test(word))
      .map(([word, value]) => [lowerLatin(word), value] as const),
  );
  const english = createEnglishIndex(entries.filter(([word]) => isEnglish(word)));
  return (text) =>
    [...chinese.findLongest(text), ...english(text)].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The topics that a stage word is asked of: the nearest one, those before it first, and those named together with it. */
function topicsOfStage(stage: Span, topics: readonly Topic[], text: string): Topic[] {
  const before = topics.filter((topic) => topic.end <= stage.start);
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
 * Builds the index of all the words by which the catalogue is asked: names, aliases, everyday words, English terms in any
 * number and tense, and stage words put together with their procedure.
 * Texts come in simplified script and half width; case does not matter.
 */
export function createIndicatorWords(catalogue: Catalogue): IndicatorWords {
  const findNames = createFinder<Named>([
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
  const findTopics = createFinder<string>(
    catalogue.procedures.flatMap((procedure) =>
      [...procedure.topics, ...procedure.englishAliases, procedure.english].map(
        (word) => [word, procedure.code] as const,
      ),
    ),
  );
  const findStages = createFinder<Stage>(
    catalogue.indicators.flatMap((indicator) => {
      const stage: Stage = { code: indicator.code, procedure: indicator.procedure };
      return indicator.asks.map((word) => [word, stage] as const);
    }),
  );
  const procedureOf = new Map(catalogue.indicators.map(({ code, procedure }) => [code, procedure]));

  function sharesProcedure(a: IndicatorWord, b: IndicatorWord): boolean {
    return procedureOf.get(a.code) === procedureOf.get(b.code);
  }

  function readStage(
    stage: Found<Stage>,
    topics: readonly Topic[],
    context: readonly string[],
    text: string,
  ): IndicatorWord[] {
    const asked: { value: Stage; topic: Span | null }[] =
      topics.length > 0
        ? topicsOfStage(stage, topics, text).flatMap(({ start, end, procedures }) =>
            stage.values
              .filter((value) => procedures.includes(value.procedure))
              .map((value) => ({ value, topic: { start, end } })),
          )
        : stage.values
            .filter((value) => context.includes(value.procedure))
            .map((value) => ({ value, topic: null }));
    return asked.map(({ value, topic }) => ({
      start: stage.start,
      end: stage.end,
      code: value.code,
      kind: 'indicator',
      certainty: 'composed',
      topic,
    }));
  }

  return {
    find(question, context = []) {
      const text = lowerLatin(question);
      // 1. Whole names, longest first; an indicator's name wins over a procedure's in the same place.
      const names: IndicatorWord[] = [];
      for (const match of findNames(text)) {
        if (names.some((name) => overlaps(name, match))) continue;
        for (const { code, kind } of match.values) {
          names.push({ start: match.start, end: match.end, code, kind, certainty: 'exact', topic: null });
        }
      }
      const exact = names.filter((name) => name.kind === 'indicator');
      // 2. What the text speaks of: procedures named as such, or by one of their indicators.
      const spokenTopics = findTopics(text).filter((topic) => !exact.some((name) => overlaps(name, topic)));
      const topics: Topic[] = [
        ...spokenTopics.map(({ start, end, values }) => ({ start, end, procedures: values })),
        ...exact.map(({ start, end, code }) => ({ start, end, procedures: [procedureOf.get(code) ?? code] })),
        ...names
          .filter(
            ({ kind, ...name }) =>
              kind === 'procedure' && !spokenTopics.some((topic) => overlaps(topic, name)),
          )
          .map(({ start, end, code }) => ({ start, end, procedures: [code] })),
      ].sort((a, b) => a.start - b.start || a.end - b.end);
      // 3. Stage words, wherever no indicator has been named yet.
      const stages = findStages(text)
        .filter((stage) => !exact.some((name) => overlaps(name, stage)))
        .flatMap((stage) => readStage(stage, topics, context, text));
      const indicators = [...exact, ...stages].sort((a, b) => a.start - b.start || b.end - a.end);
      // 4. A procedure whose stage is named is not asked about as a whole, nor is a whole of which a part is asked.
      const spoken = new Set(indicators.map(({ code }) => procedureOf.get(code)));
      const procedures = names.filter((name) => name.kind === 'procedure' && !spoken.has(name.code));
      const asked = indicators.filter(
        (indicator) =>
          !PART_OF.test(text.slice(indicator.end)) ||
          !indicators.some((other) => other.start >= indicator.end && sharesProcedure(other, indicator)),
      );
      return [...asked, ...procedures].sort((a, b) => a.start - b.start || b.end - a.end);
    },
  };
}
