import { describe, expect, it } from 'vitest';
import { findCompared, findInSeries } from '../../src/answers/find-compared.ts';
import { statedFigure, storedReport } from '../support/stated-figure.ts';

describe('the earlier number that a report sets its own against', () => {
  const compared = (text: string, now: string, before: string, unit: string) => {
    const report = storedReport();
    const own = statedFigure(report, text, {
      stated: now,
      unit,
      indicator: 'some.code',
      label: '直接纠错率',
    });
    const earlier = statedFigure(report, text, { stated: before, unit, year: 2023 });
    return findCompared([own], [own, earlier], 2023).map(({ figure }) => figure);
  };

  it.each([
    ['直接纠错率为12.03%，比2023年的14.6%回落2.57个百分点。', '12.03', '14.6', '%'],
    ['新收申请1684件，与2022年的1290件相比增长30.54%。', '1684', '1290', '件'],
    ['共应诉21件，较上年的28件减少。', '21', '28', '件'],
  ])('measures the same: %s', (text, now, before, unit) => {
    expect(compared(text, now, before, unit)).toMatchObject([
      { stated: before, year: 2023, indicator: 'some.code', label: '直接纠错率' },
    ]);
  });

  it.each([
    ['审结21件，受理28件。', '21', '28', '件'],
    ['审结21件，开展培训，较上年多办结28件。', '21', '28', '件'],
    ['审结21件。较上年的28件减少。', '21', '28', '件'],
  ])('is no other number: %s', (text, now, before, unit) => {
    expect(compared(text, now, before, unit)).toEqual([]);
  });
});

describe('the earlier number of a series', () => {
  const text = '近三年新收案件分别为688件、815件、1002件。';
  const report = storedReport();
  const inSeries = ['688', '815', '1002'].map((stated) => statedFigure(report, text, { stated, unit: '件' }));
  const own = (stated: string) =>
    statedFigure(report, `新收${stated}件。`, { stated, unit: '件', indicator: 'some.code' });

  it.each([
    [2022, '815'],
    [2021, '688'],
  ])('is that of %s', (year, stated) => {
    expect(findInSeries([own('1002')], inSeries, { year, reportYear: 2023 })).toMatchObject([
      { figure: { stated, year, indicator: 'some.code', kind: 'level' } },
    ]);
  });

  it('is none where the last is not what the report states for its year, or the year lies before', () => {
    expect(findInSeries([own('1003')], inSeries, { year: 2022, reportYear: 2023 })).toEqual([]);
    expect(findInSeries([own('1002')], inSeries, { year: 2020, reportYear: 2023 })).toEqual([]);
  });
});
