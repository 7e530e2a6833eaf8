import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ReferenceData, readReferenceData } from '../../src/library/reference-data.ts';
import { understandReport } from '../../src/library/understand-report.ts';
import type { Reading } from '../../src/store/write-report.ts';

/**
 * Pages as bodies publish them, in our own words: without a title, with one that is doubled, wrapped or spaced out, with the
 * site around them, in traditional script, in Chinese numerals; what each is to be understood as in expected.jsonl.
 */
const FOLDER = 'test/fixtures/pages/';

interface Expectation {
  source: string;
  region: string | null;
  code: string | null;
  issuer: string | null;
  kind: string;
  year: number;
}

const expectations = readFileSync(`${FOLDER}expected.jsonl`, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Expectation);

let reference: ReferenceData;
beforeAll(async () => {
  reference = await readReferenceData();
});

function understand(text: string): Reading {
  return understandReport({ text, warnings: [] }, { overrides: {}, readerVersion: 1, reference });
}

describe('pages as they are published', () => {
  it.each(expectations)('$source: $region $year', ({ source, ...expected }) => {
    const { metadata } = understand(readFileSync(FOLDER + source, 'utf8')).parsed;
    expect({
      region: metadata.regionName,
      code: metadata.regionCode,
      issuer: metadata.issuer,
      kind: metadata.kind,
      year: metadata.year,
    }).toEqual(expected);
  });

  it.each(expectations)(
    '$source: every run of digits is a figure or has a reason not to be',
    ({ source }) => {
      const { parsed, extraction } = understand(readFileSync(FOLDER + source, 'utf8'));
      const read = [...extraction.figures, ...extraction.exclusions, ...parsed.furniture];
      const lost = [...parsed.text.matchAll(/[\d０-９]+(?:[.,，．][\d０-９]+)*/gu)]
        .map((match) => ({ start: match.index, end: match.index + match[0].length }))
        .filter(({ start, end }) => start >= parsed.body.start && end <= parsed.body.end)
        .filter(({ start, end }) => !read.some((span) => span.start < end && span.end > start))
        .map(({ start, end }) => parsed.text.slice(start - 8, end + 8));
      expect(lost).toEqual([]);
      for (const figure of extraction.figures)
        expect(parsed.text.slice(figure.start, figure.end)).toBe(figure.stated);
    },
  );
});

describe('texts of the same words that are no reports', () => {
  it.each([
    [
      'an opinion',
      '各镇人民政府，区政府各部门：\n现结合我区实际，提出以下意见。\n一、提高认识\n提高行政执法水平，规范行政复议。\n二、主要任务\n加强普法宣传。\n',
    ],
    [
      'a regulation',
      '甲市行政执法责任制规定\n第一条 为规范行政执法，制定本规定。\n第二条 本市行政执法适用本规定。\n第三条 县人民政府负责法治政府建设。\n',
    ],
    ['news', '本报讯 记者从甲市中级人民法院获悉，2024年新收行政诉讼案件240件，行政复议709件。\n'],
    [
      'a tender',
      '采购公告\n一、项目概况\n甲县人民政府法律顾问服务，预算20万元。\n二、供应商资格\n具有行政许可。我单位现公开招标。\n',
    ],
    ['accounts', '甲公司2024年度报告\n一、基本情况\n我单位营业收入3亿元。\n二、展望\n'],
  ])('%s', (_, text) => {
    expect(() => understand(text)).toThrow(expect.objectContaining({ code: 'not_a_report' }));
  });
});
