import { describe, expect, it } from 'vitest';
import { judge } from '../../src/answers/comparability.ts';
import type { ComparedFields } from '../../src/answers/comparability.ts';

const field = (facts: Partial<ComparedFields> = {}): ComparedFields => ({
  ...{ measure: 'accepted', unit: '件', kind: 'level', scope: null, period: null, year: 2024 },
  ...{ qualifier: 'exact', origin: 'stated', ...facts },
});
const standings = (...entries: ComparedFields[]) => judge(entries).map(({ standing }) => standing);

describe('what compares', () => {
  it.each([
    ['件 and 宗', field(), field({ unit: '宗' })],
    ['万件 and 件', field(), field({ unit: '万件' })],
    ['全县 and nothing said', field(), field({ scope: '全县' })],
  ])('is %s', (_what, one, other) => {
    expect(standings(one, other)).toEqual(['comparable', 'comparable']);
  });

  it.each([
    ['inexact', field({ qualifier: 'over' })],
    ['computed', field({ origin: 'computed' })],
    ['other_year', field({ year: 2023 })],
  ] as const)('has the remark %s where it applies', (remark, other) => {
    expect(judge([field(), field(), other])[2]).toEqual({
      standing: 'remarked',
      obstacles: [],
      remarks: [remark],
    });
  });
});

describe('what does not compare', () => {
  it.each([
    ['measure', field({ measure: 'handled' })],
    ['unit', field({ unit: '人' })],
    ['kind', field({ kind: 'target' })],
    ['scope', field({ scope: '县政府本级' })],
    ['period', field({ period: '截至11月底' })],
  ] as const)('differs in its %s from most', (obstacle, other) => {
    expect(judge([field(), field(), other])[2]).toEqual({
      standing: 'apart',
      obstacles: [obstacle],
      remarks: [],
    });
  });

  it('is what most do not share, even when most speak of a part', () => {
    const own = field({ scope: '县政府本级' });
    expect(standings(own, field(), own)).toEqual(['comparable', 'apart', 'comparable']);
  });

  it('is, of two that differ, the one that is not of the whole region and year', () => {
    expect(standings(field({ scope: '县政府本级' }), field())).toEqual(['apart', 'comparable']);
    expect(standings(field({ period: '截至11月底' }), field())).toEqual(['apart', 'comparable']);
  });
});
