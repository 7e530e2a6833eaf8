import { compareDecimals } from '../numbers/decimal.ts';
import type { Question } from '../questions/question.ts';
import type { Finding } from './look-up.ts';

const LEAST_FIRST = /最[低少小]|\b(?:lowest|least|fewest|smallest)\b/iu;

/**
 * Puts what is to be ranked in order of value, largest first unless the least is asked for; findings that state no single
 * number come last. Anything but a ranking keeps its order.
 */
export function orderFindings(findings: readonly Finding[], { operation, text }: Question): Finding[] {
  if (operation !== 'rank') return [...findings];
  const direction = asksForLeast({ text }) ? -1 : 1;
  const valueOf = ({ results }: Finding) => results[0]?.figure.normalized ?? null;
  return findings.toSorted((one, other) => {
    const [left, right] = [valueOf(one), valueOf(other)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return direction * compareDecimals(right, left);
  });
}

/** Whether a question asks for the least: 最少, lowest. */
export function asksForLeast({ text }: Pick<Question, 'text'>): boolean {
  return LEAST_FIRST.test(text);
}
