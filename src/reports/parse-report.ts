import { AppError } from '../errors.ts';
import type { ReportGazetteer } from './bodies.ts';
import { foldWidth } from './fold-width.ts';
import { type GenreEvidence, countMatters, readsAsReport } from './genre.ts';
import { listLines } from './lines.ts';
import { readMetadata } from './metadata.ts';
import { readOutline } from './outline.ts';
import { type Page, readPage } from './page.ts';
import { cutPassages } from './passages.ts';
import { findAnnouncedKind, findNamedKind } from './report-kind.ts';
import type { MetadataOverrides, ParsedReport, ReadText, Section } from './report.ts';
import { simplifyScript } from './simplify-script.ts';
import { splitSentences } from './sentences.ts';

/** Raised whenever the same text would be understood otherwise; stored reports of an older version are read again. */
export const PARSER_VERSION = 4;

/** What a report is read with. */
export interface ParseOptions {
  gazetteer: ReportGazetteer;
  /** Facts that a person set; they win over the text. Default none. */
  overrides?: MetadataOverrides;
  /** ISO date; a year after it is not believed. Default: any year is. */
  today?: string;
}

const SCRIPT_CHANGED = 'The text is in traditional script; it is kept in the simplified one, unit for unit.';
/** An announcement stands within this much of a text's beginning. */
const OPENING_LIMIT = 1500;

/**
 * Understands a report's text: what is the report and what is page, who reports on which year, its parts, sentences and
 * passages. All offsets are into the text given, which is kept as it is but for traditional script, which is made simplified.
 * @throws {AppError} `not_a_report` for a text of another genre; `invalid_argument` for a set region that does not exist.
 */
export function parseReport(
  read: ReadText,
  { gazetteer, overrides = {}, today }: ParseOptions,
): ParsedReport {
  const text = simplifyScript(read.text);
  const folded = foldWidth(text);

  // 1. Take the page's furniture off, and find the title at the head of what is left.
  const page = readPage(text, listLines(folded));

  // 2. Read the numbered parts.
  const title =
    page.title === null || page.titleSpan === null ? null : { text: page.title, span: page.titleSpan };
  const outline = readOutline({
    text,
    folded,
    body: page.body,
    closingStart: page.closing[0]?.start ?? page.body.end,
    lines: page.lines.filter((line) => !isAround(page, line)),
    title,
  });
  refuseOtherGenres(page, folded, outline.sections, overrides);

  // 3. Read who reports, on which year, and when it was signed.
  const { metadata, warnings } = readMetadata({
    folded,
    page,
    sections: outline.sections,
    gazetteer,
    overrides,
    today: today ?? null,
  });

  // 4. Split the lines into sentences.
  const headings = new Set(page.lines.filter((line) => isAround(page, line)));
  const sentences = splitSentences(folded, page.lines, outline.sections, headings);

  // 5. Pack the sentences into passages.
  const passages = cutPassages(folded, sentences, outline.sections, page.furniture);

  return {
    text,
    metadata,
    body: page.body,
    furniture: page.furniture,
    sections: outline.sections,
    sentences,
    passages,
    warnings: [
      ...read.warnings,
      ...(text === read.text ? [] : [SCRIPT_CHANGED]),
      ...warnings,
      ...outline.warnings,
    ],
  };
}

/** Whether a line of the body belongs to the title, what stands under it, or the signature. */
function isAround(page: Page, line: Page['lines'][number]): boolean {
  const textStart = page.textStart;
  return page.titleLines.has(line) || line.start < textStart || page.closing.includes(line);
}

function refuseOtherGenres(
  page: Page,
  folded: string,
  sections: readonly Section[],
  overrides: MetadataOverrides,
): void {
  if (overrides.kind !== undefined) return;
  const evidence = readGenreEvidence(page, folded, sections);
  const { title, opening, headings, otherDocument, body } = evidence;
  const matters = countMatters(body);
  if (findNamedKind(title) !== null && matters >= 1) return;
  if (otherDocument === null && matters >= 1 && findAnnouncedKind(opening, headings) !== null) return;
  if (readsAsReport(evidence)) return;
  throw new AppError({
    code: 'not_a_report',
    message: `${describe(page)}. Permitted: an annual report on law-based government (法治政府建设年度报告), a work report, a disclosure report, or reconsideration and litigation statistics. If it is one of these, say which with --kind.`,
    facts: { genreWords: matters, parts: sections.length - 1, otherDocument },
  });
}

function readGenreEvidence(page: Page, folded: string, sections: readonly Section[]): GenreEvidence {
  const body = folded.slice(page.body.start, page.body.end);
  const opening = body.slice(0, (sections[1]?.start ?? page.body.end) - page.body.start);
  return {
    title: foldWidth(page.title ?? ''),
    otherDocument: page.otherDocument,
    opening: opening.slice(0, OPENING_LIMIT),
    headings: sections.filter(({ level }) => level === 1).map(({ heading }) => foldWidth(heading)),
    body,
    hasParts: sections.some(({ level }) => level > 0 && level < 4),
  };
}

function describe({ otherDocument }: Page): string {
  return otherDocument === null
    ? 'The text is no report of a kind that is read: it has neither such a title nor the parts and words of one'
    : `The text is another document, 「${otherDocument}」`;
}
