import { ingestPaths } from '../../src/library/ingest-paths.ts';
import type { Library } from '../../src/library/library.ts';
import type { Corpus } from './corpus.ts';
import type { Result } from './result.ts';
import { startStopwatch } from './result.ts';

/** The size of the process is looked at after so many reports. */
const MEMORY_EVERY = 500;
/** What garbage that is not collected yet may differ by; a report kept in memory is some 100 kB, 1,500 of them 150 MB. */
const MOST_GROWTH_MB = 100;

/**
 * Takes a collection into an empty store, end to end: from its files to rows and index.
 * @throws {Error} when a report is not taken in as what it is, since a failure is quick.
 */
export async function measureIngest(library: Library, corpus: Corpus): Promise<Result[]> {
  const watch = startStopwatch();
  const memory: number[] = [];
  const outcomes = await ingestPaths(library, {
    paths: [corpus.folder],
    onProgress: ({ done }) => {
      if (done > 0 && done % MEMORY_EVERY === 0) memory.push(process.memoryUsage.rss() / 1e6);
    },
  });
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
    ...growthOf(memory, corpus),
  ];
}

/** How much larger the process is after the last reports than after the first, which filled its caches. */
function growthOf(memory: readonly number[], corpus: Corpus): Result[] {
  const [first, last] = [memory[0], memory.at(-1)];
  if (first === undefined || last === undefined || memory.length < 2) return [];
  const seen = memory.map((megabytes) => megabytes.toFixed(0)).join(', ');
  return [
    {
      ...{ measure: 'memory while ingesting, growth', corpus: corpus.name, value: last - first, unit: 'MB' },
      aim: { atMost: MOST_GROWTH_MB },
      detail: `${seen} MB after each ${MEMORY_EVERY} reports`,
    },
  ];
}
