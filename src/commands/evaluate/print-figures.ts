import Table from 'cli-table3';
import type { FigureComparison } from './compare-figures.ts';
import type { FigureSet } from './evaluate-figures.ts';

/** How the figures of one set compare. */
export interface FigureSetResult {
  set: FigureSet;
  comparison: FigureComparison;
}

/** The table of all sets, then each difference of the sets that are worked against. Ends with a line break. */
export function printFigures(results: readonly FigureSetResult[]): string {
  const fields = Object.keys(results[0]?.comparison.fields ?? {});
  const table = new Table({
    head: ['set', 'figures', 'precision', 'recall', ...fields, 'indicator precision', 'indicator recall'],
    colAligns: ['left'],
    style: { head: [], border: [], compact: true },
  });
  for (const { set, comparison } of results) {
    const { total, precision, recall, indicatorPrecision, indicatorRecall } = comparison;
    const shares = [
      ...[precision, recall, ...Object.values(comparison.fields)],
      ...[indicatorPrecision, indicatorRecall],
    ];
    table.push([set.name, String(total), ...shares.map((share) => share.toFixed(3))]);
  }
  const differences = results
    .filter(({ set }) => set.use === 'open')
    .flatMap(({ set, comparison }) => comparison.misses.map((miss) => `${set.name} ${miss}`));
  return [table.toString(), ...differences, ''].join('\n');
}
