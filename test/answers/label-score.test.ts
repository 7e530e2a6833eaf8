import { describe, expect, it } from 'vitest';
import { gramsOf, scoreByLabel } from '../../src/answers/label-score.ts';
import { createRelatedWords } from '../../src/questions/related-words.ts';
import { statedFigure, storedReport } from '../support/stated-figure.ts';

const report = storedReport();
const text = '培训执法人员300人次，派发资料500份。';
const figures = [
  statedFigure(report, text, { stated: '300', unit: '人次' }),
  statedFigure(report, text, { stated: '500', unit: '份' }),
];
const vocabulary = {
  indicators: new Map([['a.code', { own: '普法材料', procedure: '' }]]),
  findRelated: createRelatedWords([
    ['资料', '传单'],
    ['派发', '散发'],
  ]),
};
const score = (topic: string) => scoreByLabel(topic, figures, vocabulary);

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
    expect(scoreByLabel('普法材料', known, vocabulary)[0]?.score).toBeGreaterThan(0.8);
  });

  it('finds a figure by a plain word for its own, for less than by the word itself', () => {
    const [best] = score('散发传单');
    expect(best?.candidate.figure.stated).toBe('500');
    expect(best?.score).toBeGreaterThan(0.4);
    expect(best?.score).toBeLessThan(score('派发资料')[0]?.score ?? 0);
    expect(score('散发飞机')[0]?.score).toBeLessThan(best?.score ?? 0);
  });

  it('gives nothing for an empty topic and keeps the order of place for equal scores', () => {
    expect(score('')).toEqual([]);
    expect(score('飞机').map(({ candidate }) => candidate.figure.stated)).toEqual(['300', '500']);
  });

  it('takes pairs of characters, characters, and whole Latin words and digits', () => {
    expect(gramsOf('执法 APP 12345')).toEqual(['执', '执法', '法', 'app', '12345']);
  });
});
