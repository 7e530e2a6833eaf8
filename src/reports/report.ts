import type { Span } from '../numbers/span.ts';
import type { RegionLevel } from '../regions/region.ts';

/** The kinds of report that are told apart; the first is what a question means unless it names another. */
export const REPORT_KINDS = [
  '法治政府建设年度报告',
  '政府工作报告',
  '政府信息公开工作年度报告',
  '行政复议和应诉统计分析',
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** What a reader makes of a file's bytes: the text that is stored, and on which all offsets stand. */
export interface ReadText {
  /** Without byte order mark, with `\n` line ends; otherwise as in the file. */
  text: string;
  /** What the reader had to decide or lose, in a sentence each, for the person who ingests. */
  warnings: string[];
}

/** A file format that holds one report. The first whose `accepts` says yes to the content reads it; names only break ties. */
export interface Reader {
  readonly format: string;
  /** Raised whenever the same bytes would be read into another text; stored reports of an older version are read again. */
  readonly version: number;
  /** Judges by content, not by name. */
  accepts(bytes: Uint8Array, fileName: string): boolean;
  /** @throws {AppError} `unreadable_file` with the reason. */
  read(bytes: Uint8Array, fileName: string): Promise<ReadText>;
}

/** A file format that holds several reports, each a file of its own kind: an archive, a table with a report in each row. */
export interface Container {
  readonly format: string;
  /** Judges by content, not by name. */
  accepts(bytes: Uint8Array, fileName: string): boolean;
  /**
   * @returns Its files in the order in which they stand in it; at least one.
   * @throws {AppError} `unreadable_file` or `too_large` with the reason.
   */
  unpack(bytes: Uint8Array, fileName: string): Promise<ContainedFile[]>;
}

/** A file within a file. Each is taken in for itself, so that one that can't be read does not spoil the others. */
export interface ContainedFile {
  /** What follows the outer file's name to name this one: `/2023/报告.docx`, or `#3` for the third row. */
  suffix: string;
  /** What the container tells of it: a row's region and year. */
  overrides: MetadataOverrides;
  /** @throws {AppError} `unreadable_file` or `too_large` with the reason. */
  open: () => Promise<Uint8Array>;
}

/** Facts of a report that a person may set when the text does not tell them; a set fact wins over the text. */
export interface MetadataOverrides {
  /** Code or exact name of the division. */
  region?: string;
  /** The year reported on. */
  year?: number;
  issuer?: string;
  kind?: ReportKind;
  title?: string;
}

export interface ReportMetadata {
  /** One line, doubled and wrapped titles joined; null when the text has none. */
  title: string | null;
  kind: ReportKind | null;
  /** GB/T 2260 code (6 or 9 digits) or a code of our own table of new areas; null when undetermined. */
  regionCode: string | null;
  /** Official short name as people say it: 甲新区, 乙县. */
  regionName: string | null;
  level: RegionLevel | null;
  /** The body that signs: 甲县人民政府; a joint report names the government among its signers. */
  issuer: string | null;
  /** The year reported on, not that of signing. */
  year: number | null;
  /** ISO dates. */
  signedOn: string | null;
  publishedOn: string | null;
}

/** A numbered part of a report. The root that holds everything has path `''`. */
export interface Section extends Span {
  /** `二/(六)/1`; `二/［三］` for a lost numeral that was inferred; `''` for the preamble. */
  path: string;
  /** 1 for 一、, 2 for (一), 3 for 1., 4 for 一是; 0 for the preamble. */
  level: number;
  /** Heading without its numeral, at most 80 characters. */
  heading: string;
  headingSpan: Span;
}

/** A sentence, ending after its 。！？； or at a line's end; never crosses a line. */
export interface Sentence extends Span {
  /** Index into `sections`: the innermost one that holds it. */
  section: number;
  /** True for a heading, a title or a signature line, which state no figures of their own unless they hold any. */
  isHeading: boolean;
}

/** A stretch of one section of at most 400 characters, on sentence borders. */
export interface Passage extends Span {
  section: number;
}

/** A report as the pure reader understands it; everything in it is derived from the text. */
export interface ParsedReport {
  text: string;
  metadata: ReportMetadata;
  /** The report proper: page furniture before and after it is outside. */
  body: Span;
  /** Spans inside the body that are not the report's words: 「浏览次数」 under the title, page numbers. In order. */
  furniture: Span[];
  sections: Section[];
  sentences: Sentence[];
  passages: Passage[];
  /** What could not be determined and which option sets it; what looked odd. */
  warnings: string[];
}
