import type { Answer, AnswerFigure } from '../../answers/answer.ts';
import { compareDecimals, product } from '../../numbers/decimal.ts';
import type { GoldenQuestion } from './golden-question.ts';
import { isCalendarYear, listDates, listShownNumbers, showsValue, withoutDates } from './shown-numbers.ts';

/** Stored texts by report id. */
export type ReportTexts = ReadonlyMap<string, string>;

/** Answers of these kinds count what is stored, which no report states. */
const COUNTING_KINDS = new Set(['coverage', 'help']);

const LISTED_THING =
  /^\s*(?:份|个(?:地区|区县|县|报告|数字|结果|候选|问题)|条|处|句|项|类|reports?\b|regions?\b|figures?\b|citations?\b|questions?\b)/iu;

/**
 * What every answer is held to, whatever was asked: quotes are the stored text, figures stand in their quotes, derived
 * ones show their formula, and no number in the text comes from nowhere.
 * @returns A sentence for each breach; empty for an honest answer.
 */
export function listBreaches(question: GoldenQuestion, answer: Answer, texts: ReportTexts): string[] {
  return [
    ...listFalseQuotes(answer, texts),
    ...answer.figures.flatMap((figure) => listFigureBreaches(figure, answer)),
    ...(COUNTING_KINDS.has(question.kind) ? [] : listUnbackedNumbers(question, answer, texts)),
  ];
}

function listFalseQuotes({ citations }: Answer, texts: ReportTexts): string[] {
  return citations.flatMap(({ n, report, quote, start, end }) => {
    const text = texts.get(report);
    if (text === undefined) return [`citation ${n} names no stored report: ${report}`];
    if (quote === '' || text.slice(start, end) !== quote) {
      return [`citation ${n} does not quote the stored text from ${start} to ${end}`];
    }
    return [];
  });
}

function listFigureBreaches(figure: AnswerFigure, { citations, figures }: Answer): string[] {
  const name = `${figure.role} ${figure.stated}${figure.unit}`;
  if (figure.derived) {
    const isComputed = figure.formula !== null && figures.some(({ role }) => role === 'operand');
    return isComputed ? [] : [`${name} is derived without formula or operands`];
  }
  const breaches: string[] = [];
  const citation = citations.find(({ n }) => n === figure.citation);
  if (citation === undefined) breaches.push(`${name} has no citation`);
  else if (!citation.quote.includes(figure.stated)) breaches.push(`${name} does not stand in its quote`);
  const scaled = product(String(figure.value), scaleOf(figure.unit));
  if (!isDecimal(figure.normalized) || compareDecimals(figure.normalized, scaled) !== 0) {
    breaches.push(`${name} is normalized to ${figure.normalized}, not ${scaled}`);
  }
  return breaches;
}

function scaleOf(unit: string): string {
  if (unit.startsWith('万亿')) return '1000000000000';
  if (unit.startsWith('亿')) return '100000000';
  return unit.startsWith('万') ? '10000' : '1';
}

function isDecimal(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/u.test(text);
}

function listUnbackedNumbers(question: GoldenQuestion, answer: Answer, texts: ReportTexts): string[] {
  const sources = [
    question.question,
    ...question.history,
    ...answer.citations.flatMap(({ quote, title, section }) => [quote, title, section]),
    ...answer.figures.flatMap((figure) => [
      ...[String(figure.value), figure.stated, figure.normalized, String(figure.year)],
      ...[figure.formula, figure.period, figure.scope, figure.label, figure.indicator].map(
        (text) => text ?? '',
      ),
    ]),
  ];
  const backed = sources.flatMap(listShownNumbers).flatMap(({ value, scaled }) => [value, scaled]);
  const longestList = Math.max(
    texts.size,
    answer.figures.length,
    answer.citations.length,
    answer.choices.length,
  );
  const reportDates = new Set([question.question, ...texts.values()].flatMap(listDates));
  const numbers = listShownNumbers(withoutDates(answer.text)).filter(
    (shown) =>
      !isCalendarYear(shown) &&
      !(LISTED_THING.test(shown.after) && Number(shown.value) <= longestList) &&
      !backed.some((value) => showsValue(shown, value)),
  );
  return [
    ...numbers.map(({ value, after }) => `the text's ${value}${after.trim().slice(0, 6)} comes from nowhere`),
    ...listDates(answer.text)
      .filter((date) => !reportDates.has(date))
      .map((date) => `the text's date ${date} stands in no report`),
    ...[...answer.text.matchAll(/\[(\d+)\](?!\()/gu)]
      .filter(([, n]) => !answer.citations.some((citation) => citation.n === Number(n)))
      .map(([mark]) => `the text's mark ${mark} has no citation`),
  ];
}
