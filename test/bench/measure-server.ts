import type { Corpus } from './corpus.ts';
import type { TimedQuestion } from './questions.ts';
import type { Result } from './result.ts';
import { percentileOf } from './result.ts';
import { startServerProcess } from './server-process.ts';

const STARTS = 5;
const QUESTIONS = 300;
const WARM_UPS = 20;
const START_AIM = { atMost: 2000 };

/** Starts the server on a filled store several times, and asks the last one over HTTP. */
export async function measureServer(
  dataDirectory: string,
  questions: readonly TimedQuestion[],
  { corpus, aimMs }: { corpus: Corpus; aimMs: number },
): Promise<Result[]> {
  const starts: number[] = [];
  for (let run = 1; run < STARTS; run += 1) {
    const server = await startServerProcess(dataDirectory);
    starts.push(server.startMs);
    await server.stop();
  }
  const server = await startServerProcess(dataDirectory);
  try {
    starts.push(server.startMs);
    const atStart = server.residentBytes();
    const { samples, largest } = await askOverHttp(server.url, questions, () => server.residentBytes());
    const slowest = Math.max(...starts).toFixed(0);
    const row = { corpus: corpus.name };
    return [
      {
        ...row,
        ...{ measure: 'start, filled store', value: percentileOf(starts, 50), unit: 'ms', aim: START_AIM },
        detail: `median of ${starts.length}, slowest ${slowest} ms`,
      },
      {
        ...row,
        ...{ measure: 'ask over HTTP, narrowed, p95', value: percentileOf(samples, 95), unit: 'ms' },
        aim: { atMost: aimMs },
        detail: `${samples.length} times, p50 ${percentileOf(samples, 50).toFixed(1)} ms`,
      },
      {
        ...row,
        ...{ measure: 'memory of the serving process', value: largest / 1e6, unit: 'MB' },
        aim: { atMost: 300 },
        detail: `largest seen while asked; ${(atStart / 1e6).toFixed(0)} MB after the start`,
      },
    ];
  } finally {
    await server.stop();
  }
}

/** The start of a new installation, which takes the five reports in. */
export async function measureFirstStart(emptyDirectory: string): Promise<Result[]> {
  const server = await startServerProcess(emptyDirectory);
  await server.stop();
  return [
    {
      ...{ measure: 'start, empty store', corpus: 'five', value: server.startMs, unit: 'ms' },
      ...{ aim: START_AIM, detail: 'once; takes the five reports in' },
    },
  ];
}

/** Asks in turn, looking at the memory now and then. */
async function askOverHttp(
  url: string,
  questions: readonly TimedQuestion[],
  readResident: () => number,
): Promise<{ samples: number[]; largest: number }> {
  const samples: number[] = [];
  let largest = 0;
  for (let index = 0; index < WARM_UPS + QUESTIONS; index += 1) {
    const { question } = questions[index % questions.length] ?? { question: '' };
    const start = performance.now();
    const response = await fetch(`${url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: String(index), question }),
    });
    await response.json();
    if (!response.ok) throw new Error(`The server answered ${response.status} to 「${question}」.`);
    if (index >= WARM_UPS) samples.push(performance.now() - start);
    if (index % 20 === 0) largest = Math.max(largest, readResident());
  }
  return { samples, largest: Math.max(largest, readResident()) };
}
