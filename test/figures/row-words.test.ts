import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractFigures } from '../../src/figures/extract.ts';
import { parseCatalogue } from '../../src/figures/parse-catalogue.ts';
import { parsedReport } from '../support/parsed-report.ts';

const catalogue = parseCatalogue(readFileSync('data/indicators.yaml', 'utf8'));

/** Lines of a table as stored, under their heading, and what each number states; `open` for none of the catalogue's. */
const TABLES: [what: string, lines: string[], ...stated: string[]][] = [
  [
    'documents in force, one row each',
    [
      '一、主动公开政府信息情况',
      '信息内容：行政规范性文件；本年制发件数：7；本年废止件数：3；现行有效件数：52；',
    ],
    '7 normative-documents.issued',
    '3 normative-documents.repealed',
    '52 normative-documents.inForce',
  ],
  [
    'decisions by kind',
    [
      '一、主动公开政府信息情况',
      '信息内容：行政许可；本年处理决定数量：1460；',
      '信息内容：行政处罚；本年处理决定数量：377；',
      '信息内容：行政强制；本年处理决定数量：18；',
    ],
    '1460 enforcement.permits',
    '377 enforcement.punishments',
    '18 enforcement.coercions',
  ],
  [
    'requests, of which only the totals are the indicator',
    [
      '三、收到和处理政府信息公开申请情况',
      '本列数据：一、本年新收政府信息公开申请数量；申请人情况-自然人：31；申请人情况-法人或其他组织-商业企业：4；申请人情况-总计：35；',
      '本列数据：二、上年结转政府信息公开申请数量；申请人情况-总计：2；',
      '本列数据：三、本年度办理结果；本列数据：（一）予以公开；申请人情况-自然人：15；申请人情况-总计：16；',
      '本列数据：三、本年度办理结果；本列数据：（三）不予公开；本列数据：1.属于国家秘密；申请人情况-总计：1；',
    ],
    '31 open',
    '4 open',
    '35 disclosure.requests',
    '2 disclosure.carriedIn',
    '15 open',
    '16 disclosure.granted',
    '1 open',
  ],
  [
    'disputes over disclosure are no cases of the procedure',
    [
      '四、政府信息公开行政复议、行政诉讼情况',
      '行政复议-结果维持：3；行政复议-尚未审结：1；行政复议-总计：4；',
    ],
    '3 open',
    '1 open',
    '4 disclosure.reconsiderations',
  ],
  [
    'a name and a number in each row',
    ['指标：行政复议申请收到数；数量：131；', '指标：受理；数量：104；', '指标：不予受理；数量：12；'],
    '131 reconsideration.received',
    '104 reconsideration.accepted',
    '12 reconsideration.notAccepted',
  ],
  [
    'outcomes under a heading',
    ['一、行政复议案件情况', '审理结果：维持；案件数（件）：37；', '审理结果：确认违法；案件数（件）：5；'],
    '37 reconsideration.upheld',
    '5 reconsideration.unlawful',
  ],
  [
    'places down, stages across',
    ['一、行政复议案件情况', '地区：甲县；收案：64；审结：58；'],
    '64 reconsideration.received',
    '58 reconsideration.concluded',
  ],
  [
    'outcomes of nothing named',
    ['处理方式：维持；数量：35；', '处理方式：撤销；数量：4；'],
    '35 open',
    '4 open',
  ],
  ['prose between semicolons', ['一是行政复议方面：有新进展；二是其他方面：12；'], '12 open'],
];

describe('a table states', () => {
  it.each(TABLES.map(([what, lines, ...stated]) => ({ what, lines, stated })))(
    '$what',
    ({ lines, stated }) => {
      const { figures } = extractFigures(parsedReport(lines.join('\n')), catalogue);
      expect(figures.map((figure) => `${figure.stated} ${figure.indicator ?? 'open'}`)).toEqual(stated);
    },
  );
});
