import type { Question } from '../questions/question.ts';
import { answersQuestion, bestTogether, numbersAsked, scoreForQuestion } from './find-figures.ts';
import type { FigureChoice } from './find-figures.ts';
import type { Vocabulary } from './label-score.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';

/** Share of the question's words that a figure must carry to override what was named, and by how much more than its own. */
const OVERRIDING_SCORE = 0.45;
const OVERRIDING_LEAD = 0.25;
/** The share for a figure that the catalogue calls something else, where what was named has none: as good as all. */
const OTHER_INDICATOR_SCORE = 0.85;

/**
 * Figures that fit a question so much better than those of the indicator or procedure it was understood to name that they must
 * be meant: 「行政执法义务监督员」 names 行政执法, and asks for supervisors.
 * @param own Figures of what was named; may be empty.
 * @returns Empty when what was named is meant.
 */
export function findMoreSpecific(
  own: readonly SourcedFigure[],
  question: Question,
  figures: readonly SourcedFigure[],
  { year, wantsTarget, vocabulary }: FigureChoice,
): SourcedFigure[] {
  // What an English question names is known by its Chinese name alone: no words beside it tell its figures apart.
  if (question.language === 'en' && own.length > 0) return [];
  // Where many reports are set side by side, each must state the very thing.
  if (own.length === 0 && question.everywhere) return [];
  const eligible = figures.filter(
    ({ figure }) => wantsTarget || ((figure.year ?? year) === year && figure.kind !== 'target'),
  );
  const parts = partsAsked(own, question, eligible);
  if (parts.length > 0) return parts;
  const better = findBetter(own, question, eligible, vocabulary);
  const betterParts = partsAsked(better, question, eligible);
  return betterParts.length > 0 ? betterParts : better;
}

/** Figures that fit the question much better than its own by their words. */
function findBetter(
  own: readonly SourcedFigure[],
  question: Question,
  eligible: readonly SourcedFigure[],
  vocabulary: Vocabulary,
): SourcedFigure[] {
  const scored = scoreForQuestion(question, eligible, vocabulary);
  const best = scored[0];
  if (!best || own.includes(best.candidate)) return [];
  const asked = numbersAsked(question.text);
  if (own.length > 0) {
    const ownScores = scored.filter(({ candidate }) => own.includes(candidate)).map(({ score }) => score);
    const isAhead =
      best.score >= OVERRIDING_SCORE && best.score - Math.max(0, ...ownScores) >= OVERRIDING_LEAD;
    return isAhead ? bestTogether(scored, asked) : [];
  }
  // Where what was named has no figure, one that the catalogue calls something else stands in only when it says all.
  if (best.candidate.figure.indicator !== null) {
    return question.language !== 'en' && best.score >= OTHER_INDICATOR_SCORE
      ? bestTogether(scored, asked)
      : [];
  }
  return answersQuestion(scored, asked) ? bestTogether(scored, asked) : [];
}

/** What stands before the words that distinguish a part within its whole: 新增 of 「事项调整：新增」. */
const PART_WORDS = /^.*：/u;
const LISTS_PARTS = /其中|包括|[（(：]/u;

/**
 * Parts of what was named that a question asks for by their own words: 「取消了多少项事项」 names 事项调整, of which 取消 is a part.
 * Empty unless the words of a part stand in the question and belong to no word of the whole.
 */
export function partsAsked(
  own: readonly SourcedFigure[],
  { text }: Question,
  figures: readonly SourcedFigure[],
): SourcedFigure[] {
  return figures.filter(({ figure, quote }) => {
    const whole = own.find(
      ({ figure: one }) =>
        figure.indicator === null &&
        one.sentence.start === figure.sentence.start &&
        one.unit === figure.unit &&
        LISTS_PARTS.test(quote.slice(one.end - one.sentence.start, figure.start - one.sentence.start)),
    );
    const words = figure.label.replace(PART_WORDS, '');
    return (
      whole !== undefined && words.length >= 2 && text.includes(words) && !whole.figure.label.includes(words)
    );
  });
}
