import type { Catalogue } from '../figures/catalogue.ts';
import type { ReportSummary } from '../store/reports.ts';
import type { Answer, AnswerCitation, AnswerFigure } from './answer.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';
import { titleOf } from './title-of.ts';

/** A stretch of a report's stored text that an answer quotes. */
export interface Quotation {
  report: ReportSummary;
  section: string;
  start: number;
  end: number;
  quote: string;
}

/** A number computed from operands that are in the answer too. */
export interface DerivedFigure {
  report: ReportSummary;
  year: number;
  indicator: string | null;
  code: string | null;
  label: string;
  /** Plain decimal, already rounded. */
  value: string;
  unit: string;
  qualifier: AnswerFigure['qualifier'];
  /** With its numbers filled in: `49 ÷ 90 × 100`. */
  formula: string;
}

/** Collects what an answer shows; a sentence cited twice keeps one citation number. */
export interface AnswerBuilder {
  addFigure(sourced: SourcedFigure, role: AnswerFigure['role']): AnswerFigure;
  addDerived(derived: DerivedFigure, role: AnswerFigure['role']): AnswerFigure;
  /** @returns The citation's number, from 1. */
  cite(quotation: Quotation): number;
  note(sentence: string): void;
  readonly figures: readonly AnswerFigure[];
  readonly citations: readonly AnswerCitation[];
  readonly notes: readonly string[];
  build(outcome: Pick<Answer, 'status' | 'reason' | 'text'> & { choices?: string[] }): Answer;
}

export function createAnswerBuilder(catalogue: Catalogue): AnswerBuilder {
  const names = new Map(catalogue.indicators.map(({ code, name }) => [code, name]));
  const figures: AnswerFigure[] = [];
  const citations: AnswerCitation[] = [];
  const notes: string[] = [];

  const builder: AnswerBuilder = {
    addFigure: ({ figure, report, quote }, role) => {
      const citation = builder.cite({
        report,
        section: figure.sectionPath,
        start: figure.sentence.start,
        end: figure.sentence.end,
        quote,
      });
      const shown: AnswerFigure = {
        role,
        ...sourceOf(report),
        year: figure.year ?? report.year,
        indicator: figure.indicator === null ? null : (names.get(figure.indicator) ?? null),
        code: figure.indicator,
        label: figure.label,
        value: Number(figure.value),
        unit: figure.unit,
        stated: figure.stated,
        normalized: figure.normalized,
        qualifier: figure.qualifier,
        kind: figure.kind,
        period: figure.period,
        scope: figure.scope,
        derived: false,
        formula: null,
        citation,
      };
      figures.push(shown);
      return shown;
    },
    addDerived: (derived, role) => {
      const shown: AnswerFigure = {
        role,
        ...sourceOf(derived.report),
        year: derived.year,
        indicator: derived.indicator,
        code: derived.code,
        label: derived.label,
        value: Number(derived.value),
        unit: derived.unit,
        stated: derived.value,
        normalized: derived.value,
        qualifier: derived.qualifier,
        kind: 'level',
        period: null,
        scope: null,
        derived: true,
        formula: derived.formula,
        citation: null,
      };
      figures.push(shown);
      return shown;
    },
    cite: ({ report, section, start, end, quote }) => {
      const known = citations.find(
        (one) => one.report === report.id && one.start === start && one.end === end,
      );
      if (known) return known.n;
      citations.push({
        n: citations.length + 1,
        report: report.id,
        title: titleOf(report),
        region: report.regionName,
        year: report.year,
        section,
        quote,
        start,
        end,
      });
      return citations.length;
    },
    note: (sentence) => {
      if (!notes.includes(sentence)) notes.push(sentence);
    },
    figures,
    citations,
    notes,
    build: ({ status, reason, text, choices = [] }) => ({
      status,
      reason,
      choices,
      text,
      figures,
      citations,
      notes,
    }),
  };
  return builder;
}

function sourceOf(
  report: ReportSummary,
): Pick<AnswerFigure, 'region' | 'issuer' | 'reportKind' | 'reportYear'> {
  return {
    region: report.regionName,
    issuer: report.issuer,
    reportKind: report.kind,
    reportYear: report.year,
  };
}
