import { expect, it } from 'vitest';
import { fuzzQuestions } from '../fuzz/fuzz-questions.ts';
import { temporaryFolder } from '../support/temporary-store.ts';

it('holds for 2,000 mutated questions: no exception, no number without source, no place that was not asked', async () => {
  const { asked, findings } = await fuzzQuestions({ count: 2000, seed: 2, dataDirectory: temporaryFolder() });
  expect(asked).toBe(2000);
  expect(findings).toEqual([]);
}, 240_000);
