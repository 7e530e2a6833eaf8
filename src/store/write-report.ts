import type { Extraction } from '../figures/figure.ts';
import type { MetadataOverrides, ParsedReport } from '../reports/report.ts';
import { insertFigures } from './figures.ts';
import { insertRows } from './insert-rows.ts';
import type { Database } from './open-store.ts';
import { indexPassages, unindexPassages } from './passage-index.ts';
import type { PassageRange } from './passage-index.ts';
import { insertPassages } from './passages.ts';
import type { ReadingVersions, ReportStatus } from './report-row.ts';
import { raiseRevision } from './revision.ts';

/** What a report was understood as: everything that is derived from its text, and can be derived again. */
export interface Reading {
  parsed: ParsedReport;
  extraction: Extraction;
  /** Terms of the keyword index, a list for each passage. */
  terms: readonly (readonly string[])[];
  overrides: MetadataOverrides;
  versions: ReadingVersions;
}

/** A file as it was ingested. */
export interface IngestedFile {
  /** `r_` and the first 12 hex digits of `contentHash`. */
  id: string;
  contentHash: string;
  source: string;
  format: string;
}

/**
 * Adds a report with everything that was read from it, as current or as superseded. Must run in a transaction, as all of this
 * file must; the caller has made room for its identity.
 */
export async function insertReport(
  database: Database,
  file: IngestedFile,
  reading: Reading,
  { status, at }: { status: 'current' | 'superseded'; at: Date },
): Promise<void> {
  await database.report.create({
    data: {
      ...file,
      ...derivedColumns(reading),
      text: reading.parsed.text,
      status,
      ingestedAt: at,
      statusChangedAt: at,
    },
    select: { id: true },
  });
  await insertReading(database, file.id, reading, status);
}

/** Puts a new reading of a stored report's text in the place of the old one. Its status stays. */
export async function replaceReading(database: Database, reportId: string, reading: Reading): Promise<void> {
  const report = await database.report.findUniqueOrThrow({
    where: { id: reportId },
    select: { status: true, firstPassage: true, lastPassage: true },
  });
  const passages = rangeOf(report);
  if (passages !== null) await unindexPassages(database, passages);
  await database.section.deleteMany({ where: { reportId } });
  await database.passage.deleteMany({ where: { reportId } });
  await database.figure.deleteMany({ where: { reportId } });
  await database.exclusion.deleteMany({ where: { reportId } });
  await database.report.update({
    where: { id: reportId },
    data: { ...derivedColumns(reading), text: reading.parsed.text },
    select: { id: true },
  });
  await insertReading(database, reportId, reading, report.status);
}

/**
 * Sets a report's status. Only a current one is in the keyword index, so that a change to or from it changes the index too.
 * @param terms Terms of its passages, used when it becomes current.
 */
export async function setStatus(
  database: Database,
  reportId: string,
  { status, at, terms }: { status: ReportStatus; at: Date; terms: Reading['terms'] },
): Promise<void> {
  const before = await database.report.findUniqueOrThrow({
    where: { id: reportId },
    select: { status: true, firstPassage: true, lastPassage: true },
  });
  const passages = rangeOf(before);
  if (before.status === status) return;
  if (passages !== null && before.status === 'current') await unindexPassages(database, passages);
  if (passages !== null && status === 'current') await indexTerms(database, passages, terms);
  await database.report.update({
    where: { id: reportId },
    data: { status, statusChangedAt: at },
    select: { id: true },
  });
  await raiseRevision(database);
}

async function insertReading(
  database: Database,
  reportId: string,
  reading: Reading,
  status: string,
): Promise<void> {
  const { parsed, extraction, terms } = reading;
  await insertRows(
    database,
    'Section',
    ['reportId', 'ordinal', 'path', 'level', 'heading', 'start', 'end', 'headingStart', 'headingEnd'],
    parsed.sections.map(({ path, level, heading, start, end, headingSpan }, ordinal) => [
      reportId,
      ordinal,
      path,
      level,
      heading,
      start,
      end,
      headingSpan.start,
      headingSpan.end,
    ]),
  );
  const passages = await insertPassages(database, reportId, parsed.passages);
  await database.report.update({
    where: { id: reportId },
    data: { firstPassage: passages?.first ?? null, lastPassage: passages?.last ?? null },
    select: { id: true },
  });
  if (passages !== null && status === 'current') await indexTerms(database, passages, terms);
  await insertFigures(database, { reportId, text: parsed.text, figures: extraction.figures });
  await insertRows(
    database,
    'Exclusion',
    ['reportId', 'start', 'end', 'reason'],
    extraction.exclusions.map(({ start, end, reason }) => [reportId, start, end, reason]),
  );
  await raiseRevision(database);
}

async function indexTerms(
  database: Database,
  { first }: PassageRange,
  terms: Reading['terms'],
): Promise<void> {
  await indexPassages(
    database,
    terms.map((ofPassage, ordinal) => ({ id: first + ordinal, terms: ofPassage })),
  );
}

function derivedColumns({ parsed, overrides, versions }: Reading) {
  const { title, kind, issuer, regionCode, regionName, level, year, signedOn, publishedOn } = parsed.metadata;
  return {
    title,
    kind,
    issuer,
    regionCode,
    regionName,
    level,
    year,
    signedOn,
    publishedOn,
    bodyStart: parsed.body.start,
    bodyEnd: parsed.body.end,
    overrides: JSON.stringify(overrides),
    warnings: JSON.stringify(parsed.warnings),
    readerVersion: versions.reader,
    parserVersion: versions.parser,
    extractorVersion: versions.extractor,
    catalogueVersion: versions.catalogue,
    indexVersion: versions.index,
  };
}

function rangeOf(report: { firstPassage: number | null; lastPassage: number | null }): PassageRange | null {
  const { firstPassage, lastPassage } = report;
  return firstPassage === null || lastPassage === null ? null : { first: firstPassage, last: lastPassage };
}
