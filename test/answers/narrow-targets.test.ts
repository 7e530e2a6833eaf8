import { describe, expect, it } from 'vitest';
import type { AnswerSources } from '../../src/answers/answer-sources.ts';
import { narrowTargets } from '../../src/answers/narrow-targets.ts';
import type { Target, Targets } from '../../src/answers/resolve-targets.ts';
import type { Catalogue } from '../../src/figures/catalogue.ts';
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

/** Report n states 10 n, so their order is that of the numbers. */
const sources: Pick<AnswerSources, 'catalogue' | 'rank'> = {
  catalogue: { indicators: [] } as unknown as Catalogue,
  rank: ({ reports, indicators, first, limit }) => {
    expect(indicators).toEqual(['reconsideration.accepted']);
    const ids = reports.map(({ id }) => id);
    return Promise.resolve((first === 'largest' ? ids.reverse() : ids).slice(0, limit));
  },
};

const idsOf = async (text: string, count: number) =>
  (await narrowTargets(question(text), targetsOf(count), sources as AnswerSources)).targets.targets.map(
    (one) => one.report.id,
  );

describe('narrowTargets', () => {
  it('leaves few reports as they are', async () => {
    const targets = targetsOf(3);
    expect(await narrowTargets(question('谁最多'), targets, sources as AnswerSources)).toEqual({
      targets,
      isNarrowed: false,
    });
  });

  it('takes the largest values first', async () => {
    expect((await idsOf('谁最多', 40)).slice(0, 3)).toEqual(['r_39', 'r_38', 'r_37']);
  });

  it('takes the smallest when the least is asked for', async () => {
    expect((await idsOf('谁最少', 40)).slice(0, 3)).toEqual(['r_0', 'r_1', 'r_2']);
  });

  it('opens a dozen at most', async () => {
    expect(await idsOf('谁最多', 40)).toHaveLength(12);
  });
});
