import { asksInSteps } from '../../../questions/parse-steps.ts';
import type { Operation, Question } from '../../../questions/question.ts';
import type { Answer } from '../../answer.ts';

/** What can only be answered with a computed number. */
const COMPUTES: ReadonlySet<Operation> = new Set(['sum', 'difference', 'ratio', 'average', 'share']);

/**
 * Whether a message wants more steps than the rules took: one part of it hangs on what another finds, or a number that was to be
 * computed is not in the answer. What is not covered, refused or asked back is not helped by more steps.
 */
export function needsSteps(
  asked: string,
  parts: readonly Question[],
  { status, reason, figures }: Pick<Answer, 'status' | 'reason' | 'figures'>,
): boolean {
  const isOurs = parts.every(
    ({ intent, language }) =>
      language === 'zh' && (intent === 'figure' || intent === 'text' || intent === 'draft'),
  );
  const isHelped = status === 'answered' || (status === 'not_found' && reason === 'not_stated');
  if (!isOurs || !isHelped) return false;
  const wantsComputation = parts.some(({ operation }) => COMPUTES.has(operation));
  return asksInSteps(asked) || (wantsComputation && !figures.some(({ derived }) => derived));
}
