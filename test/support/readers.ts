import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import { createReaders } from '../../src/reports/readers/choose-reader.ts';

/** The readers as the program sets them up. */
export const readers = createReaders({
  pdfData: dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
});
