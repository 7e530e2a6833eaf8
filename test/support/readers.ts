import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import { createPdfReader } from '../../src/reports/readers/pdf.ts';
import { createReaders } from '../../src/reports/readers/choose-reader.ts';

/** What pdfjs needs beside itself. */
export const pdfResources = {
  pdfData: dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
};

/** The readers as the program sets them up, but for PDFs: they are read in the same thread. */
export const readers = createReaders(createPdfReader(pdfResources));
