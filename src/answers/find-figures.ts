import type { Indicator } from '../figures/catalogue.ts';
import type { Question } from '../questions/question.ts';
import { scoreByLabel } from './label-score.ts';
import type { ScoredFigure, Vocabulary } from './label-score.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';
import { isOfWhole } from '../figures/whole-region.ts';

/**
 * Share of a topic's words that an open figure must cover to answer: alone, or when it leaves every other so far behind.
 * Measured on the golden questions, where wrong figures reach 0.51 but never stand out.
 */
const ANSWERING_SCORE = 0.6;
const STANDING_OUT: { score: number; lead: number }[] = [
  { score: 0.5, lead: 0.05 },
  { score: 0.43, lead: 0.15 },
];
/** Share from which a figure may be offered as the nearest there is. */
const NEAREST_SCORE = 0.35;
/** Figures this close to the best are told apart by nothing in the question: all are shown. */
const TIE = 0.985;
const MOST_TIED = 4;
/** A further figure of the same sentence must come so near to the best to be what else was asked. */
const COMPANION = 0.5;
/** A figure so much ahead of the next of its indicator is the one meant. */
const SINGLED_OUT = 1.2;

/** What a figure must be, and by which words one is told from another. */
export interface FigureChoice {
  year: number;
  wantsTarget: boolean;
  /** Words of the question beside its slots. */
  topic: string;
  vocabulary: Vocabulary;
}

/**
 * Figures of an indicator that answer a plain look-up: of the year asked, told apart by what else the question says.
 * @param topic Words of the question beside the indicator; they choose among several scopes.
 */
export function figuresOfIndicator(
  indicator: Indicator,
  figures: readonly SourcedFigure[],
  { year, wantsTarget, topic, vocabulary }: FigureChoice,
): SourcedFigure[] {
  const own = figures.filter(({ figure }) => figure.indicator === indicator.code);
  const ofYear = own.filter(({ figure }) =>
    wantsTarget ? figure.kind === 'target' : (figure.year ?? year) === year && figure.kind === 'level',
  );
  return chooseAmong(ofYear, topic, vocabulary);
}

/** Several figures of one indicator in one report: those that the question's other words single out, else all of the whole. */
function chooseAmong(figures: SourcedFigure[], topic: string, vocabulary: Vocabulary): SourcedFigure[] {
  const distinct = figures.filter(
    ({ figure }, index) =>
      figures.findIndex(
        (other) =>
          other.figure.normalized === figure.normalized &&
          other.figure.scope === figure.scope &&
          other.figure.period === figure.period,
      ) === index,
  );
  if (distinct.length < 2) return distinct;
  const [best, next] = scoreByLabel(topic, distinct, vocabulary);
  if (best && next && best.score >= next.score * SINGLED_OUT) return [best.candidate];
  const whole = distinct.filter(({ figure }) => isOfWhole(figure.scope) && figure.parent === null);
  return whole.length > 0 ? whole : distinct;
}

/** Open figures whose own words cover the question's topic, ties included. */
export function figuresByLabel(
  question: Question,
  figures: readonly SourcedFigure[],
  { year, vocabulary }: Pick<FigureChoice, 'year' | 'vocabulary'>,
): { answering: SourcedFigure[]; nearest: SourcedFigure[] } {
  const eligible = figures.filter(({ figure }) =>
    question.wantsTarget || asksForChange(question.topic)
      ? true
      : figure.kind !== 'target' && figure.kind !== 'change' && (figure.year ?? year) === year,
  );
  const scored = scoreForQuestion(question, eligible, vocabulary);
  const best = scored[0];
  if (!best || best.score < NEAREST_SCORE) return { answering: [], nearest: [] };
  const chosen = bestTogether(scored, numbersAsked(question.text)).slice(0, MOST_TIED);
  return answersQuestion(scored, numbersAsked(question.text))
    ? { answering: chosen, nearest: [] }
    : { answering: [], nearest: chosen };
}

/** Whether the best of a ranking answers: it carries most of the question, or much of it and leaves the next far behind. */
export function answersQuestion(scored: readonly ScoredFigure<SourcedFigure>[], asked: number): boolean {
  const best = scored[0]?.score ?? 0;
  if (best >= ANSWERING_SCORE) return true;
  const together = bestTogether(scored, asked);
  const next = scored.find(({ candidate }) => !together.includes(candidate))?.score ?? 0;
  return STANDING_OUT.some(({ score, lead }) => best >= score && best - next >= lead);
}

/**
 * The best figures of a ranking: those that tie, and, where a question asks for several numbers at once (「覆盖几个领域、抽了
 * 多少对象」), the next best of the same sentence.
 * @param scored Best first, not empty.
 */
export function bestTogether(scored: readonly ScoredFigure<SourcedFigure>[], asked: number): SourcedFigure[] {
  const best = scored[0];
  if (!best) return [];
  const tied = scored.filter(({ score }) => score >= best.score * TIE);
  const sentence = best.candidate.figure.sentence.start;
  const companions = scored.filter(
    (one) =>
      !tied.includes(one) &&
      one.candidate.figure.sentence.start === sentence &&
      one.score >= best.score * COMPANION,
  );
  return [...tied, ...companions.slice(0, Math.max(0, asked - tied.length))].map(
    ({ candidate }) => candidate,
  );
}

/** Whether those are asked for that are not what an indicator counts: 没出庭的有几件, never 有没有出庭. */
export function asksForRest({ code }: Indicator, { indicators, text }: Question): boolean {
  const span = indicators.find(({ value }) => value.code === code)?.span;
  return (
    span !== null &&
    span !== undefined &&
    /(?<![有是能])(?:没有?|没能|未|未能|尚未|不予)$/u.test(text.slice(0, span.start))
  );
}

/** How many numbers a question asks for. */
export function numbersAsked(text: string): number {
  return Math.max(
    1,
    text.match(/多[少高大]|几(?!乎)|各[^,。?多几]{0,3}(?=多少|几)|\bhow (?:many|much)\b/giu)?.length ?? 1,
  );
}

/** Scores figures by the words of a question and by whether they count in what it counts in; best first. */
export function scoreForQuestion(
  question: Question,
  figures: readonly SourcedFigure[],
  vocabulary: Vocabulary,
): ScoredFigure<SourcedFigure>[] {
  const unit = unitAsked(question.text);
  return scoreByLabel(stripCounting(question.topic), figures, vocabulary)
    .map(({ candidate, score }) => ({ candidate, score: score * unitFit(unit, candidate.figure.unit) }))
    .sort((one, other) => other.score - one.score);
}

const COUNTED_IN = /[件宗起个份名人家条次项户场篇部位批类种处所级支台元张册期天亩吨桩例回趟堂节轮遍口间本]/u;
const ASKS_MONEY = /标的额|金额|款额|多少钱/u;
const ASKS_SHARE = /(?<!效)率|比例|占比|百分之|几成|\brate\b|\bpercent|\bshare\b/iu;
/** A question that counts without saying in what: how many. */
const ANY_COUNT = '#';

/** What a question counts in: the measure word after 多少 or 几, `%` for a rate, `#` for any count; null when it names none. */
export function unitAsked(text: string): string | null {
  const measure = /(?:多少|几|how many)\s*(?:万|亿)?(?:个)?([\p{Script=Han}])/iu.exec(text)?.[1];
  const isCounted = measure !== undefined && COUNTED_IN.test(measure);
  // A count and a rate asked for together: neither tells which figures are meant.
  if (ASKS_SHARE.test(text)) return isCounted && /多少|几/u.test(text) && numbersAsked(text) > 1 ? null : '%';
  if (/\bhow many\b|\bnumber of\b/iu.test(text)) return ANY_COUNT;
  if (isCounted) return measure;
  return ASKS_MONEY.test(text) ? '元' : null;
}

/** Whether people are asked for: 几名, 几位, 几百号人, 几个热心人. */
export function asksForPeople(text: string): boolean {
  return /(?:多少|几)[十百千万]*(?:名|位|号人|口人|人(?![次大民]))|(?:多少|几)个[^,。?的几多]{0,4}(?<![法个责])人(?![次大民员])/u.test(
    text,
  );
}

/** Whether cases are asked for: 几件, 多少起, 多少事. */
export function asksForCases(text: string): boolean {
  return /(?:多少|几)[十百千万]*(?:件|起|宗|桩|事(?![项业]))/u.test(text);
}

const SAME_THINGS: string[][] = [
  ['件', '宗', '起', '例', '桩', '案'],
  ['名', '人', '位', '口'],
  ['家', '户', '个', '所', '间', '处'],
  ['条', '项', '个', '件', '份'],
  ['次', '场', '期', '批', '回', '趟', '堂', '节', '轮', '遍'],
  ['份', '本', '册', '张', '件'],
];

/** Below 1 where the question counts in something else than the figure does. */
function unitFit(asked: string | null, unit: string): number {
  if (asked === null) return 1;
  const base = unit.replace(/^[万亿]+/u, '');
  if (base.startsWith(asked)) return 1.1;
  if (asked === '元') return base.includes('元') ? 1.1 : 0.5;
  if (asked === '%') return base.includes('%') || base.includes('％') || base.includes('百分') ? 1.1 : 0.5;
  if (base === '%' || base === '％') return 0.5;
  if (asked === ANY_COUNT) return 1;
  return SAME_THINGS.some((group) => group.includes(asked) && group.some((word) => base.startsWith(word)))
    ? 1
    : 0.75;
}

/** Whether a question asks how much something changed, which no level answers. */
export function asksForChange(topic: string): boolean {
  return /同比|环比|增长|下降|上升|提升|压减|减少|增加|提速|提高|[快慢多少降升高低]了|[比较](?:去年|上年|上一年)|\b(?:increase|decrease|grow|growth|change|fall|fell|rise|rose)/iu.test(
    topic,
  );
}

/** Words that only say that something is counted. */
function stripCounting(topic: string): string {
  return topic
    .replace(
      /(?:[人件户家个份场次项条篇]|总|数)数(?=$|\s)|(?<=\p{Script=Han}{3})(?<![质力])量(?=$|\s)/gu,
      ' ',
    )
    .replace(/(?:^|\s)[件宗起个份名人家条次项户场篇部位批类种处所级支台元](?=\p{Script=Han})/gu, ' ')
    .trim();
}
