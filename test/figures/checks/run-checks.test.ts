import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Check } from '../../../src/figures/checks/check.ts';
import { runChecks } from '../../../src/figures/checks/run-checks.ts';
import { extractFigures } from '../../../src/figures/extract.ts';
import type { ReferenceData } from '../../../src/library/reference-data.ts';
import { readReferenceData } from '../../../src/library/reference-data.ts';
import { parseReport } from '../../../src/reports/parse-report.ts';

interface CheckCase {
  text: string;
  /** `kind verdict stated [expected]`; a kind alone permits one that holds or differs by rounding; nothing else may be found. */
  expected: string[];
}

/** What is true of the published reports: every check that is found must be one of these, and all of these are found. */
const TRUTH: Record<string, string[]> = {
  武胜县: [
    'rate holds 91.89',
    'parts holds 110',
    'parts holds 90',
    'rate holds 15.56',
    'change holds 72.4',
    'change holds 93.75',
    'change rounding 94.11 94.12',
    'change holds 75',
  ],
  八宿县: [
    'parts holds 266',
    'parts holds 137',
    'parts holds 108',
    'rate holds 83.75',
    'rate rounding 91.75 91.76',
    'average holds 3.5',
  ],
  含谷镇: ['rate holds 100', 'parts holds 4'],
  武昌区: [],
  滨海新区: [],
};
const FILES: Record<string, string> = {
  武胜县: '武胜县-2024',
  八宿县: '八宿县-2020',
  含谷镇: '含谷镇-2023',
  武昌区: '武昌区-2024',
  滨海新区: '滨海新区-2024',
};

let reference: ReferenceData;
beforeAll(async () => {
  reference = await readReferenceData();
});

const evaluation = new URL('../../../data/', import.meta.url);
const read = async (path: string) =>
  (await readFile(new URL(path, evaluation), 'utf8')).replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
const cases = (await read('evaluation/checks/cases.jsonl'))
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as CheckCase);

describe('the arithmetic of the published reports', () => {
  it.each(Object.entries(TRUTH))('%s', async (region, truth) => {
    const checks = checksOf(await read(`reports/${FILES[region] ?? ''}.txt`), {});
    expect(checks.map(lineOf)).toEqual(truth);
  });

  it('checks operands, not the quotient: the correction rate is made of what was corrected', async () => {
    const checks = checksOf(await read('reports/武胜县-2024.txt'), {});
    const rate = checks.find(({ subject }) => subject.figure.stated === '15.56');
    expect(rate?.operands.map(({ figure }) => figure.indicator)).toEqual([
      'reconsideration.unlawful',
      'reconsideration.revoked',
      'reconsideration.concluded',
    ]);
  });
});

describe('the arithmetic of sentences', () => {
  it.each(cases)('$text', ({ text, expected }) => {
    const found = checksOf(text, { region: '青田县', year: 2024 }).map(lineOf);
    const [strict, loose] = [
      expected.filter((line) => line.includes(' ')),
      expected.filter((line) => !line.includes(' ')),
    ];
    const left = found.filter((line) => !strict.includes(line));
    expect(found.filter((line) => strict.includes(line))).toEqual(strict);
    expect(
      left.filter((line) => !loose.some((kind) => new RegExp(`^${kind} (?:holds|rounding)`).test(line))),
    ).toEqual([]);
  });
});

describe('a report against the one before', () => {
  const before = '审结行政复议案件80件，结转下年3件。收到行政复议申请85件。';
  it.each([
    ['上年结转行政复议案件3件。', ['carried_between_years holds 3']],
    ['上年结转行政复议案件5件。', ['carried_between_years differs 5 3']],
    ['收到行政复议申请96件，同比增长12.9%。', ['change holds 12.9']],
    ['收到行政复议申请96件，同比增长21.9%。', ['change differs 21.9 12.9']],
    ['收到行政复议申请约96件，同比增长21.9%。', ['change unknown 21.9 12.9']],
    ['收到行政复议申请96件，比上年增加11件。', ['change holds 11']],
    ['收到行政复议申请96件，比上年增加21件。', ['change differs 21 11']],
    ['收到行政复议申请71件，比上年减少14件。', ['change holds 14']],
  ])('%s', (text, expected) => {
    expect(checksOf(text, { region: '青田县', year: 2024 }, before).map(lineOf)).toEqual(expected);
  });
});

it('gives a check the same fingerprint whenever the text is read', async () => {
  const text = await read('reports/武胜县-2024.txt');
  const prints = checksOf(text, {}).map(({ fingerprint }) => fingerprint);
  expect(new Set(prints).size).toBe(prints.length);
  expect(checksOf(text, {}).map(({ fingerprint }) => fingerprint)).toEqual(prints);
});

function checksOf(
  text: string,
  facts: { region?: string; year?: number },
  before: string | null = null,
): Check[] {
  const { gazetteer, catalogue } = reference;
  const figuresOf = (words: string, year: number | undefined) => {
    const overrides = {
      kind: '法治政府建设年度报告' as const,
      ...facts,
      ...(year !== undefined && { year }),
    };
    const report = parseReport({ text: words, warnings: [] }, { gazetteer, overrides });
    return { text: words, figures: extractFigures(report, catalogue).figures, level: report.metadata.level };
  };
  const previous = before === null ? null : figuresOf(before, (facts.year ?? 1) - 1);
  return runChecks(figuresOf(text, facts.year), previous, catalogue);
}

function lineOf({ kind, verdict, subject, expected }: Check): string {
  const told = verdict === 'holds' ? '' : ` ${expected}`;
  return `${kind} ${verdict} ${subject.figure.stated}${told}`;
}
