import type { GateEvidence, GateViolation, NumberReference } from '../numbers/gate.ts';
import { verifyText } from '../numbers/gate.ts';
import { findNumerals } from '../numbers/find-numerals.ts';
import type { Answer, AnswerFigure } from './answer.ts';
import { paragraphs } from './compose.ts';
import { figureSurface, legible } from '../figures/figure-surface.ts';
import { wordingFor } from './wording.ts';

/** What the gate needs to know beside the answer itself. */
export interface GuardContext {
  /** The question as asked and the earlier ones of its thread: their numbers may be echoed. */
  asked: readonly string[];
  language: 'zh' | 'en';
  /** Names of indicators and procedures that hold a numeral: 12345热线 counts nothing. */
  names: readonly string[];
  /** Years covered or spoken of. */
  years: ReadonlySet<number>;
  /** Things the answer counted itself: reports, choices. */
  counts: readonly number[];
  /** What people recorded of figures of the reports cited, word for word. */
  recorded: readonly string[];
  /** Names of the regions covered or asked about. */
  places: readonly string[];
}

export interface Guarded {
  answer: Answer;
  /** Empty when the text was sound as composed. */
  violations: GateViolation[];
}

/**
 * Lets an answer pass only when every number of its text is one of its own. Otherwise its text is replaced by the plain
 * list of its figures and quotes, which is made of nothing else, and the violations are returned to be logged as a defect.
 */
export function guardAnswer(answer: Answer, context: GuardContext): Guarded {
  const evidence = evidenceOf(answer, context);
  const violations = verifyText(answer.text, evidence);
  if (violations.length === 0) return { answer, violations };
  const text = plainText(answer, context.language);
  if (text !== '') return { answer: { ...answer, notes: [], text }, violations };
  return {
    answer: {
      ...answer,
      status: 'not_found',
      reason: 'not_stated',
      notes: [],
      text: wordingFor(context.language).noPassage,
    },
    violations,
  };
}

/** The numbers that an answer may show, as the gate checks them. */
export function evidenceOf(
  answer: Answer,
  { asked, names, years, counts, recorded, places }: GuardContext,
): GateEvidence {
  const words = answer.figures.flatMap(({ scope, period, label, formula }) => [
    scope,
    period,
    label,
    formula,
  ]);
  const sources = answer.citations.flatMap(({ quote, title, section }) => [
    ...quote.split('\n'),
    title,
    section,
  ]);
  return {
    numbers: answer.figures.flatMap((figure) => referencesOf(figure)),
    quotes: [...sources, ...words, ...names, ...recorded, ...answer.choices]
      .map((text) => text ?? '')
      .filter((text) => holdsNumeral(text)),
    echoes: asked,
    citations: answer.citations.length,
    years: new Set([...years, ...answer.figures.flatMap(({ year, reportYear }) => [year, reportYear])]),
    counts: [...counts, answer.choices.length],
    places,
  };
}

/** Whether the gate would read a number in a text. */
export function holdsNumeral(text: string): boolean {
  return /\d/u.test(text) || findNumerals(text).length > 0;
}

function referencesOf(figure: AnswerFigure): NumberReference[] {
  return [
    {
      value: legible(figure.stated),
      unit: figure.unit,
      qualifier: figure.qualifier,
      regions: [figure.region],
      year: figure.year,
      indicators: [figure.indicator ?? figure.label],
    },
  ];
}

function plainText(answer: Answer, language: 'zh' | 'en'): string {
  const wording = wordingFor(language);
  const lines = answer.figures.map(
    (figure) =>
      `- ${wording.statement({
        subject: wording.subject(figure.region, figure.year),
        measure: figure.indicator ?? figure.label,
        surface: figureSurface(figure),
        marks: figure.citation === null ? '' : `[${figure.citation}]`,
      })}${figure.formula === null ? wording.limits(figure) : wording.derived(figure.formula)}`,
  );
  const quotes = answer.citations.map(
    ({ quote, title, section, n }) => `> ${quote}\n> —— ${wording.source(title, section)} [${n}]`,
  );
  return paragraphs(lines, ...quotes);
}
