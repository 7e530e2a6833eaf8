import { gatherMaterial } from '../drafts/gather-material.ts';
import { readTemplates } from '../drafts/read-templates.ts';
import type { Template } from '../drafts/template.ts';
import type { Catalogue } from '../figures/catalogue.ts';
import type { Check, CheckedText } from '../figures/checks/check.ts';
import type { FindRelated } from '../questions/related-words.ts';
import type { Gazetteer } from '../regions/gazetteer.ts';
import type { Retrieve } from '../retrieval/retrieve.ts';
import { findFigures, openFiguresOfReport } from '../store/figures.ts';
import type { Store } from '../store/open-store.ts';
import { rankReports } from '../store/rank-reports.ts';
import { findReportText, listReports, listSections } from '../store/reports.ts';
import type { ReportSummary } from '../store/reports.ts';
import type { AnswerSources, OpenReport } from './answer-sources.ts';
import { createVocabulary } from './label-score.ts';

/** Reports kept open in memory: some 100 kB each. */
const MOST_OPEN = 64;

/** What of a report is checked. */
type CheckedReport = Pick<CheckedText, 'text' | 'figures'>;

export interface StoreSourcesDependencies {
  store: Store;
  catalogue: Catalogue;
  gazetteer: Gazetteer;
  findRelated: FindRelated;
  retrieve: Retrieve;
  /** Lists a report's checks that did not come out. @param read Opens the reports it needs, so that none is read twice. */
  listDoubts: (
    report: ReportSummary,
    read: (report: ReportSummary) => Promise<CheckedReport>,
  ) => Promise<readonly Check[]>;
}

/**
 * Reads what answers are made from out of the store. A report once opened stays in memory until it changes: a report's
 * object is made anew by the store after every change, so an object seen before is still what it was.
 */
export function createStoreSources({
  store,
  catalogue,
  gazetteer,
  findRelated,
  retrieve,
  listDoubts,
}: StoreSourcesDependencies): AnswerSources {
  let templates: Promise<readonly Template[]> | null = null;
  const doubts = new WeakMap<ReportSummary, Promise<readonly Check[]>>();
  const opened = new Map<ReportSummary, Promise<OpenReport>>();

  function open(report: ReportSummary): Promise<OpenReport> {
    const known = opened.get(report);
    opened.delete(report);
    const opening = known ?? openReport(store, report);
    opened.set(report, opening);
    opening.catch(() => opened.delete(report));
    for (const oldest of [...opened.keys()].slice(0, Math.max(0, opened.size - MOST_OPEN)))
      opened.delete(oldest);
    return opening;
  }

  async function readToCheck(report: ReportSummary): Promise<CheckedReport> {
    const { text, figures } = await open(report);
    return { text, figures: figures.map(({ figure }) => figure) };
  }

  return {
    catalogue,
    gazetteer,
    vocabulary: createVocabulary(catalogue, findRelated),
    coverage: () => listReports(store),
    open,
    doubts: (report) => {
      const known = doubts.get(report) ?? listDoubts(report, readToCheck);
      doubts.set(report, known);
      known.catch(() => doubts.delete(report));
      return known;
    },
    templates: () => {
      templates ??= readTemplates();
      return templates;
    },
    draftMaterial: (region, year) => gatherMaterial({ store, gazetteer }, region, year, []),
    stated: async (reports, codes) => {
      const byId = new Map(reports.map((report) => [report.id, report]));
      const figures = await findFigures(store.database, { reportIds: [...byId.keys()], indicators: codes });
      return figures.flatMap((figure) => {
        const report = byId.get(figure.reportId);
        return report ? [{ figure, report, quote: figure.quote }] : [];
      });
    },
    rank: (ranking) => rankReports(store.database, ranking),
    search: async (query, reports, limit) => {
      const current = await listReports(store);
      const found = await retrieve(query, {
        limit,
        ...(reports && { reportIds: reports.map(({ id }) => id) }),
      });
      return found.flatMap(({ reportId, sectionPath, start, end }) => {
        const report = current.find(({ id }) => id === reportId);
        return report ? [{ report, section: sectionPath, start, end }] : [];
      });
    },
  };
}

async function openReport(store: Store, report: ReportSummary): Promise<OpenReport> {
  const [text, sections, { figures, rejected }] = await Promise.all([
    findReportText(store.database, report.id),
    listSections(store.database, report.id),
    openFiguresOfReport(store.database, report.id),
  ]);
  return {
    summary: report,
    text: text ?? '',
    sections,
    figures: figures.map((figure) => ({ figure, report, quote: figure.quote })),
    rejected: rejected.map((figure) => ({ figure, report, quote: figure.quote })),
  };
}
