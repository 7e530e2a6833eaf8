import type { Question } from '../questions/question.ts';
import type { Answer, AnswerReason } from './answer.ts';
import type { AnswerBuilder } from './answer-builder.ts';
import { createAnswerBuilder } from './answer-builder.ts';
import { createComposer, paragraphs } from './compose.ts';
import type { Composer, LineNames } from './compose.ts';
import { computeOver } from './derive.ts';
import type { Derivation } from './derive.ts';
import { lookUp, lookUpIn } from './look-up.ts';
import type { Finding } from './look-up.ts';
import { itemsOf, nameOf } from './item.ts';
import { noteComparability } from './note-comparability.ts';
import { noteReading } from './note-reading.ts';
import { sectionAt } from './answer-sources.ts';
import type { AnswerSources, OpenReport } from './answer-sources.ts';
import type { ReportSummary } from '../store/reports.ts';
import type { Target, Targets } from './resolve-targets.ts';
import type { SourcedFigure } from './sourced-figure.ts';
import { verifyClaim } from './verify-claim.ts';
import { wordingFor } from './wording.ts';
import type { Wording } from './wording.ts';

/** What the parts of one figure answer share. */
interface Work {
  question: Question;
  sources: AnswerSources;
  builder: AnswerBuilder;
  composer: Composer;
  wording: Wording;
  /** The reports opened so far, by id. */
  opened: Map<string, OpenReport>;
}

/**
 * Answers a question for numbers: looks every asked thing up in every report asked about, says what is stated, what stands
 * in for what, what is missing and why, and what is nearest.
 */
export async function answerFigures(
  question: Question,
  targets: Targets,
  sources: AnswerSources,
): Promise<Answer> {
  const wording = wordingFor(question.language);
  const builder = createAnswerBuilder(sources.catalogue);
  const work: Work = {
    question,
    sources,
    builder,
    composer: createComposer(builder, wording),
    wording,
    opened: new Map(),
  };
  // 1. Look everything up.
  const findings: Finding[] = [];
  for (const target of targets.targets) {
    const report = await openOnce(target.report, work);
    for (const item of itemsOf(question)) {
      findings.push(lookUp(item, target, question, lookUpIn(report, sources)));
    }
  }
  // 2. Say what answers, then what is missing.
  const answering = keepTogether(findings.filter((finding) => answers(finding)));
  const missing = findings.filter((finding) => !answers(finding));
  const verdict = question.operation === 'verify' ? verifyClaim(question, answering, wording) : '';
  const computation = computeOver(
    question.operation,
    answering.flatMap(({ results }) => results),
  );
  const lines = answering.flatMap((finding) =>
    answerLines(finding, work, computation ? 'operand' : 'result'),
  );
  const computed = computation ? computedLine(computation, answering, work) : '';
  const gaps = [
    ...targets.uncovered.map(({ words, region }) => wording.regionNotCovered(region?.name ?? words)),
    ...missing.flatMap((finding) => gapLines(finding, work)),
  ];
  // 3. When nothing answers, offer the nearest.
  const isAnswered = answering.length > 0;
  const nearest = isAnswered ? [] : nearestLines(missing, work);
  if (!isAnswered) await offerNearby(targets, work, nearest);
  // 4. Say how it was read and what does not compare.
  noteReading(question, targets, builder, wording);
  noteComparability(answering, builder, wording);
  if (isAnswered && gaps.length > 0)
    gaps.forEach((gap) => {
      builder.note(gap);
    });
  return builder.build({
    status: isAnswered ? 'answered' : 'not_found',
    reason: reasonOf(answering, missing, targets),
    text: isAnswered
      ? paragraphs(
          verdict,
          leadLines(answering, work),
          lines,
          computed,
          work.composer.quotes(),
          work.composer.noteLines(),
        )
      : paragraphs(
          gaps,
          nearest.length > 0 ? [wording.nearest, ...nearest] : '',
          work.composer.quotes(),
          work.composer.noteLines(),
        ),
  });
}

/**
 * Of several figures of one thing asked, keeps those of the sentence that states another thing asked: 「审查几件、提出几条意见」
 * asks for the comments on these documents.
 */
function keepTogether(findings: readonly Finding[]): Finding[] {
  const settled = findings.filter(({ results }) => results.length === 1).flatMap(({ results }) => results);
  return findings.map((finding) => {
    const together = finding.results.filter(({ figure, report }) =>
      settled.some(
        (one) => one.report.id === report.id && one.figure.sentence.start === figure.sentence.start,
      ),
    );
    return finding.results.length > 1 && together.length > 0 ? { ...finding, results: together } : finding;
  });
}

function answers({ how, results, derivation, target }: Finding): boolean {
  const isOfAskedYear = target.fit === 'asked' || target.answersAnyway || isAboutAskedYear(results, target);
  if (how === 'none_stated') return true;
  return (results.length > 0 || derivation !== null) && isOfAskedYear;
}

/** A report of another year may speak of the year asked for: a forecast, a number carried over. */
function isAboutAskedYear(results: readonly SourcedFigure[], { askedYear }: Target): boolean {
  return results.length > 0 && results.every(({ figure }) => figure.year === askedYear);
}

/** First lines that must be read before the numbers: a year that is not there, a stage that stands in for another. */
function leadLines(answering: readonly Finding[], { question, wording, builder }: Work): string[] {
  const lines = answering.flatMap(({ target, how, item, results }) => {
    const lead: string[] = [];
    if (target.fit === 'newest' && target.askedYear !== null && !isAboutAskedYear(results, target)) {
      lead.push(wording.yearNotCovered(target.region.name, target.askedYear, target.report.year));
    }
    const given = [...new Set(results.map(({ figure }) => figure.label))].join('、');
    const asked = nameOf(item, question.language);
    if (how === 'substituted') lead.push(wording.insteadOf(asked, given));
    if (how === 'wider') lead.push(wording.widerScope(asked, given));
    if (results.some(({ figure }) => figure.kind === 'target')) lead.push(wording.targetOnly);
    return lead;
  });
  const unique = [...new Set(lines)];
  unique.forEach((line) => {
    builder.note(line);
  });
  return unique;
}

function answerLines(finding: Finding, work: Work, role: 'result' | 'operand'): string[] {
  const { target, results, derivation, statement } = finding;
  const lines = results.map((sourced) =>
    work.composer.figureLine(sourced, role, namesFor(sourced, target, work)),
  );
  if (statement)
    return [
      ...lines,
      work.wording.statedWithoutNumber(nameOf(finding.item, work.question.language)),
      quoteLine(finding, work),
    ];
  if (!derivation) return lines;
  const { wording, builder, question } = work;
  const operandLines = derivation.operands.map((sourced) =>
    work.composer.figureLine(sourced, 'operand', namesFor(sourced, target, work)),
  );
  const year = target.askedYear ?? target.report.year;
  builder.addDerived(
    {
      report: target.report,
      year,
      indicator: derivation.indicator?.name ?? null,
      code: derivation.indicator?.code ?? null,
      label: derivation.indicator?.name ?? '',
      value: derivation.value,
      unit: derivation.unit,
      qualifier: derivation.qualifier,
      formula: derivation.formula,
    },
    'result',
  );
  if (derivation.operands.some(({ quote }) => /上年(?:度)?结转|往年结转/u.test(quote)))
    builder.note(wording.carriedOver);
  const line = wording.statement({
    subject: wording.subject(regionName(target, work), year),
    measure: nameOf(finding.item, question.language),
    surface: `${derivation.value}${derivation.unit}`,
    marks: wording.derived(derivation.formula),
  });
  return [...lines, line, ...operandLines.map((operand) => `- ${operand}`)];
}

function computedLine(
  derivation: Derivation,
  answering: readonly Finding[],
  { wording, builder, question }: Work,
): string {
  const first = answering[0];
  if (!first) return '';
  builder.addDerived(
    {
      report: first.target.report,
      year: first.target.report.year,
      indicator: null,
      code: null,
      label: wording.operation(question.operation),
      value: derivation.value,
      unit: derivation.unit,
      qualifier: derivation.qualifier,
      formula: derivation.formula,
    },
    'result',
  );
  const surface = `${derivation.value}${derivation.unit}`;
  return `**${wording.operation(question.operation)}：${surface}**${wording.derived(derivation.formula)}`;
}

function gapLines(finding: Finding, work: Work): string[] {
  const { target, how, item } = finding;
  const { question, wording } = work;
  const asked = nameOf(item, question.language);
  const title = target.report.title ?? target.report.source;
  if (how === 'unclear') return [wording.unclear(asked), quoteLine(finding, work)];
  if (target.fit === 'newest' && target.askedYear !== null) {
    return [wording.yearNotCovered(target.region.name, target.askedYear, target.report.year)];
  }
  if (question.period) return [wording.periodNotStated(question.period.value)];
  return [wording.notStated(title, asked)];
}

function quoteLine({ target, statement }: Finding, { builder, opened }: Work): string {
  const report = opened.get(target.report.id);
  if (!statement || !report) return '';
  const quote = report.text.slice(statement.start, statement.end);
  const section = sectionAt(report, statement.start);
  const n = builder.cite({
    report: target.report,
    section,
    start: statement.start,
    end: statement.end,
    quote,
  });
  return `「${quote}」[${n}]`;
}

function nearestLines(missing: readonly Finding[], work: Work): string[] {
  return missing.flatMap((finding) => {
    const offered = finding.nearest.length > 0 ? finding.nearest : finding.results;
    return offered.map(
      (sourced) =>
        `- ${work.composer.figureLine(sourced, 'nearest', namesFor(sourced, finding.target, work))}`,
    );
  });
}

/** For a region that is not covered: the same thing asked of a covered neighbour, parent or part of it. */
async function offerNearby({ uncovered }: Targets, work: Work, lines: string[]): Promise<void> {
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

/** A region as the question's language calls it: an English answer keeps the asker's own word beside the official name. */
function regionName({ region }: Target, { question }: Work): string {
  const asked = question.regions.find(({ value }) =>
    value.candidates.some(({ code }) => code === region.code),
  )?.value.text;
  const isLatin = asked !== undefined && /^[\x20-\x7e]+$/u.test(asked);
  return question.language === 'en' && isLatin ? `${asked} (${region.name})` : region.name;
}

function namesFor({ figure }: SourcedFigure, target: Target, work: Work): LineNames {
  const { sources, question } = work;
  const indicator = sources.catalogue.indicators.find(({ code }) => code === figure.indicator);
  const own = indicator
    ? question.language === 'zh'
      ? indicator.name
      : `${indicator.english} (${indicator.name})`
    : figure.label;
  return { region: regionName(target, work), measure: own };
}

function reasonOf(
  answering: readonly Finding[],
  missing: readonly Finding[],
  targets: Targets,
): AnswerReason | null {
  if (answering.length > 0) return null;
  if (missing.some(({ how }) => how === 'unclear')) return 'unclear';
  if (targets.uncovered.length > 0 && missing.length === 0) return 'region_not_covered';
  if (missing.some(({ target }) => target.fit === 'newest')) return 'year_not_covered';
  return 'not_stated';
}

async function openOnce(report: ReportSummary, { opened, sources }: Work): Promise<OpenReport> {
  const known = opened.get(report.id) ?? (await sources.open(report));
  opened.set(report.id, known);
  return known;
}
