import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractFigures } from '../../src/figures/extract.ts';
import { parseCatalogue } from '../../src/figures/parse-catalogue.ts';
import type { ParsedReport } from '../../src/reports/report.ts';
import { parsedReport } from '../support/parsed-report.ts';

const catalogue = parseCatalogue(readFileSync('data/indicators.yaml', 'utf8'));
const WORDS = [
  ...'受理 行政复议 案件 申请 件 名 % 个百分点 其中 分别为 均为 各 、 ， 。 ； （ ） ： “ ” 《 》 2024年 截至 月底 同比增长 由 减为 1 23 4,567 0.5 三百 余 近 以上 一是 第 号 - . \n'.split(
    ' ',
  ),
  ' ',
];

function expectWhole(report: ParsedReport): void {
  const { figures, exclusions } = extractFigures(report, catalogue);
  const covered = [...figures, ...exclusions];
  for (const run of report.text.matchAll(/[0-9０-９]+/g)) {
    const end = run.index + run[0].length;
    const holders = covered.filter((one) => one.start <= run.index && one.end >= end);
    expect(holders.length, `${run[0]} at ${run.index}`).toBeGreaterThan(0);
  }
  for (const figure of figures) {
    expect(report.text.slice(figure.start, figure.end)).toBe(figure.stated);
    expect(figure.sentence.start).toBeLessThanOrEqual(figure.start);
    expect(figure.sentence.end).toBeGreaterThanOrEqual(figure.end);
    if (figure.parent !== null) expect(figures[figure.parent]).toBeDefined();
  }
  for (const exclusion of exclusions) {
    expect(report.text.slice(exclusion.start, exclusion.end)).toBe(exclusion.text);
  }
  for (const list of [figures, exclusions]) {
    expect(list.map((one) => one.start)).toEqual(list.map((one) => one.start).sort((a, b) => a - b));
  }
}

describe('every digit run is a figure or listed with the reason it is not', () => {
  it.each(readdirSync('data/reports'))('%s', (file) => {
    expectWhole(parsedReport(readFileSync(`data/reports/${file}`, 'utf8').replaceAll('\r\n', '\n')));
  });

  it('of any text in the words of the genre', () => {
    const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(''));
    fc.assert(
      fc.property(text, (words) => {
        expectWhole(parsedReport(words));
      }),
      { numRuns: 300 },
    );
  });
});
