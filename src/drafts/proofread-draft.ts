import { AppError } from '../errors.ts';
import { runChecks } from '../figures/checks/run-checks.ts';
import { extractFigures } from '../figures/extract.ts';
import { chooseReader } from '../reports/readers/choose-reader.ts';
import type { Readers } from '../reports/readers/choose-reader.ts';
import { parseReport } from '../reports/parse-report.ts';
import type { MetadataOverrides, ParsedReport, ReadText } from '../reports/report.ts';
import { listFiguresOfReport } from '../store/figures.ts';
import type { Store } from '../store/open-store.ts';
import { listReports } from '../store/reports.ts';
import type { ReportSummary } from '../store/reports.ts';
import { docxReader } from '../reports/readers/docx.ts';
import type { StatedElsewhere } from './proofread/against-store.ts';
import { findAgainstStore } from './proofread/against-store.ts';
import { findArithmetic } from './proofread/arithmetic.ts';
import type { DraftText, ProofreadingReference } from './proofread/draft-text.ts';
import { createDraftText } from './proofread/draft-text.ts';
import type { Finding } from './proofread/finding.ts';
import { inOrder, proofread } from './proofread/proofread.ts';
import { findWordFormat } from './proofread/word-format.ts';
import { createFormatReader, readPageFormat } from './word/read-format.ts';
import type { WordDraft } from './word/word-draft.ts';
import { openWordDraft } from './word/word-draft.ts';

/** Longest draft that is read, in characters: several times the longest report. */
const LONGEST_DRAFT = 400_000;
/** A draft with a smaller share of Chinese characters is in another language. */
const LEAST_CHINESE = 0.3;

export interface ProofreadingDependencies extends ProofreadingReference {
  store: Store;
  readers: Readers;
}

/** What a draft marks its sources with: no number of its own. */
const SOURCE_MARK = /\[\d{1,4}\]|［来源\d{1,4}］/gu;

/** A draft as a file or as pasted text, with what its words do not tell. */
export interface DraftToProofread {
  bytes: Uint8Array;
  /** Its name, for formats that content alone does not tell, and for messages. */
  source: string;
  overrides: MetadataOverrides;
}

/** What came of proofreading: the findings, and how the draft was understood. */
export interface Proofread {
  /** On which offsets stand. */
  text: string;
  report: ParsedReport;
  /** In the order of place. */
  findings: Finding[];
  /** The Word document that it came as, with where its words stand; null for any other format. */
  word: WordDraft | null;
}

/**
 * Proofreads a draft against the rules of the genre, its own numbers, and the stored reports of its region. Stores nothing.
 * @throws {AppError} `unreadable_file`, `too_large`, `not_a_report` for a text in another language, `invalid_argument` for a
 * region that does not exist.
 */
export async function proofreadDraft(
  dependencies: ProofreadingDependencies,
  { bytes, source, overrides }: DraftToProofread,
): Promise<Proofread> {
  // 1. Read it, whatever its format.
  const reader = chooseReader(dependencies.readers, bytes, source);
  const read = await reader.read(bytes, source);
  refuseWhatIsNoDraft(read.text, source);
  // 2. Understand it; a section for itself is as good as a whole report.
  const report = parseDraft(read, dependencies, overrides);
  const extraction = extractFigures({ ...report, text: withoutMarks(report.text) }, dependencies.catalogue);
  const draft = createDraftText(report, extraction);
  // 3. Its words and its own numbers; then its numbers against those of stored reports.
  const own = proofread(draft, dependencies);
  const { figures } = draft.extraction;
  const checked = { text: report.text, figures, level: report.metadata.level };
  const sums = findArithmetic(runChecks(checked, null, dependencies.catalogue));
  const against = findAgainstStore(draft, await knownFigures(dependencies, draft));
  // 4. A Word document's form.
  const word = reader === docxReader ? await openWordDraft(bytes, report.text) : null;
  const form = word === null ? [] : await findForm(draft, word);
  return { text: report.text, report, word, findings: inOrder([...form, ...own, ...sums, ...against]) };
}

/** The text with the marks of sources blanked, of the same length. */
function withoutMarks(text: string): string {
  return text.replace(SOURCE_MARK, (mark) => ' '.repeat(mark.length));
}

async function findForm(draft: DraftText, { parts, words }: WordDraft): Promise<Finding[]> {
  const page = await readPageFormat(parts);
  return findWordFormat(draft, words, { page, formatOf: await createFormatReader(parts) });
}

function parseDraft(
  read: ReadText,
  { gazetteer }: ProofreadingReference,
  overrides: MetadataOverrides,
): ParsedReport {
  try {
    return parseReport(read, { gazetteer, overrides });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_a_report') throw error;
    return parseReport(read, { gazetteer, overrides: { kind: '法治政府建设年度报告', ...overrides } });
  }
}

async function knownFigures(
  { store, gazetteer }: ProofreadingDependencies,
  { report }: DraftText,
): Promise<{ sameYear: StatedElsewhere[]; yearBefore: StatedElsewhere[] }> {
  const { regionCode, year, issuer } = report.metadata;
  if (regionCode === null || year === null) return { sameYear: [], yearBefore: [] };
  const reports = await listReports(store, { regionCodes: [regionCode] });
  // A bureau's draft is held to the bureau's reports, a government's to the government's.
  const comparable = reports.filter((other) => issuer === null || other.issuer === issuer);
  const statedIn = async (ofYear: number) => {
    const chosen = comparable.filter((other) => other.year === ofYear);
    return (await Promise.all(chosen.map((other) => statedBy(store, other)))).flat();
  };
  return gazetteer.byCode(regionCode) === null
    ? { sameYear: [], yearBefore: [] }
    : { sameYear: await statedIn(year), yearBefore: await statedIn(year - 1) };
}

async function statedBy(store: Store, report: ReportSummary): Promise<StatedElsewhere[]> {
  const figures = await listFiguresOfReport(store.database, report.id);
  const title = report.title ?? `${report.regionName}${report.year}年${report.kind}`;
  return figures
    .filter(({ year }) => year === report.year)
    .map((figure) => ({ figure, source: `《${title}》${figure.sectionPath}：${figure.quote.trim()}` }));
}

function refuseWhatIsNoDraft(text: string, source: string): void {
  if (text.length > LONGEST_DRAFT)
    throw new AppError({
      code: 'too_large',
      message: `${source} has ${text.length} characters. Permitted: at most ${LONGEST_DRAFT}. Send it in parts.`,
      facts: { length: text.length, longest: LONGEST_DRAFT },
    });
  const letters = text.match(/\p{Letter}/gu)?.length ?? 0;
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (chinese > 0 && chinese >= letters * LEAST_CHINESE) return;
  throw new AppError({
    code: 'not_a_report',
    message: `${source} is not in Chinese, and only Chinese drafts are proofread.`,
    facts: { letters, chinese },
  });
}
