import { EXTRACTOR_VERSION, extractFigures } from '../figures/extract.ts';
import type { MetadataOverrides, ReadText } from '../reports/report.ts';
import { PARSER_VERSION, parseReport } from '../reports/parse-report.ts';
import { INDEX_VERSION, passageTerms } from '../retrieval/passage-terms.ts';
import type { ReadingVersions } from '../store/reports.ts';
import type { Reading } from '../store/write-report.ts';
import type { ReferenceData } from './reference-data.ts';

/**
 * Derives from a text everything that is stored of a report. No I/O.
 * @param overrides What a person set; empty for nothing.
 * @param readerVersion Version of the reader that made the text of the file.
 * @throws {AppError} `not_a_report` for a text of another genre; `invalid_argument` for a set fact that can't be.
 */
export function understandReport(
  read: ReadText,
  {
    overrides,
    readerVersion,
    reference,
  }: { overrides: MetadataOverrides; readerVersion: number; reference: ReferenceData },
): Reading {
  const { catalogue, gazetteer, findConcepts } = reference;
  const parsed = parseReport(read, { gazetteer, overrides });
  return {
    parsed,
    extraction: extractFigures(parsed, catalogue),
    terms: passageTerms(parsed, findConcepts),
    overrides,
    versions: currentVersions(readerVersion, reference),
  };
}

/** What a report read now is marked with. */
export function currentVersions(readerVersion: number, { catalogue }: ReferenceData): ReadingVersions {
  return {
    reader: readerVersion,
    parser: PARSER_VERSION,
    extractor: EXTRACTOR_VERSION,
    catalogue: catalogue.version,
    index: INDEX_VERSION,
  };
}
