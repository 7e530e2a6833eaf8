import type { GateEvidence, GateViolation, NumberReference } from '../numbers/gate.ts';
import { verifyText } from '../numbers/gate.ts';
import { findNumerals } from '../numbers/find-numerals.ts';
import type { Answer, AnswerFigure, ExportDocument, ShownAnswer } from './answer.ts';
import { paragraphs } from './compose.ts';
import type { Exhibit } from './exhibit.ts';
import { sentencesOf, sentencesOfText } from './table-sentences.ts';
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
  /** Sentences that were held to the passages they cite already, word for word. */
  held: readonly string[];
  /** Names of the regions covered or asked about. */
  places: readonly string[];
}

export interface Guarded {
  answer: ShownAnswer;
  /** Empty when the text was sound as composed. */
  violations: GateViolation[];
}

/**
 * Lets an answer pass only when every number of its text, its tables, its charts and its file is one of its own. Otherwise its text
 * is replaced by the plain list of its figures and quotes, which is made of nothing else, and the violations are returned to be
 * logged as a defect.
 */
export function guardAnswer(shown: ShownAnswer, context: GuardContext): Guarded {
  const { exhibits = [], document, otherYears, ...answer } = shown;
  const evidence = evidenceOf(answer, context);
  const violations = [
    ...verifyText(answer.text, evidence),
    ...verifyText(sentencesOfText(answer.text), evidence),
    ...exhibits.flatMap((exhibit) => verifyExhibit(exhibit, answer, evidence)),
    ...(document ? verifyDocument(document, context) : []),
  ];
  if (violations.length === 0) return { answer: shown, violations };
  const text = plainText(answer, context.language);
  const { status, reason, choices, figures, citations } = answer;
  // What was made of a refused answer, such as a draft, goes with it.
  const rest = { status, reason, choices, figures, citations, notes: [], ...(otherYears && { otherYears }) };
  if (text !== '') return { answer: { ...rest, text }, violations };
  return {
    answer: {
      ...rest,
      status: 'not_found',
      reason: 'not_stated',
      text: wordingFor(context.language).noPassage,
    },
    violations,
  };
}

/** A chart draws what its labels say: each point's value is that of the figure it is labelled with. */
function verifyExhibit(exhibit: Exhibit, { figures }: Answer, evidence: GateEvidence): GateViolation[] {
  const misdrawn = (exhibit.type === 'chart' ? exhibit.points : []).filter(
    ({ value, surface }) =>
      !figures.some((figure) => figure.normalized === value && surface.includes(legible(figure.stated))),
  );
  return [
    ...verifyText(sentencesOf(exhibit), evidence),
    ...misdrawn.map(({ value, measure }) => ({
      ...{ number: value, clause: measure, reason: 'no such number' as const },
    })),
  ];
}

function verifyDocument(document: ExportDocument, context: GuardContext): GateViolation[] {
  const { figures, citations, tables, notes, main = [] } = document;
  const evidence = evidenceOf({ figures, citations, choices: [] }, context);
  return [...tables.map(sentencesOf), ...main, ...notes].flatMap((text) => verifyText(text, evidence));
}

/** The numbers that an answer may show, as the gate checks them. */
export function evidenceOf(
  answer: Pick<Answer, 'figures' | 'citations' | 'choices'>,
  { asked, names, years, counts, recorded, held, places }: GuardContext,
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
    quotes: [...sources, ...words, ...names, ...recorded, ...answer.choices, ...held]
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
