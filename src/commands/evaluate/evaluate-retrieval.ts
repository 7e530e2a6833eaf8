import Table from 'cli-table3';
import type { Searches } from '../../application.ts';
import type { Retrieve } from '../../retrieval/retrieve.ts';
import { DEEPEST_RANK, measureRanks } from './ranking-measures.ts';
import type { Estimate, RankingMeasures } from './ranking-measures.ts';
import type { RetrievalCase } from './retrieval-cases.ts';

/** One way of searching, measured. */
export interface RetrievalResult {
  way: string;
  measures: RankingMeasures;
}

/** Searches for every question in each way there is, everywhere, and measures where the first right passage stands. */
export async function evaluateRetrieval(
  searches: Searches,
  cases: readonly RetrievalCase[],
): Promise<RetrievalResult[]> {
  const results: RetrievalResult[] = [];
  for (const [way, retrieve] of waysOf(searches)) {
    const ranks: (number | null)[] = [];
    for (const { question, isRight } of cases) {
      const found = await retrieve(question, { limit: DEEPEST_RANK });
      const at = found.findIndex(isRight);
      ranks.push(at === -1 ? null : at + 1);
    }
    results.push({ way, measures: measureRanks(ranks) });
  }
  return results;
}

function waysOf({ words, meaning, fused, reranked }: Searches): [string, Retrieve][] {
  const ways: [string, Retrieve | null][] = [
    ['words', words],
    ['meaning', meaning],
    ['fused', fused],
    ['reranked', reranked],
  ];
  return ways.flatMap(([way, retrieve]) => (retrieve ? [[way, retrieve] as [string, Retrieve]] : []));
}

/** A row a way of searching; each measure with its 95 % interval. */
export function printRetrieval(results: readonly RetrievalResult[]): string {
  const table = new Table({
    head: ['search', 'questions', 'recall@1', 'recall@5', 'MRR@10'],
    style: { head: [], border: [] },
  });
  for (const { way, measures } of results)
    table.push([
      ...[way, measures.questions, show(measures.recallAt1), show(measures.recallAt5)],
      show(measures.reciprocalRank),
    ]);
  return `${table.toString()}\n`;
}

function show({ mean, low, high }: Estimate): string {
  return `${mean.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`;
}
