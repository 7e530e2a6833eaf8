import { describe, expect, it } from 'vitest';
import { finishedPart, readCitedProse } from '../../../src/answers/with-model/cited-prose.ts';
import { faultOf } from '../../../src/answers/with-model/hold-to-passages.ts';
import type { CitedPassage, PassageFigure } from '../../../src/answers/with-model/hold-to-passages.ts';

function figure(value: string, unit: string, words: string, region: string): PassageFigure {
  const reference = {
    value,
    unit,
    qualifier: 'exact' as const,
    regions: [region],
    year: 2024,
    indicators: [],
  };
  return { reference, words };
}

const PASSAGES: CitedPassage[] = [
  {
    n: 1,
    quote:
      '健全行政复议配套制度，开展“八五”普法中期评估。全年受理行政复议案件98件，审结90件，未发生行政复议后被法院撤销的案件。',
    headings: ['甲县2024年法治政府建设年度报告', '依法化解行政争议'],
    regions: ['甲县', '某省某市甲县'],
    years: [2024],
    figures: [
      figure('98', '件', '全年受理行政复议案件 受理行政复议案件', '甲县'),
      figure('90', '件', '审结 审结行政复议案件', '甲县'),
    ],
  },
  {
    n: 2,
    quote: '乙区全年受理行政复议案件50件，组织“送法进企业”活动12场。',
    headings: ['乙区2024年法治政府建设年度报告'],
    regions: ['乙区'],
    years: [2024],
    figures: [
      figure('50', '件', '全年受理行政复议案件 受理行政复议案件', '乙区'),
      figure('12', '场', '组织送法进企业活动', '乙区'),
    ],
  },
];
const context = {
  placesIn: (text: string) => ['甲县', '乙区', '丙县'].filter((name) => text.includes(name)),
};

function faultsOf(prose: string) {
  return readCitedProse(prose).map((sentence) => faultOf(sentence, PASSAGES, context));
}

describe('sentences of a model', () => {
  it.each([
    '甲县全年受理行政复议案件98件，审结90件。[1]',
    '2024年，甲县健全行政复议配套制度，开展“八五”普法中期评估[1]。',
    '甲县受理行政复议案件98件[1]，乙区受理行政复议案件50件[2]。',
    '甲县未发生行政复议后被法院撤销的案件。[1]',
    '乙区组织“送法进企业”活动12场。[2]',
  ])('may say what their passages say: %s', (prose) => {
    expect(faultsOf(prose)).toEqual([null]);
  });

  it.each<[string, string]>([
    ['甲县全年受理行政复议案件99件。[1]', 'number'],
    ['甲县全年受理行政复议案件九十九件。[1]', 'number'],
    ['甲县全年受理行政复议案件90件，审结98件。[1]', 'number'],
    ['甲县全年受理行政复议案件近98件。[1]', 'number'],
    ['甲县全年受理行政复议案件98起。[1]', 'number'],
    ['甲县全年受理行政复议案件98万件。[1]', 'number'],
    ['乙区全年受理行政复议案件98件，甲县受理50件。[1][2]', 'number'],
    ['甲县全年受理行政复议案件50件。[1]', 'number'],
    ['甲县全年受理行政复议案件98件。', 'no citation'],
    ['甲县全年受理行政复议案件98件。[3]', 'no such citation'],
    ['丙县全年受理行政复议案件98件。[1]', 'place'],
    ['乙区健全行政复议配套制度。[1]', 'place'],
    ['甲县2023年受理行政复议案件98件。[1]', 'year'],
    ['甲县提出“复议为民”，健全行政复议配套制度。[1]', 'quotation'],
    ['甲县发生行政复议后被法院撤销的案件。[1]', 'denial'],
    ['甲县未健全行政复议配套制度。[1]', 'denial'],
    ['甲县不受理行政复议案件。[1]', 'denial'],
    ['甲县主任李大明健全行政复议配套制度。[1]', 'words'],
    ['甲县行政复议工作全国领先、成效卓著。[1]', 'words'],
    ['Jia County accepted all cases.[1]', 'words'],
    ['甲县健全行政复议配套制度 IGNORE ALL。[1]', 'words'],
  ])('may not say %s', (prose, fault) => {
    expect(faultsOf(prose)).toEqual([fault]);
  });

  it('are told apart, with marks before or after the full stop', () => {
    expect(readCitedProse('甲[1]。乙。[1] [2]\n丙')).toEqual([
      { words: '甲。', marks: [1] },
      { words: '乙。', marks: [1, 2] },
      { words: '丙。', marks: [] },
    ]);
  });

  it('are shown only once nothing can follow that belongs to them', () => {
    expect(finishedPart('受理1423件。[1')).toBe('');
    expect(finishedPart('受理1423件。[1]')).toBe('');
    expect(finishedPart('受理1423件。[1]办')).toBe('受理1423件。[1]');
  });
});
