import type { MetadataOverrides, ReportKind, ReportMetadata } from '../reports/report.ts';
import { REPORT_KINDS } from '../reports/report.ts';
import type { RegionLevel } from '../regions/region.ts';
import type { Span } from '../numbers/span.ts';
import { Prisma } from './generated/client.ts';
import type { Report } from './generated/client.ts';

/**
 * current: answered from; superseded: a newer one of the same identity took its place; removed: taken out by a person.
 * The last two stay readable and can be brought back.
 */
export type ReportStatus = 'current' | 'superseded' | 'removed';

/** What read a report: raised versions of ours make it outdated. */
export interface ReadingVersions {
  reader: number;
  parser: number;
  extractor: number;
  catalogue: number;
  index: number;
}

/** A stored report without its text. A fact that neither the text nor a person told is null. */
export interface StoredReport extends ReportMetadata {
  /** `r_` and 12 hex digits. */
  id: string;
  contentHash: string;
  /** File name as ingested, without its folder. */
  source: string;
  format: string;
  body: Span;
  /** Ids of its first and last passage; null when it has none. */
  passages: { first: number; last: number } | null;
  status: ReportStatus;
  overrides: MetadataOverrides;
  warnings: string[];
  versions: ReadingVersions;
  ingestedAt: Date;
  statusChangedAt: Date;
}

/** A stored report that is known well enough to answer from: whose, of which kind, on which year. */
export interface ReportSummary extends StoredReport {
  kind: ReportKind;
  regionCode: string;
  regionName: string;
  level: RegionLevel;
  issuer: string;
  year: number;
}

/** Whether it is known whose report it is, of which kind and on which year. */
export function isIdentified(report: StoredReport): report is ReportSummary {
  const { kind, regionCode, regionName, level, issuer, year } = report;
  return [kind, regionCode, regionName, level, issuer, year].every((fact) => fact !== null);
}

const LEVELS: readonly RegionLevel[] = ['province', 'city', 'county', 'township'];
const STATUSES: readonly ReportStatus[] = ['current', 'superseded', 'removed'];

/** The columns of a report but its text, as `selectRows` reads them. */
export const REPORT_COLUMNS = Object.values(Prisma.ReportScalarFieldEnum).filter(
  (column) => column !== 'text',
);

/** Reads the values of REPORT_COLUMNS: the same that Prisma gives, with dates still as text. */
export function readReportRow(values: readonly unknown[]): StoredReport {
  const row = Object.fromEntries(REPORT_COLUMNS.map((column, index) => [column, values[index]])) as Omit<
    Report,
    'text' | 'ingestedAt' | 'statusChangedAt'
  > & { ingestedAt: string; statusChangedAt: string };
  return toStoredReport({
    ...row,
    ingestedAt: new Date(row.ingestedAt),
    statusChangedAt: new Date(row.statusChangedAt),
  });
}

export function toStoredReport(row: Omit<Report, 'text'>): StoredReport {
  const { bodyStart, bodyEnd, firstPassage, lastPassage } = row;
  return {
    id: row.id,
    contentHash: row.contentHash,
    source: row.source,
    format: row.format,
    title: row.title,
    kind: oneOf(REPORT_KINDS, row.kind),
    issuer: row.issuer,
    regionCode: row.regionCode,
    regionName: row.regionName,
    level: oneOf(LEVELS, row.level),
    year: row.year,
    signedOn: row.signedOn,
    publishedOn: row.publishedOn,
    body: { start: bodyStart, end: bodyEnd },
    passages:
      firstPassage === null || lastPassage === null ? null : { first: firstPassage, last: lastPassage },
    status: oneOf(STATUSES, row.status) ?? 'removed',
    overrides: JSON.parse(row.overrides) as MetadataOverrides,
    warnings: JSON.parse(row.warnings) as string[],
    versions: {
      reader: row.readerVersion,
      parser: row.parserVersion,
      extractor: row.extractorVersion,
      catalogue: row.catalogueVersion,
      index: row.indexVersion,
    },
    ingestedAt: row.ingestedAt,
    statusChangedAt: row.statusChangedAt,
  };
}

function oneOf<Value extends string>(known: readonly Value[], word: string | null): Value | null {
  return known.find((value) => value === word) ?? null;
}
