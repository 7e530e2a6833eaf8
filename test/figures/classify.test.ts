import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classifyFigures } from '../../src/figures/classify.ts';
import { extractFigures } from '../../src/figures/extract.ts';
import type { Figure } from '../../src/figures/figure.ts';
import { parseCatalogue } from '../../src/figures/parse-catalogue.ts';
import { parsedReport } from '../support/parsed-report.ts';

const catalogue = parseCatalogue(readFileSync('data/indicators.yaml', 'utf8'));

function read(text: string): string[] {
  return extractFigures(parsedReport(text), catalogue).figures.map(
    ({ stated, indicator }) => `${stated} ${indicator ?? 'open'}`,
  );
}

/** A text and, for each of its numbers, the indicator it states or `open`. All sentences are invented. */
const STATEMENTS: [text: string, ...indicators: string[]][] = [
  [
    '全年共收到行政复议申请110件，其中受理98件，不予受理10件，视为放弃2件。',
    '110 reconsideration.received',
    '98 reconsideration.accepted',
    '10 reconsideration.notAccepted',
    '2 reconsideration.deemedAbandoned',
  ],
  ['新收行政复议案件75件。', '75 reconsideration.received'],
  ['行政复议立案98件。', '98 reconsideration.accepted'],
  ['行政复议案件受案量达207件。', '207 reconsideration.accepted'],
  ['共办理行政复议案件152件。', '152 reconsideration.handled'],
  ['共收到88件行政复议申请。', '88 reconsideration.received'],
  [
    '受理的行政复议案件已审结90件，其中维持49件，驳回13件，终止14件。',
    '90 reconsideration.concluded',
    '49 reconsideration.upheld',
    '13 reconsideration.dismissed',
    '14 reconsideration.terminated',
  ],
  [
    '受理行政复议案件60件，直接纠错率8.3%。',
    '60 reconsideration.accepted',
    '8.3 reconsideration.directCorrectionRate',
  ],
  ['审结行政复议案件60件（含上年结转4件）。', '60 reconsideration.concluded', '4 reconsideration.carriedIn'],
  [
    '全市各级行政机关收到应诉案件137件，一审结案108件，未结29件。',
    '137 litigation.cases',
    '108 litigation.firstConcluded',
    '29 litigation.pending',
  ],
  [
    '行政应诉案件审结64件，其中驳回诉讼请求30件，驳回起诉12件，撤诉9件。',
    '64 litigation.concluded',
    '30 litigation.claimsDismissed',
    '12 litigation.suitDismissed',
    '9 litigation.withdrawn',
  ],
  ['行政应诉一审案件216件、二审140件。', '216 litigation.firstInstance', '140 litigation.secondInstance'],
  ['办理以区政府为被告的行政诉讼案件22件。', '22 litigation.governmentDefendant'],
  ['办理县人民政府为被申请人的行政复议案件21件。', '21 reconsideration.respondent'],
  ['一审行政案件败诉率为7.1%。', '7.1 litigation.firstLossRate'],
  [
    '行政机关负责人应出庭80件，实际出庭67件，出庭应诉率83.75%。',
    '80 appearance.due',
    '67 appearance.actual',
    '83.75 appearance.rate',
  ],
  [
    '审查行政规范性文件14件，提出审查意见63条，报备率100%。',
    '14 normative-documents.reviewed',
    '63 normative-documents.reviewComments',
    '100 normative-documents.filingRate',
  ],
  [
    '清理行政规范性文件266件，继续有效224件，废止42件。',
    '266 normative-documents.cleaned',
    '224 normative-documents.retained',
    '42 normative-documents.repealed',
  ],
  ['公职律师人数增至47名。', '47 counsel.lawyers'],
  [
    '受理行政调解案件7123起，调解成功率92%。',
    '7123 administrative-mediation.accepted',
    '92 administrative-mediation.successRate',
  ],
  ['成功调解各类矛盾纠纷1.4万余起。', '1.4 mediation.succeeded'],
  ['“12345”政务服务便民热线办结率99.1%。', '99.1 hotline.completionRate'],
  [
    '收到政府信息公开申请58件，已答复55件，结转下年度3件。',
    '58 disclosure.requests',
    '55 disclosure.answered',
    '3 disclosure.carriedOver',
  ],
  ['办理人大代表建议118件，政协提案97件。', '118 proposals.suggestions', '97 proposals.motions'],
];

/** What looks like an indicator and is none, or cannot be told. */
const OPEN: [why: string, text: string, ...indicators: string[]][] = [
  [
    'counted together with another procedure',
    '办理行政复议、诉讼案件1370余件。',
    '1370 reconsideration-litigation.handled',
  ],
  ['two stages at once', '受理并审结行政复议案件30件。', '30 open'],
  ['a part of the whole', '受理涉企行政复议案件30件。', '30 open'],
  ['a part that no word of the catalogue names', '受理不服土地征收决定的行政复议案件30件。', '30 open'],
  ['a subject narrowed before', '其中涉企行政复议案件30件，维持20件。', '30 open', '20 open'],
  [
    'another thing with the same verbs',
    '一、行政复议工作\n受理劳动仲裁申请200件，审结180件。',
    '200 legal-services.employmentArbitration',
    '180 open',
  ],
  ['a change', '行政复议受理案件同比增长12.3%。', '12.3 open'],
  ['a list by matter', '申请事项居前三位的依次为行政处罚70件、行政强制20件。', '70 open', '20 open'],
  [
    'another respondent',
    '以我局为被申请人的行政复议案件5件，维持4件。',
    '5 reconsideration.respondent',
    '4 open',
  ],
];

describe('a sentence states', () => {
  it.each(STATEMENTS.map(([text, ...indicators]) => ({ text, indicators })))(
    '$text',
    ({ text, indicators }) => {
      expect(read(text)).toEqual(indicators);
    },
  );
});

describe('a figure stays open, or apart, for', () => {
  it.each(OPEN.map(([why, text, ...indicators]) => ({ why, text, indicators })))(
    '$why',
    ({ text, indicators }) => {
      expect(read(text)).toEqual(indicators);
    },
  );
});

describe('the subject is inherited', () => {
  it('from the sentence before', () => {
    expect(read('今年收到行政复议申请110件。现已审结90件。').at(-1)).toBe('90 reconsideration.concluded');
  });
  it('from the heading when nothing nearer speaks of another', () => {
    expect(read('一、加强行政复议\n全年受理98件，不予受理10件。')).toEqual([
      '98 reconsideration.accepted',
      '10 reconsideration.notAccepted',
    ]);
  });
});

function figure(fields: Partial<Figure>, before: string): Figure {
  return {
    stated: '9',
    value: '9',
    unit: '件',
    normalized: '9',
    qualifier: 'exact',
    start: 0,
    end: 1,
    sentence: { start: 0, end: 1 },
    sectionPath: '',
    kind: 'level',
    year: 2024,
    period: null,
    scope: null,
    label: '',
    branch: 0,
    context: { before, after: '', topics: [], headings: [] },
    parent: null,
    indicator: null,
    confidence: 0,
    ...fields,
  };
}

describe('classification', () => {
  const report = parsedReport('9件。');
  function classify(fields: Partial<Figure>, before: string): Figure | undefined {
    return classifyFigures([figure(fields, before)], report, catalogue)[0];
  }

  it('keeps a figure as it is but for indicator and confidence', () => {
    const given = figure({ label: '受理' }, '受理行政复议案件');
    const [got] = classifyFigures([given], report, catalogue);
    expect(got).toEqual({ ...given, indicator: 'reconsideration.accepted', confidence: got?.confidence });
    expect(got?.confidence).toBeGreaterThan(0.9);
  });
  it.each([
    ['a unit that does not fit', { unit: '人' }],
    ['a change', { kind: 'change' as const }],
  ])('leaves %s open, with confidence 0', (_, fields) => {
    expect(classify(fields, '受理行政复议案件')).toMatchObject({ indicator: null, confidence: 0 });
  });
  it('reads the scale of a unit as its base', () => {
    expect(classify({ unit: '万件' }, '受理行政复议案件')?.indicator).toBe('reconsideration.accepted');
  });
  it('gives nothing for no figures', () => {
    expect(classifyFigures([], report, catalogue)).toEqual([]);
  });
});
