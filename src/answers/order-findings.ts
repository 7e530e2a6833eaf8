import { compareDecimals } from '../numbers/decimal.ts';
import { isRanking } from '../questions/question.ts';
import type { Question } from '../questions/question.ts';
import type { Finding } from './look-up.ts';

const LEAST_FIRST = /最[低少小]|\b(?:lowest|least|fewest|smallest)\b/iu;

/**
 * Puts what is to be ranked in order of value, largest first unless the least is asked for; findings that state no single
 * number come last. Anything but a ranking keeps its order.
 */
export function orderFindings(findings: readonly Finding[], question: Question): Finding[] {
  if (!isRanking(question.operation)) return [...findings];
  const direction = asksForLeast(question) ? -1 : 1;
  const valueOf = ({ results }: Finding) => results[0]?.figure.normalized ?? null;
  return findings.toSorted((one, other) => {
    const [left, right] = [valueOf(one), valueOf(other)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return direction * compareDecimals(right, left);
  });
}

/** Whether a question asks for the least: 最少, lowest. */
export function asksForLeast({ operation, text }: Pick<Question, 'operation' | 'text'>): boolean {
  return operation === 'smallest' || (operation === 'rank' && LEAST_FIRST.test(text));
}
