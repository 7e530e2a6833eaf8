import { describe, expect, it } from 'vitest';
import type { AnswerSources } from '../../src/answers/answer-sources.ts';
import { narrowTargets } from '../../src/answers/narrow-targets.ts';
import type { Target, Targets } from '../../src/answers/resolve-targets.ts';
import type { SourcedFigure } from '../../src/answers/sourced-figure.ts';
import type { Question } from '../../src/questions/question.ts';

const indicator = { code: 'reconsideration.accepted', procedure: 'reconsideration' };
const question = (text: string) =>
  ({
    text,
    topic: '',
    operation: 'rank',
    indicators: [{ value: indicator, span: null, origin: 'stated' }],
    procedures: [],
  }) as unknown as Question;

const report = (number: number) => ({ id: `r_${number}`, year: 2024 });
const targetsOf = (count: number) =>
  ({
    targets: Array.from(
      { length: count },
      (_unused, number) => ({ report: report(number), fit: 'asked' }) as Target,
    ),
  }) as Targets;

/** Report n states 10 n; the last speaks of another year. */
const sources = {
  stated: (reports: readonly { id: string }[]) =>
    Promise.resolve(
      reports.map(({ id }, number) => ({
        report: { ...report(number), id },
        figure: {
          kind: 'level',
          year: number === reports.length - 1 ? 2023 : 2024,
          normalized: String(number * 10),
        },
      })) as SourcedFigure[],
    ),
} as unknown as AnswerSources;

const idsOf = async (text: string, count: number) =>
  (await narrowTargets(question(text), targetsOf(count), sources)).targets.targets.map(
    (one) => one.report.id,
  );

describe('narrowTargets', () => {
  it('leaves few reports as they are', async () => {
    const targets = targetsOf(3);
    expect(await narrowTargets(question('谁最多'), targets, sources)).toEqual({ targets, isNarrowed: false });
  });

  it('takes the largest values of the report’s own year first', async () => {
    expect((await idsOf('谁最多', 40)).slice(0, 3)).toEqual(['r_38', 'r_37', 'r_36']);
  });

  it('takes the smallest when the least is asked for', async () => {
    expect((await idsOf('谁最少', 40)).slice(0, 3)).toEqual(['r_0', 'r_1', 'r_2']);
  });

  it('opens a dozen at most', async () => {
    expect(await idsOf('谁最多', 40)).toHaveLength(12);
  });
});
