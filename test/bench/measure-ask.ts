import type { Ask } from '../../src/answers/answer.ts';
import type { Corpus } from './corpus.ts';
import type { TimedQuestion } from './questions.ts';
import type { Result } from './result.ts';
import { percentileOf, startStopwatch } from './result.ts';

/** Each kind is asked so often, its questions over and over where it has fewer. */
const LEAST_TIMES = 300;
const WARM_UPS = 20;
/** A kind that takes longer is left off with what it has by then. */
const LONGEST_S = { warmUp: 8, measuring: 30 };

/**
 * Times one kind of question, one at a time.
 * @param questions At least one; each is asked in its turn.
 */
export async function measureAsk(
  ask: Ask,
  questions: readonly TimedQuestion[],
  { kind, corpus, aimMs }: { kind: string; corpus: Corpus; aimMs: number },
): Promise<Result[]> {
  const askNth = async (index: number) => {
    const each = questions[index % questions.length];
    if (!each) throw new RangeError('There is nothing to ask.');
    const start = performance.now();
    const answer = await ask({ question: each.question, history: each.history });
    return { elapsedMs: performance.now() - start, answer, expected: each.expected };
  };
  const warming = startStopwatch();
  let warmUps = 0;
  for (; warmUps < WARM_UPS && warming.seconds() < LONGEST_S.warmUp; warmUps += 1) await askNth(warmUps);

  const times = Math.max(LEAST_TIMES, Math.min(questions.length, 2 * LEAST_TIMES));
  const watch = startStopwatch();
  const samples: number[] = [];
  let [answered, known, right] = [0, 0, 0];
  while (samples.length < times && (samples.length === 0 || watch.seconds() < LONGEST_S.measuring)) {
    const { elapsedMs, answer, expected } = await askNth(warmUps + samples.length);
    samples.push(elapsedMs);
    if (answer.status === 'answered') answered += 1;
    if (expected === null) continue;
    known += 1;
    if (answer.figures.some(({ role, stated }) => role === 'result' && stated === expected)) right += 1;
  }
  const processorMs = (watch.processorSeconds() * 1000) / samples.length;
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
