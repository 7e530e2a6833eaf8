/**
 * Reads PDFs in a thread of their own. A file of some hundred kilobytes can keep pdfjs busy for minutes or grow to gigabytes,
 * whether broken or made so: it is given up on, and neither ingestion nor the server waits for it.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type ErrorFacts } from '../errors.ts';
import { createPdfReader, type PdfResources } from '../reports/readers/pdf.ts';
import { unreadable } from '../reports/readers/unreadable.ts';
import type { ReadText, Reader } from '../reports/report.ts';

export interface ApartRequest {
  bytes: Uint8Array;
  fileName: string;
}

/** What the thread says. `bug` carries what was thrown, as far as it can be copied between threads. */
export type ApartAnswer =
  | { type: 'ready' }
  | { type: 'read'; read: ReadText }
  | { type: 'refused'; code: ErrorCode; message: string; facts: ErrorFacts }
  | { type: 'bug'; error: unknown };

/** What one file may cost. */
export interface ApartLimits {
  timeMs: number;
  /** Of the thread's heap, and by how much the whole process may grow meanwhile: buffers are outside the heap. */
  memoryMb: number;
}

/** A report of a hundred pages takes two seconds and 200 MB on a slow machine. */
const LIMITS: ApartLimits = { timeMs: 30_000, memoryMb: 1024 };
/** A thread that waits keeps pdfjs in memory, some 60 MB. */
const IDLE_MS = 5_000;
const MEMORY_LOOK_MS = 50;
const REMEDY = 'Print the report into a new PDF, or save it as .docx or plain text.';

/** The PDF reader, in a thread that is started with the first file and ends when none has come for a while. */
export function createApartPdfReader(resources: PdfResources, limits: ApartLimits = LIMITS): Reader {
  const reader = createPdfReader(resources);
  let waiting: { worker: Worker; retire: NodeJS.Timeout } | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  async function takeWorker(): Promise<Worker> {
    if (waiting === null) return startWorker(resources, limits);
    const { worker, retire } = waiting;
    waiting = null;
    clearTimeout(retire);
    worker.ref();
    return worker;
  }

  function keepWorker(worker: Worker): void {
    worker.unref();
    const retire = setTimeout(() => {
      waiting = null;
      void worker.terminate();
    }, IDLE_MS).unref();
    waiting = { worker, retire };
  }

  async function readNext(request: ApartRequest): Promise<ReadText> {
    const worker = await takeWorker();
    let answer: ApartAnswer;
    try {
      answer = await answerWithin(worker, request, limits);
    } catch (error) {
      await worker.terminate();
      throw error;
    }
    keepWorker(worker);
    return readOf(answer);
  }

  return {
    ...reader,
    read: (bytes, fileName) => {
      const reading = turn.then(() => readNext({ bytes, fileName }));
      turn = reading.catch(() => undefined);
      return reading;
    },
  };
}

async function startWorker(resources: PdfResources, { memoryMb }: ApartLimits): Promise<Worker> {
  const worker = new Worker(new URL('./pdf-thread.mjs', import.meta.url), {
    workerData: resources,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  await once(worker, 'message');
  return worker;
}

/** @throws {AppError} `unreadable_file` when a limit is passed; the thread must be ended then. */
async function answerWithin(
  worker: Worker,
  request: ApartRequest,
  { timeMs, memoryMb }: ApartLimits,
): Promise<ApartAnswer> {
  const done = new AbortController();
  const rssBefore = process.memoryUsage.rss();
  const overrun = new Promise<never>((_resolve, reject) => {
    const clock = setTimeout(() => {
      reject(unreadable(`reading the PDF takes more than ${timeMs / 1000} seconds`, { remedy: REMEDY }));
    }, timeMs);
    const gauge = setInterval(() => {
      if (process.memoryUsage.rss() - rssBefore > memoryMb * 1024 * 1024) reject(tooMuchMemory(memoryMb));
    }, MEMORY_LOOK_MS);
    done.signal.addEventListener('abort', () => {
      clearTimeout(clock);
      clearInterval(gauge);
    });
  });
  const answered = once(worker, 'message', { signal: done.signal }).catch((error: unknown) => {
    throw isOutOfMemory(error) ? tooMuchMemory(memoryMb) : error;
  });
  // Whichever loses the race ends unheard.
  answered.catch(() => undefined);
  try {
    worker.postMessage(request);
    const [answer] = (await Promise.race([answered, overrun])) as [ApartAnswer];
    return answer;
  } finally {
    done.abort();
  }
}

function readOf(answer: ApartAnswer): ReadText {
  switch (answer.type) {
    case 'read':
      return answer.read;
    case 'refused':
      throw new AppError(answer);
    case 'bug':
      throw answer.error;
    case 'ready':
      throw new Error('The PDF thread answered before it was asked.');
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooMuchMemory(memoryMb: number): AppError {
  return unreadable(`reading the PDF takes more than ${memoryMb} MB of memory`, { remedy: REMEDY });
}
