import { describe, expect, it } from 'vitest';
import {
  computeOver,
  deriveChange,
  deriveMovement,
  deriveRate,
  deriveRest,
} from '../../src/calculations/derive.ts';
import type { Catalogue, Indicator } from '../../src/figures/catalogue.ts';
import type { FigureFacts } from '../support/stated-figure.ts';
import { statedFigure, storedReport } from '../support/stated-figure.ts';

const cases = (stated: string, facts: Partial<FigureFacts> = {}, year = 2024, regionName = '东湖县') =>
  statedFigure(storedReport({ year, regionName }), `受理${stated}件。`, { stated, unit: '件', ...facts });

describe('computing over figures', () => {
  it.each([
    ['sum', '297', '件', '187 + 110 = 297件'],
    ['difference', '77', '件', '187 − 110 = 77件'],
    ['ratio', '1.7', '倍', '187 ÷ 110 ≈ 1.7倍'],
    ['share', '58.8', '%', '110 ÷ 187 × 100 ≈ 58.82%'],
  ] as const)('gives the %s with its formula', (operation, value, unit, formula) => {
    const computed = computeOver(operation, [cases('187'), cases('110', {}, 2024, '西山县')]);
    expect(computed).toMatchObject({ value, unit, formula, qualifier: 'exact' });
  });

  it('takes 全县 and nothing said for the same ground', () => {
    const operands = [cases('187', { scope: '全县' }), cases('110', {}, 2024, '西山县')];
    expect(computeOver('sum', operands)?.value).toBe('297');
  });

  it.each([
    ['scopes', cases('110', { scope: '县政府本级' })],
    ['periods', cases('110', { period: '截至11月底' })],
    ['kinds', cases('110', { kind: 'target' })],
    ['units', cases('110', { unit: '人' })],
    ['years', cases('110', {}, 2023)],
  ])('refuses different %s', (_what, other) => {
    expect(computeOver('sum', [cases('187'), other])).toBeNull();
  });

  it('adds no rates and computes nothing for a plain look-up', () => {
    const rates = [cases('12', { unit: '%' }), cases('15', { unit: '%' })];
    expect(computeOver('sum', rates)).toBeNull();
    expect(computeOver('lookup', [cases('187'), cases('110')])).toBeNull();
  });

  it('is as inexact as its operands', () => {
    expect(computeOver('sum', [cases('187', { qualifier: 'over' }), cases('110')])?.qualifier).toBe('over');
  });

  it.each([
    ['over', 'exact', 'over'],
    ['exact', 'over', 'less_than'],
    ['exact', 'nearly', 'over'],
    ['over', 'over', 'about'],
    ['about', 'exact', 'about'],
  ] as const)('takes from %s what is %s and has %s left', (larger, smaller, left) => {
    const operands = [cases('187', { qualifier: larger }), cases('110', { qualifier: smaller })];
    expect(computeOver('difference', operands)?.qualifier).toBe(left);
  });

  it('gives the average of counts with its formula, and none of rates', () => {
    const counts = [cases('187'), cases('110'), cases('98')];
    expect(computeOver('average', counts)).toMatchObject({
      ...{ value: '131.7', unit: '件', qualifier: 'exact', formula: '(187 + 110 + 98) ÷ 3 ≈ 131.7件' },
    });
    expect(computeOver('average', [cases('12', { unit: '%' }), cases('15', { unit: '%' })])).toBeNull();
  });

  it('is only about what was rounded of an inexact number', () => {
    const counts = [cases('187', { qualifier: 'over' }), cases('110')];
    expect(computeOver('average', counts)).toMatchObject({ value: '148.5', qualifier: 'over' });
    expect(computeOver('average', [...counts, cases('98')])?.qualifier).toBe('about');
  });
});

describe('the movement from one year to the next', () => {
  it.each([
    ['up', '150', '120', '30', '25.0'],
    ['down', '90', '120', '30', '25.0'],
    ['level', '120', '120', '0', undefined],
  ] as const)('is %s', (direction, now, before, distance, rate) => {
    const movement = deriveMovement(cases(now), cases(before, {}, 2023));
    expect(movement).toMatchObject({ direction, distance: { value: distance, unit: '件' } });
    expect(movement.rate?.value).toBe(rate);
  });

  it('has no rate from zero, and counts percentage points between rates', () => {
    expect(deriveMovement(cases('5'), cases('0', {}, 2023)).rate).toBeNull();
    const rates = deriveMovement(cases('91.5', { unit: '%' }), cases('90', { unit: '%' }, 2023));
    expect(rates).toMatchObject({ rate: null, distance: { value: '1.5', unit: '个百分点' } });
  });

  it('shows the computation of the rate from the earlier number', () => {
    expect(deriveMovement(cases('110'), cases('90', {}, 2023)).rate?.formula).toBe('20 ÷ 90 × 100 ≈ 22.22%');
  });
});

describe('the change from an earlier number', () => {
  it('is the later less the earlier, whichever is larger', () => {
    expect(deriveChange(cases('21'), cases('28'))?.value).toBe('-7');
    expect(deriveChange(cases('1684'), cases('1290'))?.formula).toBe('1684 − 1290 = 394件');
  });

  it('is not drawn between different units or scopes', () => {
    expect(deriveChange(cases('21'), cases('28', { unit: '人' }))).toBeNull();
    expect(deriveChange(cases('21'), cases('28', { scope: '县政府本级' }))).toBeNull();
  });
});

describe('a rate that is not stated', () => {
  const indicator = (code: string, formula: string | null = null) => ({ code, formula }) as Indicator;
  const rate = indicator('closing', 'closed / accepted');
  const catalogue = { indicators: [indicator('closed'), indicator('accepted'), rate] } as Catalogue;
  const derive = (closed: string, accepted: string, scope: string | null = null) =>
    deriveRate(rate, catalogue, ({ code }) => [
      code === 'closed' ? cases(closed, { scope }) : cases(accepted),
    ]);

  it('is computed with its formula, to one decimal', () => {
    expect(derive('20', '22')).toMatchObject({
      ...{ value: '90.9', unit: '%', formula: '20 ÷ 22 × 100 ≈ 90.91%' },
    });
  });

  it.each([
    ['a share above the whole', derive('23', '22')],
    ['a whole of zero', derive('0', '0')],
    ['operands of different scope', derive('20', '22', '县政府本级')],
    ['an operand stated twice', deriveRate(rate, catalogue, () => [cases('20'), cases('22')])],
    ['a missing operand', deriveRate(rate, catalogue, () => [])],
    ['an indicator without a formula', deriveRate(indicator('closed'), catalogue, () => [cases('20')])],
  ])('is not computed from %s', (_what, derived) => {
    expect(derived).toBeNull();
  });
});

describe('what a count leaves out', () => {
  const indicator = (code: string, formula: string | null = null) => ({ code, formula }) as Indicator;
  const catalogue = {
    indicators: [indicator('due'), indicator('attended'), indicator('rate', 'attended / due')],
  } as Catalogue;
  const sentence = '应出庭80件，实际出庭67件。';
  const stated = (text: string, number: string) =>
    statedFigure(storedReport(), text, { stated: number, unit: '件' });
  const restOf = (figures: Record<string, ReturnType<typeof stated>[]>) =>
    deriveRest(indicator('attended'), catalogue, ({ code }) => figures[code] ?? []);

  it('is the whole less the part of one sentence, with both as operands', () => {
    const rest = restOf({ due: [stated(sentence, '80')], attended: [stated(sentence, '67')] });
    expect(rest).toMatchObject({ value: '13', unit: '件', formula: '80 − 67 = 13件', aspect: 'rest' });
    expect(rest?.operands).toHaveLength(2);
  });

  it.each([
    ['without the whole', { attended: [stated(sentence, '67')] }],
    [
      'with two of a part',
      { due: [stated(sentence, '80')], attended: [stated(sentence, '67'), stated(sentence, '80')] },
    ],
    [
      'of a part larger than the whole',
      { due: [stated(sentence, '67')], attended: [stated(sentence, '80')] },
    ],
  ])('is not drawn %s', (_what, figures) => {
    expect(restOf(figures)).toBeNull();
  });
});
