import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { load } from 'js-yaml';
import { AppError } from '../../src/errors.ts';
import { parseReport } from '../../src/reports/parse-report.ts';
import { readPlainText } from '../../src/reports/readers/text.ts';
import type { MetadataOverrides, ParsedReport, ReportMetadata } from '../../src/reports/report.ts';
import { readGazetteer } from '../support/gazetteer.ts';

/** What a careful reader finds in a report; beside each text of test/fixtures/reports. */
interface Expectation {
  /** From the root of the project. */
  text: string;
  metadata: ReportMetadata;
  firstWords: string;
  lastWords: string;
  /** `path heading`, in order. */
  outline: string[];
  /** How many warnings. */
  warnings: number;
}

const FIXTURES = 'test/fixtures/reports/';
const gazetteer = readGazetteer();

const expectations = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name, expected: load(readFileSync(FIXTURES + name, 'utf8')) as Expectation }));

function parseFile(path: string): ParsedReport {
  return parseReport(readPlainText(readFileSync(path)), { gazetteer });
}

function parseText(text: string, overrides: MetadataOverrides = {}): ParsedReport {
  return parseReport({ text, warnings: [] }, { gazetteer, overrides });
}

describe.each(expectations)('$name', ({ expected }) => {
  const report = parseFile(expected.text);

  it('tells who reports on what and when', () => {
    expect(report.metadata).toEqual(expected.metadata);
    expect(report.warnings).toHaveLength(expected.warnings);
  });

  it('finds the report on the page', () => {
    expect(report.text.slice(report.body.start)).toMatch(new RegExp(`^${escape(expected.firstWords)}`, 'u'));
    expect(report.text.slice(0, report.body.end)).toMatch(new RegExp(`${escape(expected.lastWords)}$`, 'u'));
  });

  it('finds every part and its heading', () => {
    expect(report.sections.slice(1).map(({ path, heading }) => `${path} ${heading}`)).toEqual(
      expected.outline,
    );
  });

  it('keeps headings and paths where they stand', () => {
    for (const { heading, headingSpan, start, end } of report.sections) {
      if (report.sections[0]?.headingSpan !== headingSpan)
        expect(report.text.slice(headingSpan.start, headingSpan.end)).toBe(heading);
      expect(start).toBeGreaterThanOrEqual(report.body.start);
      expect(end).toBeLessThanOrEqual(report.body.end);
      expect(start).toBeLessThanOrEqual(headingSpan.start);
    }
  });
});

it('covers every fixture with an expectation', () => {
  const texts = readdirSync(FIXTURES).filter((name) => name.endsWith('.txt'));
  expect(expectations.map(({ expected }) => expected.text)).toEqual(
    expect.arrayContaining(texts.map((name) => FIXTURES + name)),
  );
});

const OPENING =
  '2023年,深入推进依法行政,法治政府建设取得成效。现将有关情况报告如下:\n一、成效\n(一)依法行政。\n二、不足\n';

describe('the body that reports', () => {
  it.each([
    ['凤阳县2023年法治政府建设情况报告\n' + OPENING, '凤阳县人民政府', '凤阳县'],
    ['凤阳县司法局2023年法治政府建设情况报告\n' + OPENING, '凤阳县司法局', '凤阳县'],
    [
      '凤阳县2023年法治政府建设情况报告\n' + OPENING + '凤阳县司法局\n2024年1月5日',
      '凤阳县人民政府',
      '凤阳县',
    ],
    [
      '凤阳县2023年法治政府建设情况报告\n' + OPENING + '我局将努力。\n凤阳县司法局\n2024年1月5日',
      '凤阳县司法局',
      '凤阳县',
    ],
    [
      '2023年法治政府建设情况报告\n' + OPENING + '凤阳县发展和改革委员会\n2024年1月5日',
      '凤阳县发展和改革委员会',
      '凤阳县',
    ],
    ['中共凤阳县委关于2023年法治政府建设情况的报告\n' + OPENING, '凤阳县人民政府', '凤阳县'],
    ['凤阳县人民政府办公室2023年法治政府建设情况报告\n' + OPENING, '凤阳县人民政府办公室', '凤阳县'],
    ['滁州市凤阳县府城镇2023年法治政府建设情况报告\n' + OPENING, '府城镇人民政府', '府城镇'],
    [
      '2023年法治政府建设情况报告\n发布机构:安徽省凤阳县人民政府办公室\n' + OPENING,
      '凤阳县人民政府',
      '凤阳县',
    ],
    [
      '2023年法治政府建设情况报告\n' + OPENING.replace('2023年,', '2023年,凤阳县在滁州市委的领导下,'),
      '凤阳县人民政府',
      '凤阳县',
    ],
    ['2023年法治政府建设情况报告\n' + OPENING + '主办单位:凤阳县人民政府办公室', '凤阳县人民政府', '凤阳县'],
    [
      '新疆维吾尔自治区司法厅2023年法治政府建设情况报告\n' + OPENING,
      '新疆维吾尔自治区司法厅',
      '新疆维吾尔自治区',
    ],
    [OPENING.replace('2023年,', '2023年,昌吉州人民政府坚持'), '昌吉回族自治州人民政府', '昌吉回族自治州'],
    ['秀山县2023年法治政府建设情况报告\n' + OPENING, '秀山土家族苗族自治县人民政府', '秀山土家族苗族自治县'],
    ['2023年法治政府建设情况报告\n' + OPENING, null, null],
    // Who is reported to, and names of two characters that stand in other words, report nothing.
    [
      '滁州市水利局关于2023年度法治政府建设情况的报告\n中共滁州市委、滁州市人民政府:\n' + OPENING,
      '滁州市水利局',
      '滁州市',
    ],
    [
      '2023年法治政府建设情况报告\n创建法治政府建设示范县,建成县级中心3个,省、市和县合力治理县域。' + OPENING,
      null,
      null,
    ],
    // A department is known by what the opening says that it did, and by the name it gives its own report.
    [OPENING.replace('2023年,', '2023年,滁州市水利局坚持'), '滁州市水利局', '滁州市'],
    ['现将《滁州市水利局2023年度法治政府建设情况报告》予以公布。\n' + OPENING, '滁州市水利局', '滁州市'],
    // A body outside the gazetteer is named as its title names it.
    ['无此街街道办事处2023年法治政府建设年度报告\n' + OPENING, '无此街街道办事处', null],
  ])('%j', (text, issuer, regionName) => {
    const { metadata } = parseText(text);
    expect(metadata.issuer).toBe(issuer);
    expect(metadata.regionName).toBe(regionName);
  });
});

describe('facts that a person sets', () => {
  const bare = `法治政府建设情况报告\n依法行政工作取得成效,现将有关情况报告如下。\n一、成效\n二、不足`;

  it('names the option for each fact that the text does not tell', () => {
    const { warnings, metadata } = parseText(bare);
    expect(metadata).toMatchObject({ regionCode: null, year: null, issuer: null });
    for (const option of ['--region', '--year', '--issuer'])
      expect(warnings).toContainEqual(expect.stringContaining(option));
  });

  it('lets them win', () => {
    const overrides = {
      region: '武胜县',
      year: 2019,
      issuer: '武胜县财政局',
      title: '题',
      kind: '政府工作报告',
    } as const;
    const { metadata, warnings } = parseText(bare, overrides);
    expect(metadata).toMatchObject({
      regionName: '武胜县',
      year: 2019,
      issuer: '武胜县财政局',
      title: '题',
      kind: '政府工作报告',
    });
    expect(warnings).toEqual([]);
  });

  it('takes a region by code and lets its government report', () => {
    expect(parseText(bare, { region: '511622' }).metadata).toMatchObject({
      regionName: '武胜县',
      level: 'county',
      issuer: '武胜县人民政府',
    });
  });

  it('refuses a region that does not exist, and a name that several have', () => {
    expect(failureOf(() => parseText(bare, { region: '无此县' })).code).toBe('invalid_argument');
    expect(failureOf(() => parseText(bare, { region: '鼓楼区' })).message).toContain('320106');
  });

  it('does not believe a year after today', () => {
    const read = { text: '凤阳县2093年法治政府建设情况报告\n' + OPENING, warnings: [] };
    expect(parseReport(read, { gazetteer, today: '2025-06-01' }).metadata.year).toBeNull();
  });
});

describe('texts that are no reports', () => {
  it.each([
    ['a readme', '# Setup\n1. Install\n2. Run\nMore words, and more.'],
    ['a poem', '床前明月光，疑是地上霜。\n举头望明月，低头思故乡。'],
    ['a recipe', '红烧肉做法\n一、备料\n五花肉500克，冰糖30克。\n二、烹饪\n小火炖40分钟。'],
    ['a notice', '关于印发法治政府建设实施方案的通知\n各局:\n一、总体要求\n推进依法行政,规范行政执法。'],
    ['a line', '你好'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    const failure = failureOf(() => parseText(text));
    expect(failure.code).toBe('not_a_report');
    expect(failure.message).toContain('Permitted');
  });

  it('is overruled by a person who names the kind', () => {
    const { metadata } = parseText('床前明月光。', { kind: '政府工作报告' });
    expect(metadata.kind).toBe('政府工作报告');
  });
});

function escape(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}

function failureOf(action: () => unknown): AppError {
  try {
    action();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
