import { describe, expect, it } from 'vitest';
import { resolveTargets } from '../../src/answers/resolve-targets.ts';
import type { Question, YearSlot } from '../../src/questions/question.ts';
import type { ReportSummary } from '../../src/store/reports.ts';
import { readGazetteer } from '../support/gazetteer.ts';
import { storedReport } from '../support/stated-figure.ts';

const gazetteer = readGazetteer();

function reportOf(regionName: string, year: number, facts: Partial<ReportSummary> = {}): ReportSummary {
  const regionCode = gazetteer.named(regionName)[0]?.code ?? '';
  const issuer = facts.issuer ?? `${regionName}人民政府`;
  return storedReport({ id: `${regionName}${year}${issuer}`, regionName, year, regionCode, ...facts });
}

const coverage = [
  reportOf('岳池县', 2023),
  reportOf('岳池县', 2024),
  reportOf('岳池县', 2025, { kind: '政府工作报告' }),
  reportOf('岳池县', 2024, { issuer: '岳池县司法局' }),
  reportOf('邻水县', 2024, { issuer: '邻水县公安局' }),
];

/** Resolves a question that names these places and years. */
function resolve(names: string, years: (Partial<YearSlot> & { value: number })[] = []) {
  const covered = new Set(coverage.map(({ regionCode }) => regionCode));
  const regions = gazetteer
    .findMentions(names, covered)
    .map((value) => ({ value, span: { start: value.start, end: value.end }, origin: 'stated' as const }));
  const question = {
    ...{ text: names, regions, areas: [], reportKind: null, everywhere: names === '各地', everyYear: false },
    years: years.map((year) => ({ span: null, origin: 'stated' as const, relative: false, ...year })),
  };
  return resolveTargets(question as unknown as Question, coverage, gazetteer);
}

describe('the reports to look into', () => {
  it('are the newest of the government’s own, of the first kind', () => {
    const [target] = resolve('岳池县').targets;
    expect(target).toMatchObject({
      fit: 'asked',
      askedYear: null,
      report: { id: '岳池县2024岳池县人民政府' },
    });
  });

  it('are another body’s only where the government’s is not covered', () => {
    expect(resolve('邻水县').targets[0]?.report.issuer).toBe('邻水县公安局');
  });

  it('are of the year asked for, else the newest, which answers only for 去年 and its like', () => {
    expect(resolve('岳池县', [{ value: 2023 }]).targets[0]).toMatchObject({
      ...{ fit: 'asked', report: { year: 2023 } },
    });
    expect(resolve('岳池县', [{ value: 2020 }]).targets[0]).toMatchObject({
      ...{ fit: 'newest', report: { year: 2024 }, answersAnyway: false },
    });
    expect(resolve('岳池县', [{ value: 2025, relative: true }]).targets[0]?.answersAnyway).toBe(true);
  });

  it('are one for each region and year', () => {
    const { targets } = resolve('岳池县和邻水县', [{ value: 2023 }, { value: 2024 }]);
    expect(targets.map(({ region, askedYear }) => `${region.name}${askedYear}`)).toEqual([
      ...['岳池县2023', '岳池县2024', '邻水县2023', '邻水县2024'],
    ]);
  });

  it('are none for a region that is not covered, with what is near', () => {
    const { targets, uncovered } = resolve('华蓥市');
    expect(targets).toEqual([]);
    expect(uncovered[0]?.region?.name).toBe('华蓥市');
    expect(uncovered[0]?.nearby.every(({ regionName }) => /岳池县|邻水县/u.test(regionName))).toBe(true);
  });

  it.each([
    ['岳池镇复议几件', '岳池镇'],
    ['岳池山街道复议几件', '岳池山街道'],
  ])('are none where a covered short name only begins another: %s', (question, name) => {
    const { targets, uncovered } = resolve(question);
    expect(targets).toEqual([]);
    expect(uncovered).toMatchObject([{ name, region: null, nearby: [{ regionName: '岳池县' }] }]);
  });

  it.each(['岳池各乡镇检查几次', '岳池的镇街有几个', '岳池乡镇执法', '岳池2024年'])(
    'are the region’s own in: %s',
    (question) => {
      expect(resolve(question).targets[0]?.region.name).toBe('岳池县');
    },
  );

  it('name the divisions that an uncovered short name may mean', () => {
    expect(resolve('大通2024年复议').uncovered[0]?.name).toBe('大通区、大通回族土族自治县');
    expect(resolve('大通区2024年复议').uncovered[0]?.name).toBe('大通区');
  });

  it('are all where every region is meant, and none where none is named', () => {
    expect(new Set(resolve('各地').targets.map(({ region }) => region.name)).size).toBe(2);
    expect(resolve('多少件')).toMatchObject({ targets: [], asked: 'none' });
  });
});
