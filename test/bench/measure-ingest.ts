import { ingestPaths } from '../../src/library/ingest-paths.ts';
import type { Library } from '../../src/library/library.ts';
import type { Corpus } from './corpus.ts';
import type { Result } from './result.ts';
import { startStopwatch } from './result.ts';

/**
 * Takes a collection into an empty store, end to end: from its files to rows and index.
 * @throws {Error} when a report is not taken in as what it is, since a failure is quick.
 */
export async function measureIngest(library: Library, corpus: Corpus): Promise<Result[]> {
  const watch = startStopwatch();
  const outcomes = await ingestPaths(library, { paths: [corpus.folder] });
  const [seconds, processor] = [watch.seconds(), watch.processorSeconds()];
  const failed = outcomes.filter(({ outcome }) => outcome !== 'added');
  if (failed.length > 0)
    throw new Error(
      `Of ${corpus.count} reports ${failed.length} were not added, first ${failed[0]?.source ?? ''}.`,
    );
  const figures = outcomes.reduce(
    (sum, outcome) => sum + ('report' in outcome ? outcome.report.counts.figures : 0),
    0,
  );
  return [
    {
      measure: 'ingest, end to end',
      corpus: corpus.name,
      value: corpus.count / seconds,
      unit: 'reports/s',
      // Five files are over before the program is warm.
      aim: corpus.generated.length > 0 ? { atLeast: 30 } : null,
      detail: `${seconds.toFixed(1)} s (${processor.toFixed(1)} s of processor) for ${(corpus.sizeBytes / 1e6).toFixed(2)} MB, ${figures.toLocaleString('en')} figures`,
    },
  ];
}
