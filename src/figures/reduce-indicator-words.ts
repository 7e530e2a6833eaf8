import type { Catalogue, Indicator } from './catalogue.ts';
import type { IndicatorWord } from './indicator-word.ts';

/** What follows a whole of which a part is asked: 「审结的案件里终止了几件」 asks for the terminated ones only. */
const PART_OF = /^的?(?:案件|申请|案子)?(?:里面?|当?中|之中|内)/;

/** Parts a question into things asked side by side. */
const BORDER = /[，,。；;？?！!、]|和|与|以及|还有|\band\b/g;

/** 多少件, 几名, 多少人次: what is asked for comes in this unit. */
const QUANTIFIER = /(?:多少|几)(?:万|亿)?([\p{Script=Han}]{1,3})/gu;

interface Candidate {
  word: IndicatorWord;
  indicator: Indicator;
  /** Which of the things asked side by side it stands in. */
  part: number;
}

function borderCount(text: string, end: number): number {
  return (text.slice(0, end).match(BORDER) ?? []).length;
}

/** The units that a stretch of a question asks for; empty when it names none of the catalogue's. */
function unitsAsked(text: string, known: ReadonlySet<string>): Set<string> {
  const units = new Set<string>();
  for (const [, tail] of text.matchAll(QUANTIFIER)) {
    const unit = [3, 2, 1].map((length) => tail?.slice(0, length) ?? '').find((head) => known.has(head));
    if (unit !== undefined) units.add(unit);
  }
  return units;
}

/** True for a word that is only the procedure's name, or only holds it: it says less than a stage word beside the name. */
function isWeak({ topic, start, end }: IndicatorWord): boolean {
  if (topic === null) return false;
  return (topic.start <= start && end <= topic.end) || (start <= topic.start && topic.end <= end);
}

function isAncestor(code: string, of: Indicator, byCode: ReadonlyMap<string, Indicator>): boolean {
  for (let parent = of.parent; parent !== null; parent = byCode.get(parent)?.parent ?? null) {
    if (parent === code) return true;
  }
  return false;
}

/** Keeps the candidates that pass, unless none does. */
function prefer(candidates: readonly Candidate[], passes: (candidate: Candidate) => boolean): Candidate[] {
  const passing = candidates.filter(passes);
  return passing.length > 0 ? passing : [...candidates];
}

function reducePart(
  candidates: readonly Candidate[],
  units: ReadonlySet<string>,
  byCode: ReadonlyMap<string, Indicator>,
): Candidate[] {
  // 1. The unit asked for tells indicators apart: 多少户 is no number of rounds.
  const fitting =
    units.size === 0
      ? [...candidates]
      : prefer(candidates, ({ indicator }) => indicator.units.some((unit) => units.has(unit)));
  // 2. A word of its own says more than the procedure's name.
  const strong = prefer(fitting, ({ word }) => !isWeak(word));
  // 3. A whole beside its part is only what the part is of: 「应诉案件撤诉几件」; two stage words ask for both.
  return strong.filter(
    ({ indicator, word }) =>
      !strong.some(
        (other) =>
          (word.certainty === 'exact' || other.word.certainty === 'exact') &&
          isAncestor(indicator.code, other.indicator, byCode),
      ),
  );
}

/**
 * Leaves of all the words that name indicators those that are asked: one for each thing asked side by side and procedure,
 * chosen by the unit asked for and by how much a word says; wholes give way to their parts; each indicator once.
 * @param words In order of place.
 */
export function reduceIndicatorWords(
  words: readonly IndicatorWord[],
  text: string,
  catalogue: Catalogue,
): IndicatorWord[] {
  const byCode = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator]));
  const knownUnits = new Set(catalogue.indicators.flatMap(({ units }) => units));
  const candidates = words.flatMap((word): Candidate[] => {
    const indicator = byCode.get(word.code);
    if (indicator === undefined) return [];
    const isWhole =
      PART_OF.test(text.slice(word.end)) &&
      words.some(
        (other) => other.start >= word.end && byCode.get(other.code)?.procedure === indicator.procedure,
      );
    return isWhole ? [] : [{ word, indicator, part: borderCount(text, word.start) }];
  });
  const parts = text.split(BORDER);
  const kept = [...new Set(candidates.map(({ part }) => part))].flatMap((part) =>
    reducePart(
      candidates.filter((candidate) => candidate.part === part),
      unitsAsked(parts[part] ?? '', knownUnits),
      byCode,
    ),
  );
  return [...new Map(kept.toReversed().map(({ word }) => [word.code, word])).values()].reverse();
}
