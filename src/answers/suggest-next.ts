// What may be worth asking after an answer: of the same place what it was asked of a part of, its neighbour, its years.
import type { Question } from '../questions/question.ts';
import type { Region } from '../regions/region.ts';
import type { ReportSummary } from '../store/reports.ts';
import type { ShownAnswer, YearQuestion } from './answer.ts';
import type { AnswerSources } from './answer-sources.ts';
import { itemsOf } from './item.ts';
import type { Targets } from './resolve-targets.ts';

/** Other years that are offered at most. */
const MOST_YEARS = 4;

export interface Suggestions {
  /** Whole questions, the most useful first; nothing has tried yet whether they are answered. */
  next: string[];
  otherYears: YearQuestion[];
}

const NONE: Suggestions = { next: [], otherYears: [] };

/** Suggests what to ask after an answer about covered places. Questions are in the asker's language and need no thread. */
export function suggestNext(
  question: Question,
  { targets }: Pick<Targets, 'targets'>,
  { status }: Pick<ShownAnswer, 'status'>,
  coverage: readonly ReportSummary[],
  sources: Pick<AnswerSources, 'catalogue' | 'gazetteer'>,
): Suggestions {
  const [target] = targets;
  if (!target || status === 'refused') return NONE;
  const places = [...new Map(targets.map(({ region }) => [region.code, region])).values()];
  const year = target.report.year;
  const [place, ...others] = places;
  if (!place) return NONE;
  return others.length > 0
    ? { next: forSeveral(places, year, question, sources), otherYears: [] }
    : {
        next: forOne(place, year, question, coverage, sources),
        otherYears: otherYears(place, year, question, coverage),
      };
}

function forOne(
  place: Region,
  year: number,
  question: Question,
  coverage: readonly ReportSummary[],
  { catalogue, gazetteer }: Pick<AnswerSources, 'catalogue' | 'gazetteer'>,
): string[] {
  const ask = phrasesOf(question.language);
  const asked = new Set(question.procedures.map(({ value }) => value.code));
  const indicator = question.indicators[0]?.value;
  const own = catalogue.procedures.find(({ code }) => code === indicator?.procedure);
  const main = catalogue.procedures.find(({ code }) => !asked.has(code));
  const named = indicator ?? question.procedures[0]?.value;
  const neighbour = nearestTo(place, year, coverage, gazetteer);
  const hasYears = yearsOf(place, coverage).length > 1;
  return [
    ...(own && !asked.has(own.code) ? [ask.procedure(place.name, year, own)] : []),
    ...(named && neighbour ? [ask.compare([place.name, neighbour], year, named)] : []),
    ...(named && hasYears ? [ask.trend(place.name, named)] : []),
    ...(question.intent === 'text' ? [] : [ask.problems(place.name, year)]),
    ...(main && !own ? [ask.procedure(place.name, year, main)] : []),
  ];
}

function forSeveral(
  places: readonly Region[],
  year: number,
  question: Question,
  { catalogue }: Pick<AnswerSources, 'catalogue'>,
): string[] {
  const ask = phrasesOf(question.language);
  const names = places.slice(0, 4).map(({ name }) => name);
  const asked = new Set([
    ...question.procedures.map(({ value }) => value.code),
    ...question.indicators.map(({ value }) => value.procedure),
  ]);
  const others = catalogue.procedures.filter(({ code }) => !asked.has(code)).slice(0, 2);
  return [
    ...(question.operation === 'page' ? [] : [ask.page(names, year, catalogue.procedures.slice(0, 2))]),
    ...others.map((procedure) => ask.compare(names, year, procedure)),
  ];
}

interface Named {
  name: string;
  english: string;
}

interface Phrases {
  procedure(place: string, year: number, procedure: Named): string;
  compare(places: readonly string[], year: number, what: Named): string;
  trend(place: string, what: Named): string;
  problems(place: string, year: number): string;
  page(places: readonly string[], year: number, what: readonly Named[]): string;
}

const PHRASES: Record<Question['language'], Phrases> = {
  zh: {
    procedure: (place, year, { name }) => `${place}${year}年${name}情况`,
    compare: (places, year, { name }) => `${places.join('、')}${year}年${name}对比`,
    trend: (place, { name }) => `${place}历年${name}的变化`,
    problems: (place, year) => `${place}${year}年存在哪些问题？`,
    page: (places, year, what) =>
      `给我一页材料：${places.join('、')}${year}年${what.map(({ name }) => name).join('、')}`,
  },
  en: {
    procedure: (place, year, { english }) => `${english} in ${place} ${year}`,
    compare: (places, year, { english }) => `Compare ${english} of ${places.join(' and ')} in ${year}`,
    trend: (place, { english }) => `${english} of ${place} over the years`,
    problems: (place, year) => `What problems does ${place} report for ${year}?`,
    page: (places, year, what) =>
      `One page: ${what.map(({ english }) => english).join(' and ')} of ${places.join(' and ')} in ${year}`,
  },
};

function phrasesOf(language: Question['language']): Phrases {
  return PHRASES[language];
}

/** A covered division of the same level, the one with the nearest common parent; null where only the country is common. */
function nearestTo(
  place: Region,
  year: number,
  coverage: readonly ReportSummary[],
  gazetteer: AnswerSources['gazetteer'],
): string | null {
  const ofYear = coverage.filter((report) => report.year === year && report.regionCode !== place.code);
  for (const area of gazetteer.ancestors(place.code)) {
    const found = ofYear.find(
      ({ regionCode }) =>
        gazetteer.isWithin(regionCode, area.code) && gazetteer.byCode(regionCode)?.level === place.level,
    );
    if (found) return found.regionName;
  }
  return null;
}

function yearsOf(place: Region, coverage: readonly ReportSummary[]): number[] {
  const years = coverage.filter(({ regionCode }) => regionCode === place.code).map(({ year }) => year);
  return [...new Set(years)].sort((one, other) => other - one);
}

function otherYears(
  place: Region,
  year: number,
  question: Question,
  coverage: readonly ReportSummary[],
): YearQuestion[] {
  if (question.everyYear || question.years.length > 1) return [];
  return yearsOf(place, coverage)
    .filter((one) => one !== year)
    .slice(0, MOST_YEARS)
    .map((one) => ({ year: one, question: forYear(one, place, question) }));
}

/** The question as it was asked with another year in it; what it took from its thread is written in. */
function forYear(year: number, place: Region, question: Question): string {
  const { text, language, years, regions } = question;
  const inWords = language === 'zh' ? `${year}年` : String(year);
  const span = years[0]?.span;
  const isWhole = regions.some(({ origin }) => origin === 'stated') && saysWhat(question);
  if (isWhole && span) return text.slice(0, span.start) + inWords + text.slice(span.end);
  if (isWhole && language === 'zh') return `${inWords}${text}`;
  const names = itemsOf(question).map((item) =>
    item.type === 'open' ? item.topic : item.type === 'indicator' ? item.indicator.name : item.procedure.name,
  );
  return language === 'zh'
    ? `${place.name}${inWords}${names.join('、')}`
    : `${names.join(', ')} of ${place.name} in ${inWords}`;
}

function saysWhat({ indicators, procedures, topic, text }: Question): boolean {
  const named = [...indicators, ...procedures];
  return named.length > 0 ? named.every(({ origin }) => origin !== 'history') : text.includes(topic);
}
