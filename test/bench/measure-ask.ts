import type { Ask } from '../../src/answers/answer.ts';
import type { Corpus } from './corpus.ts';
import type { TimedQuestion } from './questions.ts';
import type { Result } from './result.ts';
import { percentileOf, startStopwatch } from './result.ts';

/** Each kind is asked so often, its questions over and over where it has fewer. */
const LEAST_TIMES = 300;
const WARM_UPS = 20;
/** A kind that takes longer is left off with what it has by then. */
const LONGEST_S = 40;

/**
 * Times one kind of question, one at a time.
 * @param questions At least one; each is asked in its turn.
 */
export async function measureAsk(
  ask: Ask,
  questions: readonly TimedQuestion[],
  { kind, corpus, aimMs }: { kind: string; corpus: Corpus; aimMs: number },
): Promise<Result[]> {
  const times = Math.max(LEAST_TIMES, Math.min(questions.length, 2 * LEAST_TIMES));
  const asked = Array.from(
    { length: WARM_UPS + times },
    (_none, index) => questions[index % questions.length],
  );
  const samples: number[] = [];
  let [answered, known, right] = [0, 0, 0];
  const watch = startStopwatch();
  for (const [index, each] of asked.entries()) {
    if (!each || (samples.length > 0 && watch.seconds() > LONGEST_S)) break;
    const start = performance.now();
    const answer = await ask({ question: each.question, history: each.history });
    const elapsedMs = performance.now() - start;
    if (index < WARM_UPS) continue;
    samples.push(elapsedMs);
    if (answer.status === 'answered') answered += 1;
    if (each.expected === null) continue;
    known += 1;
    if (answer.figures.some(({ role, stated }) => role === 'result' && stated === each.expected)) right += 1;
  }
  const processorMs = (watch.processorSeconds() * 1000) / Math.max(1, samples.length + WARM_UPS);
  const slowest = percentileOf(samples, 100);
  const checked = known === 0 ? '' : `, ${right} of ${known} with the number stated`;
  const detail = `${samples.length} times, slowest ${slowest.toFixed(0)} ms; ${answered} answered${checked}`;
  const mean = `${processorMs.toFixed(1)} ms of processor each`;
  const row = { corpus: corpus.name, unit: 'ms' };
  return [
    { ...row, measure: `ask, ${kind}, p50`, value: percentileOf(samples, 50), aim: null, detail: mean },
    {
      ...row,
      measure: `ask, ${kind}, p95`,
      value: percentileOf(samples, 95),
      aim: { atMost: aimMs },
      detail,
    },
  ];
}
