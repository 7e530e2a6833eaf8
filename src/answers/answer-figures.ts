import type { Operation, Question } from '../questions/question.ts';
import type { AnswerReason, ExportDocument, ShownAnswer } from './answer.ts';
import type { AnswerSources } from './answer-sources.ts';
import { composeComparison } from './compose-comparison.ts';
import type { Comparison } from './compose-comparison.ts';
import { paragraphs } from './compose.ts';
import { computeOver } from '../calculations/derive.ts';
import {
  answerLines,
  computedLine,
  differingLines,
  gapLinesOf,
  leadLines,
  nearestLines,
  rejectedLines,
  yearLeads,
} from './figure-lines.ts';
import type { FigureWork } from './figure-work.ts';
import { createFigureWork, namesFor, openOnce } from './figure-work.ts';
import { findDiffering } from './find-differing.ts';
import { itemsOf } from './item.ts';
import { listDocument } from './list-document.ts';
import { lookUp, lookUpIn } from './look-up.ts';
import type { Finding } from './look-up.ts';
import { answersAsked, lookUpAll } from './look-up-all.ts';
import { orderFindings } from './order-findings.ts';
import { noteComparability } from './note-comparability.ts';
import { noteCorrections } from './note-corrections.ts';
import { noteChecks } from './note-checks.ts';
import { narrowTargets } from './narrow-targets.ts';
import { noteCoverage } from './note-coverage.ts';
import { noteReading } from './note-reading.ts';
import type { Target, Targets } from './resolve-targets.ts';
import { verifyClaim } from './verify-claim.ts';

/**
 * Answers a question for numbers: looks every asked thing up in every report asked about, says what is stated, what stands
 * in for what, what is missing and why, and what is nearest.
 */
export async function answerFigures(
  question: Question,
  everyTarget: Targets,
  sources: AnswerSources,
): Promise<ShownAnswer> {
  const work = createFigureWork(question, sources);
  const { builder, wording } = work;
  // 1. Look everything up.
  const { targets, isNarrowed } = await narrowTargets(question, everyTarget, sources);
  if (isNarrowed) builder.note(wording.onlySome(question.operation));
  const findings = await lookUpAll(question, targets.targets, work);
  // 2. Say what answers, then what is missing.
  const answering = orderFindings(
    eachFigureOnce(findings.filter((finding) => answersAsked(finding))),
    question,
  );
  const missing = findings.filter((finding) => !answersAsked(finding));
  const verdict = question.operation === 'verify' ? verifyClaim(question, answering, wording) : '';
  const differing = await findDiffering(answering, work);
  const isAnswered = answering.length > 0;
  const comparison = isAnswered ? composeComparison(findings, targets, work) : null;
  const gaps = [
    ...targets.uncovered.map(({ name }) => wording.regionNotCovered(name)),
    ...gapLinesOf(missing, work),
    ...answering.flatMap((finding) => rejectedLines(finding, work)),
  ];
  const body = comparison
    ? comparedBody(comparison, answering, differing, work)
    : listedBody(answering, differing, work);
  // 3. When nothing answers, offer the nearest.
  const nearest = isAnswered ? [] : nearestLines(missing, work);
  if (!isAnswered) await offerNearby(targets, work, nearest);
  if (!isAnswered && targets.uncovered.length > 0) noteCoverage(await sources.coverage(), builder, wording);
  // 4. Say how it was read and what does not compare.
  noteReading(question, targets, builder, wording);
  if (!comparison) noteComparability(answering, builder, wording);
  await noteChecks(answering, work);
  await noteCorrections(builder, sources, wording);
  if (isAnswered && gaps.length > 0)
    gaps.forEach((gap) => {
      builder.note(gap);
    });
  const lead = comparison
    ? [...yearLeads(answering, work), ...comparison.lead]
    : isAnswered
      ? leadLines(answering, work)
      : [];
  const answer = builder.build({
    status: isAnswered ? 'answered' : 'not_found',
    reason: reasonOf(answering, missing, targets),
    text: isAnswered
      ? paragraphs(
          verdict,
          lead,
          body,
          work.composer.quotes(),
          work.composer.noteLines([...lead, ...body.split('\n')]),
        )
      : paragraphs(
          gaps,
          nearest.length > 0 ? [wording.nearest, ...nearest] : '',
          work.composer.quotes(),
          work.composer.noteLines(),
        ),
  });
  if (comparison) return { ...answer, ...shownWith(comparison, answer, question) };
  const document = isAnswered ? listDocument(answer, question.language) : null;
  return document ? { ...answer, document: { ...document, ...fileOf(question.operation) } } : answer;
}

type Differing = Awaited<ReturnType<typeof findDiffering>>;

/** A line for each number, and what was computed over them. */
function listedBody(answering: readonly Finding[], differing: Differing, work: FigureWork): string {
  const computation = computeOver(
    work.question.operation,
    answering.flatMap(({ results }) => results),
  );
  const lines = answering.flatMap((finding) => [
    ...answerLines(finding, work, computation ? 'operand' : 'result'),
    ...differingLines(finding, differing, work),
  ]);
  return paragraphs(lines, computation ? computedLine(computation, answering, work) : '');
}

/** The tables, the sentences of reports that should have had a number, and what other reports state otherwise. */
function comparedBody(
  { body }: Comparison,
  answering: readonly Finding[],
  differing: Differing,
  work: FigureWork,
): string {
  const sentences = answering.flatMap((finding) => [
    ...(finding.statement ? answerLines({ ...finding, results: [], derivation: null }, work, 'result') : []),
    ...differingLines(finding, differing, work),
  ]);
  return paragraphs(body, sentences);
}

function shownWith(
  { title, main, tables, exhibits }: Comparison,
  { figures, citations, notes }: ShownAnswer,
  { language, operation }: Question,
): Pick<ShownAnswer, 'exhibits' | 'document'> {
  const document: ExportDocument = {
    ...{ title, language, main, tables },
    ...fileOf(operation),
    ...{ notes, figures, citations },
  };
  return { exhibits, document };
}

/** A page is asked for as a file too. */
function fileOf(operation: Operation): Pick<ExportDocument, 'purpose' | 'formats'> {
  return operation === 'page'
    ? { purpose: 'asked', formats: ['docx', 'xlsx'] }
    : { purpose: 'offered', formats: ['xlsx'] };
}

/** Two names of one thing find the same figures: the first to find one keeps it. */
function eachFigureOnce(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.flatMap((finding) => {
    const results = finding.results.filter(({ figure, report }) => {
      const key = `${report.id} ${figure.start} ${figure.branch ?? 0}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    });
    return results.length > 0 || finding.results.length === 0 ? [{ ...finding, results }] : [];
  });
}

/** For a region that is not covered: the same thing asked of a covered neighbour, parent or part of it. */
async function offerNearby({ uncovered }: Targets, work: FigureWork, lines: string[]): Promise<void> {
  for (const report of uncovered.flatMap(({ nearby }) => nearby)) {
    const region = work.sources.gazetteer.byCode(report.regionCode);
    if (!region) continue;
    const target: Target = { region, report, askedYear: null, fit: 'asked', answersAnyway: true };
    const opened = await openOnce(report, work);
    for (const item of itemsOf(work.question)) {
      const finding = lookUp(item, target, work.question, lookUpIn(opened, work.sources));
      lines.push(
        ...finding.results.map(
          (sourced) => `- ${work.composer.figureLine(sourced, 'nearest', namesFor(sourced, target, work))}`,
        ),
      );
    }
  }
}

function reasonOf(
  answering: readonly Finding[],
  missing: readonly Finding[],
  targets: Targets,
): AnswerReason | null {
  if (answering.length > 0) return null;
  if (missing.some(({ how }) => how === 'unclear' || how === 'rejected')) return 'unclear';
  if (targets.uncovered.length > 0 && missing.length === 0) return 'region_not_covered';
  if (missing.some(({ target }) => target.fit === 'newest')) return 'year_not_covered';
  return 'not_stated';
}
