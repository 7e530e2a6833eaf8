import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractFigures } from '../../src/figures/extract.ts';
import { parseCatalogue } from '../../src/figures/parse-catalogue.ts';
import { parseReport } from '../../src/reports/parse-report.ts';
import { parsedReport } from '../support/parsed-report.ts';
import { readGazetteer } from '../support/gazetteer.ts';

const catalogue = parseCatalogue(readFileSync('data/indicators.yaml', 'utf8'));

/** Lines of a table of a 2024 report; of each number: value with unit, kind, year, scope, label. */
const ROWS: [what: string, lines: string[], ...stated: string[]][] = [
  [
    'whose row it is',
    ['地区：甲县；收案：64；审结：58；', '地区：合计；收案：64；审结：58；'],
    '64 level 2024 甲县 甲县收案',
    '58 level 2024 甲县 甲县审结',
    '64 level 2024 - 收案',
    '58 level 2024 - 审结',
  ],
  [
    'a unit in the heading',
    ['单位：市交通局；处罚数量（宗）：27；罚没金额（万元）：11.5；占比：43.7%；'],
    '27宗 level 2024 市交通局 市交通局处罚',
    '11.5万元 level 2024 市交通局 市交通局罚没金额',
    '43.7% level 2024 市交通局 市交通局占比',
  ],
  [
    'a unit in the caption',
    ['行政处罚统计表（单位：宗）', '类别：警告；数量：31；', '类别：罚款；数量：205；'],
    '31宗 level 2024 - 警告',
    '205宗 level 2024 - 罚款',
  ],
  ['a bracket that is no unit', ['审理结果：维持；案件数（含终止）：31；'], '31 level 2024 - 维持案件数'],
  [
    'years and changes in headings',
    ['单位：城管局；2023年受理量：30；2024年受理量：21；同比2023年：-30.0%；'],
    '30 level 2023 城管局 城管局2023年受理量',
    '21 level 2024 城管局 城管局2024年受理量',
    '30.0% change 2023 城管局 城管局同比2023年',
  ],
  [
    'what was carried over',
    ['本列数据：二、上年结转政府信息公开申请数量；申请人情况-总计：2；'],
    '2 level 2023 - 上年结转政府信息公开申请数量申请人情况',
  ],
  [
    'a caption of an earlier year',
    ['2022年行政复议案件情况表', '结果：维持；件数：8；'],
    '8 level 2022 - 维持件数',
  ],
];

describe('the row of a table says', () => {
  it.each(ROWS.map(([what, lines, ...stated]) => ({ what, lines, stated })))('$what', ({ lines, stated }) => {
    const report = parsedReport(lines.join('\n'));
    const { figures } = extractFigures(report, catalogue);
    expect(
      figures.map(({ stated: written, unit, kind, year, scope, label }) =>
        [`${written}${unit}`, kind, year, scope ?? '-', label].join(' '),
      ),
    ).toEqual(stated);
    for (const { sentence } of figures)
      expect(lines).toContain(report.text.slice(sentence.start, sentence.end));
  });

  it('the unit in its normalized value too', () => {
    const { figures } = extractFigures(parsedReport('单位：甲局；罚没金额（万元）：11.5；'), catalogue);
    expect(figures[0]?.normalized).toBe('115000');
  });
});

describe('a table in a parsed report', () => {
  const text = [
    '甲县人民政府2023年政府信息公开工作年度报告',
    '一、主动公开政府信息情况',
    '信息内容：行政许可；本年处理决定数量：1460；',
    '二、收到和处理政府信息公开申请情况',
    '本列数据：一、本年新收政府信息公开申请数量；申请人情况-总计：35；',
    '本列数据：三、本年度办理结果；本列数据：（一）予以公开；申请人情况-总计：16；',
    '三、存在的主要问题及改进情况',
    '解读形式单一。',
  ].join('\n');
  const report = parseReport({ text, warnings: [] }, { gazetteer: readGazetteer() });

  it('is one sentence a row', () => {
    const sentences = report.sentences.map(({ start, end }) => text.slice(start, end));
    for (const line of text.split('\n').filter((one) => one.endsWith('；')))
      expect(sentences).toContain(line);
  });

  it('opens no parts by the numerals of its rows', () => {
    expect(report.sections.map(({ path }) => path)).toEqual(['', '一', '二', '三']);
  });
});
