import { describe, expect, it } from 'vitest';
import { gramsOf, scoreByLabel } from '../../src/answers/label-score.ts';
import { statedFigure, storedReport } from '../support/stated-figure.ts';

const report = storedReport();
const text = '培训执法人员300人次，派发资料500份。';
const figures = [
  statedFigure(report, text, { stated: '300', unit: '人次' }),
  statedFigure(report, text, { stated: '500', unit: '份' }),
];
const score = (topic: string) =>
  scoreByLabel(topic, figures, new Map([['a.code', { own: '普法材料', procedure: '' }]]));

describe('scoring figures by their words', () => {
  it('puts the figure first whose own words carry the topic, before those of its sentence', () => {
    const [best, next] = score('派发资料');
    expect(best?.candidate.figure.stated).toBe('500');
    expect(best?.score).toBeCloseTo(1);
    expect(next?.score).toBeLessThan(0.5);
  });

  it('counts words that stand with no figure against all', () => {
    expect(score('派发资料')[0]?.score).toBeGreaterThan(score('派发资料法援大厅')[0]?.score ?? 1);
    expect(score('飞机').every((one) => one.score === 0)).toBe(true);
  });

  it('knows the catalogue’s words for a figure', () => {
    const [own] = figures;
    const known = own ? [{ ...own, figure: { ...own.figure, indicator: 'a.code' } }] : [];
    const vocabulary = new Map([['a.code', { own: '普法材料', procedure: '' }]]);
    expect(scoreByLabel('普法材料', known, vocabulary)[0]?.score).toBeGreaterThan(0.8);
  });

  it('gives nothing for an empty topic and keeps the order of place for equal scores', () => {
    expect(score('')).toEqual([]);
    expect(score('飞机').map(({ candidate }) => candidate.figure.stated)).toEqual(['300', '500']);
  });

  it('takes pairs of characters, characters, and whole Latin words and digits', () => {
    expect(gramsOf('执法 APP 12345')).toEqual(['执', '执法', '法', 'app', '12345']);
  });
});
