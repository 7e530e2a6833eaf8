import type { Answer, AnswerFigure } from '../../answers/answer.ts';
import { compareDecimals, decimalPlaces, difference } from '../../numbers/decimal.ts';
import type { ReportTexts } from './answer-honesty.ts';
import { listBreaches } from './answer-honesty.ts';
import type { GoldenQuestion } from './golden-question.ts';
import { listShownNumbers, showsValue } from './shown-numbers.ts';

/** `wrong_number` is the graver of the two failures: the answer states something false, not merely too little. */
export type Verdict = 'right' | 'wrong' | 'wrong_number';

export interface Grade {
  id: string;
  kind: string;
  question: string;
  verdict: Verdict;
  /** Why it is not right, a sentence each; empty when it is. */
  reasons: string[];
  /** Null when asking failed. */
  answer: Answer | null;
}

/**
 * Grades an answer as a careful clerk with the reports on the desk would; data/evaluation/README.md has the rules.
 * @param texts Stored texts by report id: quotes are compared with them.
 */
export function gradeAnswer(question: GoldenQuestion, answer: Answer, texts: ReportTexts): Grade {
  const falsehoods = [
    ...listBreaches(question, answer, texts),
    ...listForbidden(question, answer),
    ...listMisplacedResults(question, answer),
  ];
  const shortcomings = [
    ...(question.status.includes(answer.status)
      ? []
      : [`status ${answer.status}, accepted ${question.status.join(', ')}`]),
    ...listMissingNumbers(question, answer),
    ...question.must
      .filter((group) => !group.some((words) => contains(answer.text, words)))
      .map((group) => `the text has none of: ${group.join(', ')}`),
    ...question.cite
      .filter((region) => !answer.citations.some((citation) => citation.region.includes(region)))
      .map((region) => `${region} is not cited`),
    ...(answer.status === 'needs_clarification' && answer.choices.length === 0
      ? ['asks back without choices']
      : []),
    ...(answer.text.trim() === '' ? ['the text is empty'] : []),
  ];
  const verdict = falsehoods.length > 0 ? 'wrong_number' : shortcomings.length > 0 ? 'wrong' : 'right';
  const { id, kind, question: words } = question;
  return { id, kind, question: words, verdict, reasons: [...falsehoods, ...shortcomings], answer };
}

function listForbidden(question: GoldenQuestion, answer: Answer): string[] {
  const own = listShownNumbers(withoutQuotes(answer));
  const results = answer.figures.filter(({ role }) => role === 'result');
  return question.forbid
    .filter(
      (value) =>
        own.some((shown) => showsValue(shown, value)) || results.some((figure) => states(figure, value)),
    )
    .map((value) => `gives ${value}, which is forbidden`);
}

/** Result figures where nothing answers, or of which none is what was asked for. */
function listMisplacedResults(question: GoldenQuestion, answer: Answer): string[] {
  const results = answer.figures.filter(({ role }) => role === 'result');
  if (results.length === 0) return [];
  const given = results.map(({ stated, unit }) => `${stated}${unit}`).join(', ');
  if (!question.status.includes('answered')) return [`gives ${given} as the result where none is stated`];
  const wanted = [...question.values, ...question.derived];
  if (wanted.length === 0) return [];
  const isAsked = (figure: AnswerFigure) =>
    question.values.some((value) => states(figure, value)) ||
    question.derived.some((value) => isRounded(String(figure.value), value));
  return listMissingNumbers(question, answer).length > 0 && !results.some(isAsked)
    ? [`gives ${given} as the result, asked was ${wanted.join(', ')}`]
    : [];
}

function listMissingNumbers(question: GoldenQuestion, answer: Answer): string[] {
  const figures = answer.figures.filter(({ role }) => role !== 'nearest');
  const shown = listShownNumbers(answer.text);
  return [
    ...question.values
      .filter(
        (value) =>
          !figures.some((figure) => states(figure, value)) &&
          !shown.some((number) => showsValue(number, value)),
      )
      .map((value) => `${value} is not given`),
    ...question.derived
      .filter(
        (value) =>
          !figures.some((figure) => isRounded(String(figure.value), value)) &&
          !shown.some((number) => isRounded(number.value, value)),
      )
      .map((value) => `${value} is not computed`),
  ];
}

function states(figure: AnswerFigure, value: string): boolean {
  const [written = ''] = listShownNumbers(figure.stated).map((shown) => shown.value);
  return [String(figure.value), written, figure.normalized].some(
    (own) => /^-?\d+(?:\.\d+)?$/u.test(own) && compareDecimals(own, value) === 0,
  );
}

/** Whether `given` and `expected` agree at the decimals of the coarser one, but at one decimal if any is expected. */
function isRounded(given: string, expected: string): boolean {
  const decimals = Math.max(
    Math.min(decimalPlaces(given), decimalPlaces(expected)),
    Math.min(decimalPlaces(expected), 1),
  );
  const distance = difference(given, expected).replace('-', '');
  const tolerance = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}5`;
  return compareDecimals(distance, tolerance) <= 0;
}

/** The answer's own words: what it quotes is taken out, since a quoted sentence may hold other numbers. */
function withoutQuotes({ text, citations }: Answer): string {
  const own = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('>'))
    .join('\n');
  return citations
    .reduce((rest, { quote }) => rest.replaceAll(quote.trim(), ' '), own)
    .replace(/[「“]([^「」“”]{6,})[」”]/gu, (marked, words: string) =>
      citations.some(({ quote }) => quote.includes(words)) ? ' ' : marked,
    );
}

function contains(text: string, words: string): boolean {
  return text.normalize('NFKC').toLowerCase().includes(words.normalize('NFKC').toLowerCase());
}
