// The other side of read-apart.ts: a thread that reads one PDF after another.
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../errors.ts';
import { loadPdfjs } from '../reports/readers/pdf-document.ts';
import { createPdfReader, type PdfResources } from '../reports/readers/pdf.ts';
import type { ApartAnswer, ApartRequest } from './read-apart.ts';

const reader = createPdfReader(workerData as PdfResources);

parentPort?.on('message', (request: ApartRequest) => {
  void answer(request).then((answered) => parentPort?.postMessage(answered));
});

async function answer({ bytes, fileName }: ApartRequest): Promise<ApartAnswer> {
  try {
    return { type: 'read', read: await reader.read(bytes, fileName) };
  } catch (error) {
    if (!(error instanceof AppError)) return { type: 'bug', error };
    const { code, message, facts } = error;
    return { type: 'refused', code, message, facts };
  }
}

// Starting takes longer than most files, so the time of a file is measured from here, with pdfjs at hand.
await loadPdfjs();
parentPort?.postMessage({ type: 'ready' } satisfies ApartAnswer);
