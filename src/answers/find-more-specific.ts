import type { Question } from '../questions/question.ts';
import { answersQuestion, bestTogether, numbersAsked, scoreForQuestion } from './find-figures.ts';
import type { FigureChoice } from './find-figures.ts';
import type { SourcedFigure } from './sourced-figure.ts';

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
  // What an English question names is known by its Chinese name alone: there are no words beside it to tell.
  if (question.language === 'en') return [];
  const eligible = figures.filter(
    ({ figure }) => wantsTarget || ((figure.year ?? year) === year && figure.kind !== 'target'),
  );
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
    return best.score >= OTHER_INDICATOR_SCORE ? bestTogether(scored, asked) : [];
  }
  return answersQuestion(scored, asked) ? bestTogether(scored, asked) : [];
}
