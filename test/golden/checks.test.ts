import { describe, expect, it } from 'vitest';
import { readReferenceData } from '../../src/library/reference-data.ts';
import type { CheckCase } from './golden-checks.ts';
import { checksOf, faultsOf, readLines } from './golden-checks.ts';

const reference = await readReferenceData();
const cases = readLines('data/evaluation/checks/clerk-cases.jsonl') as CheckCase[];

describe('what a clerk finds in a sentence', () => {
  it('is found in as many as have been reached', () => {
    const right = cases.filter((one) => faultsOf(one, checksOf(one, reference)).length === 0);
    expect(right.length).toBeGreaterThanOrEqual(70);
  });
});
