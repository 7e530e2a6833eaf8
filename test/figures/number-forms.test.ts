import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { extractFigures } from '../../src/figures/extract.ts';
import { parseCatalogue } from '../../src/figures/parse-catalogue.ts';
import { parsedReport } from '../support/parsed-report.ts';

const catalogue = parseCatalogue(readFileSync('data/indicators.yaml', 'utf8'));

/** How reports write numbers, one form a line: the sentence, then value, unit, qualifier and kind of each number in it. */
const FORMS: [sentence: string, ...read: string[]][] = [
  ['全年接听来电2,617件。', '2617 件 exact level'],
  ['办理工单２６１７件。', '2617 件 exact level'],
  ['发放折页3.2万余份。', '3.2 万份 over level'],
  ['走访企业近70家。', '70 家 nearly level'],
  ['化解纠纷超过900件。', '900 件 over level'],
  ['配备法律顾问不少于4名。', '4 名 at_least level'],
  ['开展宣讲四百余场。', '400 场 over level'],
  ['召开会议十六次。', '16 次 exact level'],
  ['网办率达到百分之八十五。', '85 % exact level'],
  ['持证率为97.3％。', '97.3 % exact level'],
  ['案卷合格率85%以上。', '85 % at_least level'],
  ['受教育群众6000余名。', '6000 名 over level'],
  ['按期办结率、群众满意率均为98%。', '98 % exact level', '98 % exact level'],
  ['撤销、变更各2件。', '2 件 exact level', '2 件 exact level'],
  ['审批环节由9个减为3个。', '9 个 exact level', '3 个 exact level'],
  ['收案量同比增长8.6%。', '8.6 % exact change'],
  ['办结率较上年提高2.4个百分点。', '2.4 个百分点 exact change'],
  ['挽回损失2.07亿元。', '2.07 亿元 exact level'],
  ['被撤销0件。', '0 件 exact level'],
  ['经营主体总量突破12万户。', '12 万户 over level'],
  ['答复87件政协委员提案。', '87 件 exact level'],
  ['力争明年培训500人次。', '500 人次 exact target'],
  ['八五普法以来累计培育明白人1300名。', '1300 名 exact cumulative'],
];

describe('the forms in which reports write numbers', () => {
  it.each(FORMS)('%s', (sentence, ...read) => {
    const report = parsedReport(sentence);
    const { figures } = extractFigures(report, catalogue);
    const found = figures.map(({ value, unit, qualifier, kind }) => `${value} ${unit} ${qualifier} ${kind}`);
    expect(found).toEqual(read);
    for (const { start, end, stated } of figures) expect(report.text.slice(start, end)).toBe(stated);
  });
});
