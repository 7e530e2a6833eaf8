import { compareDecimals } from '../numbers/decimal.ts';
import type { Claim, Question } from '../questions/question.ts';
import type { Finding } from './look-up.ts';
import { surfaceOf } from '../calculations/sourced-figure.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';
import type { Wording } from './wording.ts';

/**
 * Says whether the number put up in a question is the stated one, or the bound that the stated one is over or under.
 * Of a value stated as a bound itself (17万余) nothing more is claimed than what it says.
 * @returns One sentence, or `''` when no number was claimed or found, or when the report's own wording leaves it open.
 */
export function verifyClaim({ claim }: Question, answering: readonly Finding[], wording: Wording): string {
  const stated = answering.flatMap(({ results }) => results);
  const [first] = stated;
  if (claim === null || !first) return '';
  const verdicts = stated.map((sourced) => ({ sourced, verdict: judge(claim, sourced) }));
  const holding = verdicts.find(({ verdict }) => verdict === 'holds');
  if (holding) return wording.claimHolds(surfaceOf(holding.sourced));
  return verdicts.some(({ verdict }) => verdict === 'open') ? '' : wording.claimFails(surfaceOf(first));
}

function judge({ value, relation }: Claim, { figure }: SourcedFigure): 'holds' | 'fails' | 'open' {
  const order = compareDecimals(figure.normalized, value);
  switch (relation) {
    case 'equals':
      return order === 0 || compareDecimals(figure.value, value) === 0 ? 'holds' : 'fails';
    case 'over':
      if (figure.qualifier === 'over' || figure.qualifier === 'at_least')
        return order >= 0 ? 'holds' : 'open';
      return decide(order > 0, order, figure.qualifier);
    case 'under':
      if (figure.qualifier === 'nearly' || figure.qualifier === 'less_than')
        return order <= 0 ? 'holds' : 'open';
      return decide(order < 0, order, figure.qualifier);
  }
}

/** About so many may lie on either side of a bound that it equals. */
function decide(holds: boolean, order: number, qualifier: string): 'holds' | 'fails' | 'open' {
  if (qualifier === 'about' && order === 0) return 'open';
  return holds ? 'holds' : 'fails';
}
