import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { extractFigures } from '../../src/figures/extract.ts';
import type { ReferenceData } from '../../src/library/reference-data.ts';
import { understandReport } from '../../src/library/understand-report.ts';
import { parseReport } from '../../src/reports/parse-report.ts';
import type { Corpus } from './corpus.ts';
import type { Result } from './result.ts';
import { startStopwatch } from './result.ts';

/** So much text is put through each step at least, the collection over and over where it is smaller. */
const LEAST_BYTES = 3_000_000;
const WARM_UP_BYTES = 300_000;

/** How fast text goes through understanding, in one thread and without the store: all of it, and its largest steps. */
export function measureExtraction(reference: ReferenceData, corpus: Corpus): Result[] {
  const names = readdirSync(corpus.folder).sort();
  const files = names.slice(0, 400).map((name) => {
    const bytes = readFileSync(join(corpus.folder, name));
    const read = { text: bytes.toString('utf8'), warnings: [] };
    return { sizeBytes: bytes.length, read, parsed: parseReport(read, reference) };
  });
  const steps: { measure: string; run: (file: (typeof files)[number]) => unknown; aim: Result['aim'] }[] = [
    { measure: 'parse', run: ({ read }) => parseReport(read, reference), aim: null },
    {
      measure: 'extract and classify figures',
      run: ({ parsed }) => extractFigures(parsed, reference.catalogue),
      aim: { atLeast: 1 },
    },
    {
      measure: 'parse, extract, index terms',
      run: ({ read }) => understandReport(read, { overrides: {}, readerVersion: 1, reference }),
      aim: null,
    },
  ];
  return steps.map(({ measure, run, aim }) => {
    const through = (leastBytes: number): number => {
      let done = 0;
      while (done < leastBytes)
        for (const file of files) {
          run(file);
          done += file.sizeBytes;
          if (done >= leastBytes) break;
        }
      return done;
    };
    through(WARM_UP_BYTES);
    const watch = startStopwatch();
    const done = through(LEAST_BYTES);
    const [seconds, processor] = [watch.seconds(), watch.processorSeconds()];
    const detail = `${(done / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s (${processor.toFixed(1)} s of processor)`;
    return { measure, corpus: corpus.name, value: done / 1e6 / seconds, unit: 'MB/s', aim, detail };
  });
}
