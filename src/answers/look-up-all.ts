import type { Question } from '../questions/question.ts';
import type { FigureWork } from './figure-work.ts';
import { openOnce } from './figure-work.ts';
import { isAboutAskedYear } from './figure-lines.ts';
import { itemsOf } from './item.ts';
import { lookUp, lookUpIn } from './look-up.ts';
import type { Finding } from './look-up.ts';
import type { Target } from './resolve-targets.ts';

/** Looks every asked thing up in every report asked about. */
export async function lookUpAll(
  question: Question,
  targets: readonly Target[],
  work: Pick<FigureWork, 'opened' | 'sources'>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const target of targets) {
    const report = await openOnce(target.report, work);
    for (const item of itemsOf(question))
      findings.push(lookUp(item, target, question, lookUpIn(report, work.sources)));
  }
  return findings;
}

/** Whether a finding says what was asked, of the year asked for. */
export function answersAsked({ how, results, derivation, target }: Finding): boolean {
  const isOfAskedYear = target.fit === 'asked' || target.answersAnyway || isAboutAskedYear(results, target);
  if (how === 'none_stated') return true;
  return (results.length > 0 || derivation !== null) && isOfAskedYear;
}
