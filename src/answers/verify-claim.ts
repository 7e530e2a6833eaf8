import { compareDecimals } from '../numbers/decimal.ts';
import type { Question } from '../questions/question.ts';
import type { Finding } from './look-up.ts';
import { surfaceOf } from './sourced-figure.ts';
import type { Wording } from './wording.ts';

/**
 * Says whether the number put up in a question is the stated one: equal to its value as written or in the base unit.
 * @returns One sentence, or `''` when no number was claimed or found.
 */
export function verifyClaim({ claim }: Question, answering: readonly Finding[], wording: Wording): string {
  const stated = answering.flatMap(({ results }) => results);
  const [first] = stated;
  if (claim === null || !first) return '';
  const match = stated.find(
    ({ figure }) =>
      compareDecimals(figure.value, claim) === 0 || compareDecimals(figure.normalized, claim) === 0,
  );
  return match ? wording.claimHolds(surfaceOf(match)) : wording.claimFails(surfaceOf(first));
}
