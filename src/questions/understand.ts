import type { Span } from '../numbers/span.ts';
import type { RegionMention } from '../regions/region.ts';
import type { ReportKind } from '../reports/report.ts';
import { continueThread } from './continue-thread.ts';
import type { ReadAs } from './everyday-words.ts';
import { languageOf, normalizeQuestion } from './normalize-question.ts';
import { asksForNumber, asksForText, wordedIntent } from './parse-intent.ts';
import { parseOperation } from './parse-operation.ts';
import { parsePeriod } from './parse-period.ts';
import { parseYears } from './parse-years.ts';
import { isRanking } from './question.ts';
import type { Intent, Question, Slot } from './question.ts';
import type { QuestionContext } from './question-context.ts';
import { findDecisive, readNames } from './read-names.ts';
import { blank, topicOf } from './topic.ts';

const EVERYWHERE =
  /最[多少高低大小]的?(?:是)?(?:地方|地区|区县|县区|区|县|市|镇)|各(?:个)?(?:地|区县|县区|区|县|市|乡镇|单位)|所有(?:地方|地区|区县|区|县)|全部(?:地方|地区|区县)|[哪几](?:个|些)?(?:区县|县区|地区|地方|区|县|市)|[两三四五六七八九十几\d]个(?:区县|县区|地区|地方|区|县)|谁|最[多少高低大小][^,。?]{0,8}[哪][里儿]|哪[里儿][^,。?]{0,12}最[多少高低大小]|\b(?:districts|counties|regions|places|areas|everyone|which (?:district|county|region|place|area|one))\b/iu;

const REPORT_KIND_WORDS: [ReportKind, RegExp][] = [
  ['政府工作报告', /政府工作报告/u],
  ['政府信息公开工作年度报告', /(?:政府)?信息公开(?:工作)?(?:年度报告|年报)/u],
  ['行政复议和应诉统计分析', /(?:复议|应诉).{0,8}统计(?:分析|报告)/u],
];

/** Words that ask how the cases of a procedure ended. */
export const OUTCOME_WORDS = /结果|结局|怎么(?:判|结)|\boutcomes?\b|\bresults?\b|\bended?\b/iu;

const TARGET_WORDS =
  /预计|预期|目标|力争|计划(?!生育|单列)|打算|将(?:要|会|达|下降|上升|增|减)|能(?:降|升|增|减|达)|明年|\bexpect|\bforecast|\btarget|\bplan(?:s|ned)?\b/iu;

/**
 * Understands a question: parsers read its slots in order, then refiners settle what the slots mean together.
 * Pure: the date, the store's coverage and the thread come in.
 * @param history Earlier questions of the same thread, oldest first.
 * @example understand('滨海新区2024年行政复议收了多少件?', [], context).indicators[0]?.value.code // 'reconsideration.received'
 */
export function understand(text: string, history: readonly string[], context: QuestionContext): Question {
  const earlier = history.reduce<Question | null>(
    (previous, question) => continueThread(readAlone(question, context), previous, context),
    null,
  );
  return continueThread(readAlone(text, context), earlier, context);
}

/** Reads a question by its own words. */
function readAlone(original: string, context: QuestionContext): Question {
  const typed = normalizeQuestion(original);
  // 1. Where: names are blanked for the parsers after it, so that 建设路 or 复兴 in a name is no indicator.
  const named = readRegions(typed, context);
  const spelled = context.phonetic.spell(typed, spansOf(named));
  const { text } = spelled;
  const regions = spelled.used.length > 0 ? readRegions(text, context) : named;
  const withoutRegions = blank(text, spansOf(regions));
  // 2. When.
  const years = parseYears(withoutRegions, context.today);
  const period = parsePeriod(withoutRegions);
  const timeSpans = spansOf(period ? [...years, period] : years);
  // 3. What: indicators, procedures, report kind.
  const remainder = blank(withoutRegions, timeSpans);
  const { indicators, procedures, translated, official } = readNames(remainder, context);
  const reportKind = readReportKind(remainder);
  // 4. What to do with it.
  const { operation, claim } = parseOperation(remainder);
  const wantsTarget = TARGET_WORDS.test(withoutRegions);
  const isSpelledOut = spelled.used.length > 0 && !/[a-z]/iu.test(withoutRegions);
  const language = isSpelledOut ? 'zh' : languageOf(typed);
  // Reports are Chinese: what an English question names is looked for by its Chinese name.
  const names = [...indicators, ...procedures].map(({ value }) => value.name);
  const topic =
    language === 'en' && names.length > 0
      ? [...names, ...translated.map(({ meant }) => meant)].join(' ')
      : topicOf(official, []);
  return {
    text,
    language,
    intent: decideIntent(remainder, {
      official,
      indicators,
      procedures,
      operation,
      wantsTarget,
      hasClaim: claim !== null,
      namesPlace: regions.length > 0,
    }),
    operation,
    regions,
    years,
    period,
    reportKind,
    indicators,
    procedures,
    everywhere: EVERYWHERE.test(remainder),
    topic,
    wantsTarget,
    claim,
    translated: asReadAs([...findDecisive(spelled, context), ...translated]),
  };
}

function readRegions(text: string, { gazetteer, covered }: QuestionContext): Slot<RegionMention>[] {
  return gazetteer
    .findMentions(text, covered)
    .map((mention) => ({ value: mention, span: placeOf(mention), origin: 'stated' }));
}

/** Each once: a word said twice was read twice. */
function asReadAs(words: readonly ReadAs[]): Question['translated'] {
  return [...new Map(words.map(({ said, meant }) => [said, { said, meant }])).values()];
}

function readReportKind(text: string): Slot<ReportKind> | null {
  for (const [kind, words] of REPORT_KIND_WORDS) {
    const match = words.exec(text);
    if (match)
      return {
        value: kind,
        span: { start: match.index, end: match.index + match[0].length },
        origin: 'stated',
      };
  }
  return null;
}

interface Named extends Pick<Question, 'indicators' | 'procedures' | 'operation' | 'wantsTarget'> {
  hasClaim: boolean;
  namesPlace: boolean;
  /** The text with official words for its everyday ones. */
  official: string;
}

function decideIntent(
  text: string,
  { indicators, procedures, operation, wantsTarget, hasClaim, namesPlace, official }: Named,
): Intent {
  const worded = wordedIntent(text);
  // A draft is of something that reports speak of: 写一段程序 is not ours.
  if (worded === 'draft' && !namesPlace && indicators.length === 0 && procedures.length === 0)
    return 'out_of_scope';
  if (worded) return worded;
  if (hasClaim || asksForNumber(text) || asksForNumber(official)) return 'figure';
  const namesFigure = indicators.length > 0 || procedures.length > 0;
  if (namesFigure && OUTCOME_WORDS.test(text)) return 'figure';
  if (asksForText(text) && !/情况(?:如何|怎么样|怎样)/u.test(text)) {
    const asksFigure = isRanking(operation) || (wantsTarget && /目标是|target/iu.test(text));
    return namesFigure && asksFigure ? 'figure' : 'text';
  }
  return namesFigure ? 'figure' : 'text';
}

function placeOf({ start, end }: Span): Span {
  return { start, end };
}

function spansOf(slots: readonly Slot<unknown>[]): Span[] {
  return slots.flatMap(({ span }) => (span ? [span] : []));
}
