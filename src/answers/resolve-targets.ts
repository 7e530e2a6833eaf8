import type { Question, Slot, YearSlot } from '../questions/question.ts';
import type { Gazetteer } from '../regions/gazetteer.ts';
import type { Region, RegionMention } from '../regions/region.ts';
import { REPORT_KINDS } from '../reports/report.ts';
import type { ReportSummary } from '../store/reports.ts';
import { speaksForRegion } from './issuer-standing.ts';

/** A report to look into for a region asked about. */
export interface Target {
  /** The region as asked, which the answer names. */
  region: Region;
  report: ReportSummary;
  /** Year asked for; null when none was. */
  askedYear: number | null;
  /** Whether the report is of the year asked for: `newest` stands in for a missing one. */
  fit: 'asked' | 'newest';
  /** True when the missing year was only said relatively or taken over, so that the newest answers, named as such. */
  answersAnyway: boolean;
}

export interface Targets {
  targets: Target[];
  /** Regions named of which nothing is covered, with the nearest covered ones. */
  uncovered: { name: string; region: Region | null; nearby: ReportSummary[] }[];
  /** A name that two covered regions share: the asker must choose. */
  ambiguous: { words: string; candidates: Region[] }[];
  /** Names that were understood by a short or similar form, to be said. */
  assumed: { words: string; region: Region }[];
  /** The neighbours asked about, as they were understood: covered divisions of the same level within `area`. */
  neighbours: { words: string; area: Region; regions: Region[] } | null;
  /** `none` when the question names no region and several are covered. */
  asked: 'regions' | 'only_one' | 'everywhere' | 'none';
}

const MOST_NAMESAKES = 3;

/**
 * Turns the places and years of a question into the reports to look into.
 * A region is answered from its government's report of the kind asked (by default the annual report on law-based
 * government); another body's is taken only where the government's own is not covered.
 * @param coverage All current reports.
 */
export function resolveTargets(
  question: Question,
  coverage: readonly ReportSummary[],
  gazetteer: Gazetteer,
): Targets {
  const result: Targets = {
    targets: [],
    uncovered: [],
    ambiguous: [],
    assumed: [],
    neighbours: null,
    asked: 'regions',
  };
  const regions: Region[] = [];
  const yearsOf = new Map<string, YearSlot[]>();
  const paired = pairYears(question);
  for (const [index, slot] of question.regions.entries()) {
    const region = resolveMention(slot, question.text, coverage, gazetteer, result);
    if (!region) continue;
    if (!yearsOf.has(region.code)) regions.push(region);
    yearsOf.set(region.code, [...(yearsOf.get(region.code) ?? []), ...(paired[index] ?? [])]);
  }
  for (const { value: area } of question.areas) {
    const inside = regionsOf(coverage, gazetteer).filter(({ code }) =>
      area.codes.some((parent) => parent !== code && gazetteer.isWithin(code, parent)),
    );
    if (inside.length === 0) result.uncovered.push({ name: area.text, region: null, nearby: [] });
    regions.push(...inside.filter((region) => !regions.includes(region)));
  }
  const [spokenOf] = regions;
  if (question.neighbours && spokenOf) {
    regions.push(
      ...takeNeighbours(question.neighbours.value, spokenOf, regions, coverage, gazetteer, result),
    );
  }
  if (question.regions.length === 0 && question.areas.length === 0) {
    const all = regionsOf(coverage, gazetteer);
    if (question.everywhere) {
      result.asked = 'everywhere';
      regions.push(...all);
    } else if (all.length === 1) {
      result.asked = 'only_one';
      regions.push(...all);
    } else {
      result.asked = 'none';
    }
  }
  const reportsOf = groupByRegion(coverage);
  result.targets = regions.flatMap((region) =>
    targetsOf(
      region,
      { ...question, years: yearsOf.get(region.code) ?? question.years },
      reportsOf.get(region.code) ?? [],
    ),
  );
  return result;
}

/** The covered divisions of a place's level within the nearest of its parents that has any; none are said to be not covered. */
function takeNeighbours(
  words: string,
  place: Region,
  named: readonly Region[],
  coverage: readonly ReportSummary[],
  gazetteer: Gazetteer,
  result: Targets,
): Region[] {
  const level = regionsOf(coverage, gazetteer).filter((region) => region.level === place.level);
  for (const area of gazetteer.ancestors(place.code)) {
    const found = level.filter(({ code }) => code !== place.code && gazetteer.isWithin(code, area.code));
    if (found.length === 0) continue;
    result.neighbours = { words, area, regions: found };
    return found.filter((region) => !named.includes(region));
  }
  result.uncovered.push({ name: `${place.name}的${words}`, region: null, nearby: [] });
  return [];
}

/** The covered regions, each once, in the gazetteer's order of codes. */
export function regionsOf(coverage: readonly ReportSummary[], gazetteer: Gazetteer): Region[] {
  return [...new Set(coverage.map(({ regionCode }) => regionCode))]
    .sort()
    .flatMap((code) => gazetteer.byCode(code) ?? []);
}

/** What makes a covered short name the beginning of another place's: 岳池|镇 is a town, not the county. */
const NAME_GOES_ON =
  /^(?:[^\P{Script=Han}的各个乡镇街村和与及全等级有在里内下辖所哪几每]街道(?!办)|[^\P{Script=Han}的各个乡镇街村和与及全等级有在里内下辖所哪几每]?(?:镇(?![压静定痛村街域级])|乡(?![村镇贤亲土级])))/u;

function resolveMention(
  { value: mention, span }: Slot<RegionMention>,
  text: string,
  coverage: readonly ReportSummary[],
  gazetteer: Gazetteer,
  result: Targets,
): Region | null {
  const codes = new Set(coverage.map(({ regionCode }) => regionCode));
  const covered = mention.candidates.filter(({ code }) => codes.has(code));
  const [only] = covered;
  if (!only) {
    const region = mention.candidates[0] ?? null;
    result.uncovered.push({
      name: nameOf(mention),
      region,
      nearby: nearbyOf(region, coverage, gazetteer),
    });
    return null;
  }
  const rest =
    mention.match === 'short' && span !== null ? NAME_GOES_ON.exec(text.slice(span.end))?.[0] : undefined;
  if (rest !== undefined) {
    const nearby = coverage.filter(({ regionCode }) => regionCode === only.code);
    result.uncovered.push({ name: mention.text + rest, region: null, nearby: nearby.slice(0, 1) });
    return null;
  }
  if (covered.length > 1) {
    result.ambiguous.push({ words: mention.text, candidates: covered });
    return null;
  }
  if (mention.match === 'similar' || mention.candidates.length > 1) {
    result.assumed.push({ words: mention.text, region: only });
  }
  return only;
}

/** Different divisions told of by one short name are all named: 朝阳 may be 朝阳市, 朝阳区 or 朝阳县. */
function nameOf({ text, candidates }: RegionMention): string {
  const names = [...new Set(candidates.map(({ name }) => name))];
  return names.slice(0, MOST_NAMESAKES).join('、') || text;
}

/**
 * The years of each region named: its own where every region is followed by one (「甲区2024年和乙镇2023年」), else all years
 * for all regions.
 */
function pairYears({ regions, years }: Question): YearSlot[][] {
  const places = regions.map(({ span }) => span?.start ?? -1);
  const own = regions.map((_region, index) =>
    years.filter(({ span }) => {
      const start = span?.start ?? -1;
      return start > (places[index] ?? -1) && start < (places[index + 1] ?? Number.POSITIVE_INFINITY);
    }),
  );
  return regions.length > 1 && own.every((list) => list.length > 0) ? own : regions.map(() => years);
}

/** Covered reports inside the region, else of its siblings, else within the same parents; newest first, at most four. */
function nearbyOf(
  region: Region | null,
  coverage: readonly ReportSummary[],
  gazetteer: Gazetteer,
): ReportSummary[] {
  if (!region) return [];
  const areas = [region, ...gazetteer.ancestors(region.code).filter(({ level }) => level !== 'township')];
  for (const area of areas) {
    const inside = coverage.filter(({ regionCode }) => gazetteer.isWithin(regionCode, area.code));
    if (inside.length > 0) return inside.toSorted((one, other) => other.year - one.year).slice(0, 4);
  }
  return [];
}

function groupByRegion(coverage: readonly ReportSummary[]): Map<string, ReportSummary[]> {
  const groups = new Map<string, ReportSummary[]>();
  for (const report of coverage) {
    const group = groups.get(report.regionCode);
    if (group === undefined) groups.set(report.regionCode, [report]);
    else group.push(report);
  }
  return groups;
}

/** @param ofRegion All current reports of the region. */
function targetsOf(region: Region, question: Question, ofRegion: readonly ReportSummary[]): Target[] {
  const reports = ownReports(ofRegion, question);
  const newest = reports[0];
  if (!newest) return [];
  if (question.everyYear && question.years.length === 0) {
    return reports.toReversed().map((report): Target => {
      return { region, report, askedYear: report.year, fit: 'asked', answersAnyway: true };
    });
  }
  if (question.years.length === 0) {
    return [{ region, report: newest, askedYear: null, fit: 'asked', answersAnyway: true }];
  }
  return question.years.map(({ value, relative, origin }): Target => {
    const report = reports.find(({ year }) => year === value);
    return {
      region,
      report: report ?? newest,
      askedYear: value,
      fit: report ? 'asked' : 'newest',
      answersAnyway: relative || origin === 'history',
    };
  });
}

/** Reports of the kind asked by the body that speaks for the region, newest first. */
function ownReports(reports: readonly ReportSummary[], { reportKind }: Question): ReportSummary[] {
  const kinds = reportKind ? [reportKind.value] : [...REPORT_KINDS];
  const kind = kinds.find((one) => reports.some((report) => report.kind === one));
  const ofKind = reports.filter((report) => report.kind === kind);
  const governments = ofKind.filter(({ issuer }) => speaksForRegion(issuer));
  return (governments.length > 0 ? governments : ofKind).toSorted((one, other) => other.year - one.year);
}
