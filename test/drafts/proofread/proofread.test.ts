import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../src/drafts/proofread/proofread.ts';
import type { Finding } from '../../../src/drafts/proofread/finding.ts';
import { proofreadText } from '../../support/proofread-text.ts';

interface Case {
  what: string;
  /** A draft of 青田县's report on 2024, or the given one's. */
  text: string;
  region?: string;
  year?: number;
  /** `kind|found`, in order; empty for a draft in which nothing may be found. */
  expected: string[];
}

const CASES: Case[] = [
  {
    what: 'slots that were left open',
    text: '全年受理行政复议案件XX件，办结×××件。',
    expected: ['placeholder|XX', 'placeholder|×××'],
  },
  {
    what: 'a slot in brackets',
    text: '开展专项检查【待填：次数】次。',
    expected: ['placeholder|【待填：次数】'],
  },
  { what: 'Latin letters that are no slot', text: '举办“XXI世纪”论坛，推广APP应用。', expected: [] },
  {
    what: 'a month that does not exist',
    text: '2024年13月，县政府召开专题会议。',
    expected: ['date|2024年13月'],
  },
  {
    what: 'a day that does not exist',
    text: '2024年2月30日召开常务会议。',
    expected: ['date|2024年2月30日'],
  },
  { what: 'a leap day', text: '2024年2月29日召开常务会议。', expected: [] },
  {
    what: 'an impossible day in another year',
    text: '自2023年2月29日起施行。',
    expected: ['date|2023年2月29日'],
  },
  {
    what: 'a county that is not the draft’s',
    text: '云和县坚持把法治政府建设摆在突出位置。',
    expected: ['region|云和县'],
  },
  { what: 'a county that is named on purpose', text: '组织人员赴云和县学习考察。', expected: [] },
  { what: 'the city above', text: '丽水市司法局对我县开展督察。', expected: [] },
  {
    what: 'the word of a district in a county',
    text: '全区共有行政执法人员500名。',
    expected: ['region|全区'],
  },
  { what: 'the word of a county in a county', text: '全县共有行政执法人员500名。', expected: [] },
  {
    what: 'a town that calls itself a county',
    text: '我县组织法治宣传活动。',
    region: '含谷镇',
    expected: [],
  },
  {
    what: 'a street office that calls itself a town',
    text: '全镇组织法治宣传活动60场。',
    region: '米市巷街道',
    expected: ['region|全镇'],
  },
  {
    what: 'a congress of another age',
    text: '深入学习贯彻党的十二大精神。',
    expected: ['meeting|党的十二大'],
  },
  {
    what: 'the congress of the time',
    text: '深入学习贯彻党的二十大和二十届二中、三中全会精神。',
    expected: [],
  },
  {
    what: 'a session that was not held by then',
    text: '深入学习贯彻党的二十届五中全会精神。',
    expected: ['meeting|二十届五中'],
  },
  {
    what: 'a session in a list that can’t be',
    text: '贯彻党的十九大和十九届二中、三中、八中全会精神。',
    expected: ['meeting|八中'],
  },
  {
    what: 'a title with a wrong word',
    text: '认真落实《法治政府建设与责任落实督查工作规定》。',
    expected: ['title_of_document|《法治政府建设与责任落实督查工作规定》'],
  },
  {
    what: 'a title as it is',
    text: '认真落实《法治政府建设与责任落实督察工作规定》和《法治政府建设实施纲要（2021-2025年）》。',
    expected: [],
  },
  {
    what: 'a place’s own outline',
    text: '印发《丽水市法治政府建设实施纲要（2021—2025年）》。',
    expected: [],
  },
  {
    what: 'a set phrase',
    text: '严格履行推进法治建设第一职责人职责，建设法制政府。',
    expected: ['phrase|第一职责人', 'phrase|法制政府'],
  },
  { what: 'legal review, which is 法制', text: '严格落实重大执法决定法制审核制度。', expected: [] },
  {
    what: 'a law that was repealed',
    text: '组织学习《婚姻法》和《行政处罚法》。',
    expected: ['repealed_law|《婚姻法》'],
  },
  { what: 'a law before it was repealed', text: '组织学习《婚姻法》。', year: 2019, expected: [] },
  { what: 'a law that is said to be repealed', text: '《信访条例》同时废止。', expected: [] },
  {
    what: 'a body that was merged',
    text: '县法制办、工商局开展联合检查。',
    expected: ['former_body|法制办', 'former_body|工商局'],
  },
  { what: 'a body of the time', text: '文化和旅游局、原国土局开展联合检查。', expected: [] },
  {
    what: 'a share that rose by a percentage',
    text: '行政机关负责人出庭应诉率提高5%。',
    expected: ['percentage_point|率提高5%'],
  },
  { what: 'a share that rose by points', text: '行政机关负责人出庭应诉率提高5个百分点。', expected: [] },
  {
    what: 'words typed twice',
    text: '深入开展开展普法宣传，推进了了法治建设。',
    expected: ['repeated_words|开展开展', 'repeated_words|了了'],
  },
  {
    what: 'words that double by nature',
    text: '一件一件解决，实实在在、方方面面见成效，我们认真研究。',
    expected: [],
  },
  {
    what: 'a sentence without its number',
    text: '今年以来，我县发生行政复议案件。',
    expected: ['garbled|今年以来，我县发生行政复议案件。'],
  },
  { what: 'a sentence that says none', text: '今年以来，我县未发生行政复议案件。', expected: [] },
  {
    what: 'a title mark without its partner',
    text: '印发关于加强依法行政的通知》。',
    expected: ['unpaired_mark|加强依法行政的通知》。'],
  },
  { what: 'marks in pairs', text: '印发《关于“双减”的通知》（青政办〔2024〕1号）。', expected: [] },
  { what: 'an item’s bracket', text: '1）加强领导；2）压实责任。', expected: [] },
  {
    what: 'a half-width comma among full-width ones',
    text: '一是加强领导，压实责任；二是强化督察，注重实效；三是加强宣传,营造氛围；四是完善机制，形成合力；五是统筹推进，务求落实；六是定期调度，跟踪问效。',
    expected: ['format|加强宣传,营造氛围'],
  },
  {
    what: 'last year’s year at the head of a sentence',
    text: '2023年，全县共办理行政复议案件85件。',
    expected: ['year|2023年，全县共办理行政复议案件85件。'],
  },
  {
    what: 'last year set beside this one',
    text: '2023年全县办理行政复议案件85件，2024年办理96件。',
    expected: [],
  },
];

describe('proofreading a draft', () => {
  it.each(CASES)('$what', async ({ text, region = '青田县', year = 2024, expected }) => {
    const findings = await proofreadText(text, { region, year });
    const told = findings.map(({ kind, found }) => `${kind}|${found}`);
    if (expected.length === 0) expect(told).toEqual([]);
    else
      expect(told.map((line) => expected.find((part) => sameFinding(line, part)) ?? line)).toEqual(expected);
    for (const { start, end } of findings) expect(start).toBeLessThanOrEqual(end);
  });

  it('says a thing of one place once', () => {
    const finding: Finding = {
      start: 3,
      end: 5,
      severity: 'low',
      kind: 'phrase',
      found: 'a',
      expected: 'b',
      source: 'c',
    };
    expect(inOrder([{ ...finding, start: 4 }, finding, { ...finding, kind: 'inconsistent_term' }])).toEqual([
      finding,
      { ...finding, start: 4 },
    ]);
  });
});

describe('the outline of a whole draft', () => {
  const report = (parts: string[]) =>
    ['青田县2024年法治政府建设年度报告', '现将青田县2024年法治政府建设情况报告如下：', ...parts].join('\n');
  const PARTS = [
    '一、2024年主要举措和成效\n全年受理行政复议案件12件。',
    '二、存在的不足和原因\n执法人员素质有待提高。',
    '三、党政主要负责人履行推进法治建设第一责任人职责情况\n县长专题听取汇报。',
    '四、2025年工作打算\n继续加强领导。',
  ];

  it('finds nothing in a draft with all its parts', async () => {
    expect(await proofreadText(report(PARTS), {})).toEqual([]);
  });

  it.each([
    [
      '二、存在的不足和原因',
      '二、存在的不足和原因',
      '五、存在的不足和原因',
      ['heading_number', 'heading_number'],
    ],
    ['a plan for the year that is over', '四、2025年工作打算', '四、2024年工作打算', ['year']],
    ['last year in the heading', '一、2024年主要举措', '一、2023年主要举措', ['year']],
    ['a lost numeral', '二、存在的不足', '、存在的不足', ['heading_number']],
  ])('%s', async (_what, right, wrong, kinds) => {
    const text = report(PARTS).replace(right, wrong);
    expect(text).not.toBe(report(PARTS));
    expect((await proofreadText(text, {})).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('names the parts that are missing', async () => {
    const findings = await proofreadText(report([PARTS[0] ?? '', '二、2025年工作打算\n继续加强领导。']), {});
    expect(findings.map(({ found }) => found)).toEqual([
      '缺「存在的不足和原因」',
      '缺「主要负责人履行推进法治建设第一责任人职责的情况」',
    ]);
  });

  it('points at a paragraph that stands there twice', async () => {
    const paragraph = '县司法局牵头组织开展行政执法案卷评查，对发现的问题逐项督促整改到位。';
    const findings = await proofreadText(report([...PARTS, paragraph, paragraph]), {});
    expect(findings.map(({ kind }) => kind)).toEqual(['repeated_paragraph']);
  });
});

function sameFinding(line: string, expected: string): boolean {
  const [kind, found = ''] = expected.split('|');
  const [toldKind, told = ''] = line.split('|');
  return kind === toldKind && (told.includes(found) || found.includes(told));
}
