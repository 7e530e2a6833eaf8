import type { Gazetteer } from '../regions/gazetteer.ts';
import type { Region } from '../regions/region.ts';
import { listFiguresOfReport } from '../store/figures.ts';
import type { Store } from '../store/open-store.ts';
import { findReportText, listReports, listSections } from '../store/reports.ts';
import type { ReportSummary } from '../store/reports.ts';
import type { DraftMaterial, EnteredValue, MaterialFigure, MaterialSection } from './draft-material.ts';

/** Neighbours whose wording is offered. */
const MOST_NEIGHBOURS = 3;
/** Characters of a section that are offered. */
const LONGEST_EXAMPLE = 1200;

/**
 * Reads what a draft for a region and a year is made from: its own report's figures, last year's, and sections as examples.
 * Only the report of the region's government speaks for the region.
 * @param entered What people have entered for that year; empty where only reports may speak.
 */
export async function gatherMaterial(
  { store, gazetteer }: { store: Store; gazetteer: Gazetteer },
  region: Region,
  year: number,
  entered: readonly EnteredValue[],
): Promise<DraftMaterial> {
  const reports = await listReports(store, { kind: '法治政府建设年度报告' });
  const own = reports.filter(({ regionCode }) => regionCode === region.code);
  const ofYear = own.find((report) => report.year === year);
  const before = own.find((report) => report.year === year - 1);
  const neighbours = reports
    .filter((report) => isNeighbour(report, region, gazetteer))
    .slice(0, MOST_NEIGHBOURS);
  // Last year's wording is the first thing that a drafter looks at, then this year's own, then the neighbours'.
  const examples = [ofYear, before, ...neighbours].filter((report) => report !== undefined);
  return {
    region: region.name,
    year,
    figures: await figuresOf(store, ofYear),
    lastYear: await figuresOf(store, before),
    sections: (await Promise.all(examples.map((report) => sectionsOf(store, report, isPart)))).flat(),
    lastYearSections: before === undefined ? [] : await sectionsOf(store, before, isNumbered),
    issuer: (ofYear ?? before)?.issuer ?? `${region.name}人民政府`,
    entered,
  };
}

function isNeighbour(report: ReportSummary, region: Region, gazetteer: Gazetteer): boolean {
  const other = gazetteer.byCode(report.regionCode);
  return other !== null && other.code !== region.code && other.level === region.level;
}

async function figuresOf(store: Store, report: ReportSummary | undefined): Promise<MaterialFigure[]> {
  if (report === undefined) return [];
  const figures = await listFiguresOfReport(store.database, report.id);
  return figures.map((figure) => ({ figure, report, quote: figure.quote }));
}

const isPart = (level: number) => level === 1;
const isNumbered = (level: number) => level > 0;

/** The sections of the levels wanted, each cut at a sentence's end. */
async function sectionsOf(
  store: Store,
  report: ReportSummary,
  isWanted: (level: number) => boolean,
): Promise<MaterialSection[]> {
  const [text, sections] = await Promise.all([
    findReportText(store.database, report.id),
    listSections(store.database, report.id),
  ]);
  return sections
    .filter(({ level }) => isWanted(level))
    .map(({ path, heading, headingSpan, start, end }) => {
      const whole = (text ?? '').slice(headingSpan.end, end);
      const lead = whole.length - whole.replace(/^[\s。:：]+/u, '').length;
      const cut = cutAtSentence(whole.slice(lead));
      const from = headingSpan.end + lead;
      return { report, path, heading, text: cut, start: Math.max(start, from), end: from + cut.length };
    })
    .filter((section) => section.text !== '');
}

function cutAtSentence(text: string): string {
  if (text.length <= LONGEST_EXAMPLE) return text.trimEnd();
  const end = text.lastIndexOf('。', LONGEST_EXAMPLE);
  return text.slice(0, end > 0 ? end + 1 : LONGEST_EXAMPLE);
}
