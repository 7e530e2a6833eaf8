/** How well right passages are ranked, over many questions. */
export interface RankingMeasures {
  questions: number;
  recallAt1: Estimate;
  recallAt5: Estimate;
  /** Mean of `1 / rank`; 0 for a passage below the tenth. */
  reciprocalRank: Estimate;
}

/** A mean with the interval in which it lies in 95 of 100 samples of so many questions. */
export interface Estimate {
  mean: number;
  low: number;
  high: number;
}

/** Deepest rank that is looked at. */
export const DEEPEST_RANK = 10;
const RESAMPLES = 1_000;

/**
 * Measures ranks of the first right passage, with intervals by bootstrap over the questions. The same ranks give the same.
 * @param ranks From 1; null where no right passage is among the first ten. Not empty.
 */
export function measureRanks(ranks: readonly (number | null)[]): RankingMeasures {
  return {
    questions: ranks.length,
    recallAt1: estimate(ranks.map((rank) => Number(rank === 1))),
    recallAt5: estimate(ranks.map((rank) => Number(rank !== null && rank <= 5))),
    reciprocalRank: estimate(ranks.map((rank) => (rank === null ? 0 : 1 / rank))),
  };
}

function estimate(values: readonly number[]): Estimate {
  const next = createSequence();
  const means = Array.from({ length: RESAMPLES }, () =>
    meanOf(values.map(() => values[Math.floor(next() * values.length)] ?? 0)),
  ).sort((one, other) => one - other);
  const at = (share: number) => means[Math.floor(share * RESAMPLES)] ?? 0;
  return { mean: meanOf(values), low: at(0.025), high: at(0.975) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Numbers from 0 to below 1 that are the same at every run: Lehmer's generator. */
function createSequence(): () => number {
  let state = 20_261_128;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
