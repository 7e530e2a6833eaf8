// The lines of a figure answer. Each registers what it shows with the answer's builder.
import { figureSurface } from '../figures/figure-surface.ts';
import type { Span } from '../numbers/span.ts';
import type { AnswerFigure } from './answer.ts';
import { sectionAt } from './answer-sources.ts';
import type { Derivation } from '../calculations/derive.ts';
import type { FigureWork } from './figure-work.ts';
import { indicatorName, namesFor, regionName } from './figure-work.ts';
import { asksForChange, asksForRest, unitAsked } from './find-figures.ts';
import { nameOf } from './item.ts';
import type { Finding } from './look-up.ts';
import { amendmentOf } from './note-corrections.ts';
import type { Target } from './resolve-targets.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';
import { titleOf } from './title-of.ts';

/** A report of another year may speak of the year asked for: a forecast, a number carried over. */
export function isAboutAskedYear(results: readonly SourcedFigure[], { askedYear }: Target): boolean {
  return results.length > 0 && results.every(({ figure }) => figure.year === askedYear);
}

/** First lines that must be read before the numbers: a year that is not there, a stage that stands in for another. */
export function leadLines(answering: readonly Finding[], work: FigureWork): string[] {
  const { question, wording, builder } = work;
  const lines = answering.flatMap((finding) => {
    const { how, item, results } = finding;
    const lead = yearLeads([finding], work);
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

/** Years that were asked for and are not covered, where the newest report answers instead. */
export function yearLeads(answering: readonly Finding[], { wording, builder }: FigureWork): string[] {
  const lines = answering.flatMap(({ target, results }) =>
    target.fit === 'newest' && target.askedYear !== null && !isAboutAskedYear(results, target)
      ? [wording.yearNotCovered(target.region.name, target.askedYear, target.report.year)]
      : [],
  );
  const unique = [...new Set(lines)];
  unique.forEach((line) => {
    builder.note(line);
  });
  return unique;
}

/** What a finding states: its numbers, or the sentence without one, or the computed number with its operands. */
export function answerLines(finding: Finding, work: FigureWork, role: AnswerFigure['role']): string[] {
  const { target, results, derivation, statement } = finding;
  const lines = results.flatMap((sourced) => statedLines(sourced, role, target, work));
  if (statement)
    return [
      ...lines,
      work.wording.statedWithoutNumber(nameOf(finding.item, work.question.language)),
      quoteLine(finding, work),
    ];
  if (!derivation) return lines;
  const { wording, builder, question } = work;
  const operandLines = derivation.operands.flatMap((sourced) =>
    statedLines(sourced, 'operand', target, work),
  );
  const year = target.askedYear ?? target.report.year;
  const measure = derivation.indicator
    ? indicatorName(derivation.indicator, work)
    : derivation.aspect === 'rest'
      ? wording.restOf(nameOf(finding.item, question.language))
      : wording.changeOf(nameOf(finding.item, question.language));
  builder.addDerived(
    {
      report: target.report,
      year,
      indicator: derivation.indicator?.name ?? null,
      code: derivation.indicator?.code ?? null,
      label: measure,
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
    measure,
    surface: figureSurface({ ...derivation, stated: derivation.value }),
    marks: wording.derived(derivation.formula),
  });
  return [...lines, line, ...operandLines.map((operand) => `- ${operand}`)];
}

/** A stated number, and under it the right one where the report is wrong. */
function statedLines(
  sourced: SourcedFigure,
  role: AnswerFigure['role'],
  target: Target,
  work: FigureWork,
): string[] {
  const line = work.composer.figureLine(sourced, role, namesFor(sourced, target, work));
  const amendment = amendmentOf(sourced, work.wording);
  if (amendment === '') return [line];
  work.builder.note(amendment);
  return [line, amendment];
}

/** The other numbers that other reports state for what a finding states, each with whose it is. */
export function differingLines(
  { results, target }: Finding,
  differing: ReadonlyMap<SourcedFigure, readonly SourcedFigure[]>,
  work: FigureWork,
): string[] {
  const { wording, builder } = work;
  return results.flatMap((own) => {
    const others = differing.get(own) ?? [];
    if (others.length > 0)
      builder.note(wording.sourcesDiffer([own, ...others].map(({ report }) => sourceName(report))));
    return others.flatMap((other) => {
      const [line = '', ...amendments] = statedLines(other, 'result', target, work);
      return [line + wording.fromSource(sourceName(other.report)), ...amendments];
    });
  });
}

function sourceName({ issuer, kind, year }: SourcedFigure['report']): string {
  return `${issuer}${year}年《${kind}》`;
}

/** What was computed over all findings together. */
export function computedLine(
  derivation: Derivation,
  answering: readonly Finding[],
  { wording, builder, question }: FigureWork,
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
  const surface = figureSurface({ ...derivation, stated: derivation.value });
  return `**${wording.operation(question.operation)}：${surface}**${wording.derived(derivation.formula)}`;
}

/** From so many on, reports that do not state a thing are told in one line. */
const MANY_GAPS = 4;

/** Why findings answer nothing: a line each, or one line for many reports that merely do not state it. */
export function gapLinesOf(missing: readonly Finding[], work: FigureWork): string[] {
  const { wording, question } = work;
  const silent = missing.filter(({ how, target }) => how === 'missing' && target.fit === 'asked');
  const lines = (findings: readonly Finding[]) => findings.flatMap((finding) => gapLines(finding, work));
  if (silent.length < MANY_GAPS || question.period) return lines(missing);
  const askedOf = ({ item }: Finding) => nameOf(item, question.language);
  const summed = [...new Set(silent.map(askedOf))].map((asked) =>
    wording.notStatedBy(
      silent
        .filter((finding) => askedOf(finding) === asked)
        .map(({ target }) => wording.subject(target.region.name, target.report.year)),
      asked,
    ),
  );
  return [...lines(missing.filter((finding) => !silent.includes(finding))), ...summed];
}

/** Why a finding answers nothing. */
function gapLines(finding: Finding, work: FigureWork): string[] {
  const { target, how, item } = finding;
  const { question, wording } = work;
  const asked = nameOf(item, question.language);
  const title = titleOf(target.report);
  if (how === 'unclear') return [wording.unclear(asked), quoteLine(finding, work)];
  if (target.fit === 'newest' && target.askedYear !== null) {
    return [wording.yearNotCovered(target.region.name, target.askedYear, target.report.year)];
  }
  if (how === 'rejected') return rejectedLines(finding, work);
  if (question.period && finding.nearest.length > 0) return [wording.periodNotStated(question.period.value)];
  const isCount = item.type === 'indicator' && item.indicator.measure !== 'rate';
  if (item.type === 'indicator' && asksForRest(item.indicator, question))
    return [wording.notStated(title, wording.restOf(asked))];
  const hasLevel = isCount || item.type === 'procedure';
  if (hasLevel && asksForChange(question.text)) return [wording.notStated(title, wording.changeOf(asked))];
  if (hasLevel && unitAsked(question.text) === '%' && !/[率例比]$/u.test(asked))
    return [wording.notStated(title, wording.shareOf(asked))];
  return [wording.notStated(title, asked)];
}

/** What would have answered, had nobody rejected it: why it does not, and the sentence to judge by. */
export function rejectedLines(finding: Finding, work: FigureWork): string[] {
  const { wording, question } = work;
  return finding.rejected.flatMap(({ figure }) => {
    if (!figure.correction) return [];
    const reason = wording.rejected(
      nameOf(finding.item, question.language),
      wording.signed(figure.correction),
    );
    return [reason, quoteLine({ ...finding, statement: figure.sentence }, work)];
  });
}

function quoteLine(
  { target, statement }: Pick<Finding, 'target'> & { statement: Span | null },
  { builder, opened }: FigureWork,
): string {
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

/** What is nearest to what the findings lack. */
export function nearestLines(missing: readonly Finding[], work: FigureWork): string[] {
  return missing.flatMap((finding) => {
    const offered = finding.nearest.length > 0 ? finding.nearest : finding.results;
    return offered.map(
      (sourced) =>
        `- ${work.composer.figureLine(sourced, 'nearest', namesFor(sourced, finding.target, work))}`,
    );
  });
}
