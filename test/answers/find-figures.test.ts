import { describe, expect, it } from 'vitest';
import {
  figuresByLabel,
  figuresOfIndicator,
  numbersAsked,
  unitAsked,
} from '../../src/answers/find-figures.ts';
import { findMoreSpecific } from '../../src/answers/find-more-specific.ts';
import { surfaceOf } from '../../src/calculations/sourced-figure.ts';
import { legible } from '../../src/figures/figure-surface.ts';
import type { Indicator } from '../../src/figures/catalogue.ts';
import type { Question } from '../../src/questions/question.ts';
import type { FigureFacts } from '../support/stated-figure.ts';
import { statedFigure, storedReport } from '../support/stated-figure.ts';

const report = storedReport();
const figuresIn = (text: string, ...facts: FigureFacts[]) =>
  facts.map((each) => statedFigure(report, text, each));
const choice = {
  year: 2024,
  wantsTarget: false,
  topic: '',
  vocabulary: { indicators: new Map(), findRelated: () => [] },
};
const statedOf = (figures: readonly { figure: { stated: string } }[]) =>
  figures.map(({ figure }) => figure.stated);
const asking = (text: string, topic: string) =>
  ({ text, topic, language: 'zh', wantsTarget: false, everywhere: false }) as Question;

describe('figures of an indicator', () => {
  const accepted = { code: 'cases.accepted' } as Indicator;
  const own = { unit: '件', indicator: 'cases.accepted' };
  const find = (facts: Partial<typeof choice>, ...figures: FigureFacts[]) =>
    statedOf(
      figuresOfIndicator(accepted, figuresIn('受理98件、87件、12件。', ...figures), { ...choice, ...facts }),
    );

  it('are levels of the year asked for: no target, change or other year', () => {
    const others = [
      { stated: '87', ...own, kind: 'target' as const },
      { stated: '12', ...own, year: 2023 },
    ];
    expect(find({}, { stated: '98', ...own }, ...others)).toEqual(['98']);
    expect(find({ wantsTarget: true }, { stated: '98', ...own }, ...others)).toEqual(['87']);
  });

  it('are those of the whole where parts are stated too, 全县 being the whole', () => {
    const part = { stated: '12', ...own, scope: '县政府本级' };
    expect(find({}, part, { stated: '98', ...own, scope: '全县' })).toEqual(['98']);
  });

  it('are all shown where nothing tells them apart', () => {
    const parts = ['城关镇', '东湖镇'].map((scope, index) => ({
      ...own,
      stated: ['98', '87'][index] ?? '',
      scope,
    }));
    expect(find({}, ...parts)).toEqual(['98', '87']);
  });
});

describe('open figures', () => {
  const text = '举办法治讲座84场、派发资料6.5万份，败诉率6.2%，下降1.9个百分点。';
  const figures = figuresIn(
    text,
    { stated: '84', unit: '场', label: '举办法治讲座' },
    { stated: '6.5', unit: '万份', label: '派发资料' },
    { stated: '6.2', unit: '%', label: '败诉率' },
    { stated: '1.9', unit: '个百分点', label: '败诉率下降', kind: 'change' },
  );
  const answer = (question: string, topic: string) =>
    statedOf(figuresByLabel(asking(question, topic), figures, choice).answering);

  it.each([
    ['法治讲座办了多少场', '法治讲座办', ['84']],
    ['派发了多少份资料', '派发 份资料', ['6.5']],
    ['败诉率多少', '败诉率', ['6.2']],
    ['败诉率下降多少', '败诉率下降', ['1.9']],
    ['行政许可多少件', '行政许可', []],
  ])('answer %s', (question, topic, stated) => {
    expect(answer(question, topic)).toEqual(stated);
  });
});

describe('parts of what was named', () => {
  const text = '事项动态调整316项，其中取消47项、新增58项。';
  const [whole, ...parts] = figuresIn(
    text,
    { stated: '316', unit: '项', indicator: 'powers.adjusted', label: '事项动态调整' },
    { stated: '47', unit: '项', label: '取消' },
    { stated: '58', unit: '项', label: '事项动态调整：新增' },
  );
  const own = whole ? [whole] : [];

  it.each([
    ['取消了多少项事项，新增多少项', ['47', '58']],
    ['取消了几项事项', ['47']],
    ['事项动态调整多少项', []],
  ])('are meant by their own words: %s', (question, stated) => {
    const found = findMoreSpecific(own, asking(question, '事项'), [...own, ...parts], choice);
    expect(statedOf(found)).toEqual(stated);
  });
});

describe('what a question counts', () => {
  it.each([
    ['受理了多少件', '件', 1],
    ['合格率多高', '%', 1],
    ['去了几成', '%', 1],
    ['抽检多少批次，合格率多高', null, 2],
    ['一般程序和简易程序案件各办了多少', null, 2],
    ['how many cases', '#', 1],
    ['情况怎么样', null, 1],
  ])('%s: in %s, %i numbers', (text, unit, count) => {
    expect([unitAsked(text), numbersAsked(text)]).toEqual([unit, count]);
  });
});

describe('a number as people see it', () => {
  it.each([
    ['调处1.4万余起。', { stated: '1.4', unit: '万起', qualifier: 'over' }, '1.4万余起'],
    ['总数超过7万家。', { stated: '7', unit: '万家', qualifier: 'over' }, '超过7万家'],
    ['合格率不低于95%。', { stated: '95', unit: '%', qualifier: 'at_least' }, '95%以上'],
    ['优良率百分之九十三点五。', { stated: '百分之九十三点五', unit: '%' }, '百分之九十三点五'],
    ['立案1 275宗。', { stated: '1 275', unit: '宗' }, '1275宗'],
    ['公示１９８个。', { stated: '１９８', unit: '个' }, '198个'],
  ] as [string, FigureFacts, string][])('%s', (text, facts, surface) => {
    expect(surfaceOf(statedFigure(report, text, facts))).toBe(surface);
  });

  it('keeps blanks that part no digits', () => {
    expect(legible('三百 二十')).toBe('三百 二十');
  });
});
