import type { Catalogue } from '../../figures/catalogue.ts';
import type { Extraction } from '../../figures/figure.ts';
import type { Gazetteer } from '../../regions/gazetteer.ts';
import { foldWidth } from '../../reports/fold-width.ts';
import type { Line } from '../../reports/lines.ts';
import { listLines } from '../../reports/lines.ts';
import type { ParsedReport } from '../../reports/report.ts';
import type { Finding } from './finding.ts';
import type { ProofreadingData } from './proofreading-data.ts';

/** A draft as it is proofread: understood like a report, whether it is a whole one or a section. */
export interface DraftText {
  report: ParsedReport;
  extraction: Extraction;
  /** The text with full-width digits, letters and marks made half-width; of the same length, so that offsets hold. */
  folded: string;
  /** Lines of the report proper that hold words, page furniture left out, in order. */
  paragraphs: Line[];
}

/** What rules judge by besides the draft itself. */
export interface ProofreadingReference {
  proofreading: ProofreadingData;
  catalogue: Catalogue;
  gazetteer: Gazetteer;
}

/** Looks for slips of one sort. Pure: the same draft gives the same findings. */
export type ProofreadingRule = (draft: DraftText, reference: ProofreadingReference) => Finding[];

/** Prepares an understood draft for the rules. */
export function createDraftText(report: ParsedReport, extraction: Extraction): DraftText {
  const folded = foldWidth(report.text);
  const { body, furniture } = report;
  const paragraphs = listLines(folded).filter(
    ({ start, end }) =>
      start >= body.start &&
      end <= body.end &&
      !furniture.some((span) => span.start < end && start < span.end),
  );
  return { report, extraction, folded, paragraphs };
}
