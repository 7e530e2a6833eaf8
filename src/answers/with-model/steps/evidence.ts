import { figureSurface } from '../../../figures/figure-surface.ts';
import type { NumberReference } from '../../../numbers/gate.ts';
import type { AnswerBuilder, Quotation } from '../../answer-builder.ts';
import type { AnswerFigure } from '../../answer.ts';
import type { AnswerSources } from '../../answer-sources.ts';
import type { ReportSummary } from '../../../store/reports.ts';
import type { Derivation } from '../../../calculations/derive.ts';
import type { SourcedFigure } from '../../../calculations/sourced-figure.ts';
import { surfaceOf } from '../../../calculations/sourced-figure.ts';
import { wordingFor } from '../../wording.ts';
import type { CitedPassage } from '../hold-to-passages.ts';
import { passageOf } from '../passages-of.ts';

/** What a tool found in this answer: a stated number, what was made of several, words of a report, or that it states none. */
export type Evidence =
  | { type: 'figure'; sourced: SourcedFigure; measure: string }
  | {
      type: 'computed';
      /** What the computation says, in a sentence that names everything it was made of. */
      statement: string;
      /** What it is called: 合计. */
      label: string;
      /** Null for an order, which computes no number. */
      derivation: Derivation | null;
      operands: readonly FigureEvidence[];
    }
  | { type: 'passage'; quotation: Quotation }
  | { type: 'gap'; report: ReportSummary; statement: string };

export type FigureEvidence = Extract<Evidence, { type: 'figure' }>;

/** All that the tools found in one answer, each with the number that it is cited by, from 1. */
export interface EvidenceLog {
  /** @returns Its number; that of the first where the same was found before. */
  add(evidence: Evidence): number;
  get(n: number): Evidence | undefined;
  all(): readonly { n: number; evidence: Evidence }[];
}

export function createEvidenceLog(): EvidenceLog {
  const kept: Evidence[] = [];
  return {
    add: (evidence) => {
      const key = keyOf(evidence);
      const known = kept.findIndex((one) => keyOf(one) === key);
      if (known === -1) kept.push(evidence);
      return known === -1 ? kept.length : known + 1;
    },
    get: (n) => kept[n - 1],
    all: () => kept.map((evidence, index) => ({ n: index + 1, evidence })),
  };
}

function keyOf(evidence: Evidence): string {
  switch (evidence.type) {
    case 'figure':
      return `${evidence.sourced.report.id} ${evidence.sourced.figure.start} ${evidence.sourced.figure.branch ?? 0}`;
    case 'computed':
    case 'gap':
      return evidence.statement;
    case 'passage':
      return `${evidence.quotation.report.id} ${evidence.quotation.start}–${evidence.quotation.end}`;
  }
}

/** @example subjectOf(evidence) // '甲县2024年行政复议受理数' */
export function subjectOf({ sourced: { figure, report }, measure }: FigureEvidence): string {
  return wordingFor('zh').subject(report.regionName, figure.year ?? report.year) + measure;
}

/** A number as tools tell it, with the limits that it must not be read without. */
export function statementOf(evidence: FigureEvidence): string {
  const { figure } = evidence.sourced;
  const period = figure.period ?? null;
  return `${subjectOf(evidence)}：${surfaceOf(evidence.sourced)}${wordingFor('zh').limits({ ...figure, period })}`;
}

/** What may be said with evidence's number. */
export async function passageFor(
  n: number,
  evidence: Evidence,
  sources: AnswerSources,
): Promise<CitedPassage> {
  switch (evidence.type) {
    case 'gap': {
      const { report, statement } = evidence;
      const nothing = await passageOf({ n, report: report.id, quote: '', start: 0, end: 0 }, sources);
      return { ...nothing, quote: `${statement}。` };
    }
    case 'passage':
      return passageOf({ ...citationOf(evidence.quotation), n }, sources);
    case 'figure': {
      const { figure, report, quote } = evidence.sourced;
      const { start, end } = figure.sentence;
      const stated = await passageOf({ n, report: report.id, quote, start, end }, sources);
      const year = figure.year ?? report.year;
      return {
        ...stated,
        quote: `${quote}\n${statementOf(evidence)}。`,
        years: [...new Set([year, ...stated.years])],
        figures: [
          ...stated.figures,
          { reference: referenceOf(evidence), words: `${figure.context.before} ${evidence.measure}` },
        ],
      };
    }
    case 'computed': {
      const parts = await Promise.all(evidence.operands.map((operand) => passageFor(n, operand, sources)));
      const { derivation, statement } = evidence;
      return {
        n,
        quote: statement,
        headings: parts.flatMap(({ quote, headings }) => [quote, ...headings]),
        regions: [...new Set(parts.flatMap(({ regions }) => regions))],
        years: [...new Set(parts.flatMap(({ years }) => years))],
        figures: [
          ...evidence.operands.map((operand) => ({
            reference: referenceOf(operand),
            words: `${subjectOf(operand)} ${statement}`,
          })),
          ...(derivation ? [{ reference: derivedReference(derivation), words: statement }] : []),
        ],
      };
    }
  }
}

function referenceOf({ sourced: { figure, report }, measure }: FigureEvidence): NumberReference {
  return {
    value: figure.stated,
    unit: figure.unit,
    qualifier: figure.qualifier,
    regions: [report.regionName],
    year: figure.year ?? report.year,
    indicators: [measure],
  };
}

/** A computed number belongs to all that it was made of. */
function derivedReference({ value, unit, qualifier }: Derivation): NumberReference {
  return { value, unit, qualifier, regions: [], year: null, indicators: [] };
}

function citationOf({ report, quote, start, end }: Quotation) {
  return { report: report.id, quote, start, end };
}

/** Puts numbers into an answer, each once, however often it is spoken of. */
type AddFigure = (evidence: FigureEvidence, role: AnswerFigure['role']) => AnswerFigure;

/**
 * Puts what sentences rest on into an answer: numbers told of as results, what a computation was made of as operands.
 * @returns By the number that evidence is cited by: the numbers of its citations, and the line that shows a computation.
 */
export function showEvidence(
  cited: readonly { n: number; evidence: Evidence }[],
  builder: AnswerBuilder,
): Map<number, { marks: number[]; line: string }> {
  const added = new Map<string, AnswerFigure>();
  const add: AddFigure = (evidence, role) => {
    const figure = added.get(keyOf(evidence)) ?? builder.addFigure(evidence.sourced, role);
    added.set(keyOf(evidence), figure);
    return figure;
  };
  // What is told of is a result, though it was computed with as well.
  const isComputed = ({ evidence }: { evidence: Evidence }) => Number(evidence.type === 'computed');
  const inTurn = cited.toSorted((one, other) => isComputed(one) - isComputed(other));
  return new Map(inTurn.map(({ n, evidence }) => [n, showOne(evidence, builder, add)]));
}

function showOne(
  evidence: Evidence,
  builder: AnswerBuilder,
  add: AddFigure,
): { marks: number[]; line: string } {
  switch (evidence.type) {
    case 'gap':
      return { marks: [], line: '' };
    case 'passage':
      return { marks: [builder.cite(evidence.quotation)], line: '' };
    case 'figure':
      return { marks: marksOf([add(evidence, 'result')]), line: '' };
    case 'computed': {
      const { operands, derivation, label } = evidence;
      const marks = marksOf(operands.map((operand) => add(operand, 'operand')));
      const [first] = operands;
      if (derivation === null || !first) return { marks, line: '' };
      const { report, figure } = first.sourced;
      const { value, unit, qualifier, formula, indicator } = derivation;
      builder.addDerived(
        {
          ...{ report, year: figure.year ?? report.year, value, unit, qualifier, formula, label },
          ...{ indicator: indicator?.name ?? null, code: indicator?.code ?? null },
        },
        'result',
      );
      const surface = figureSurface({ ...derivation, stated: value });
      return { marks, line: `**${label}：${surface}**${wordingFor('zh').derived(formula)}` };
    }
  }
}

function marksOf(figures: readonly { citation: number | null }[]): number[] {
  return [...new Set(figures.flatMap(({ citation }) => citation ?? []))];
}
