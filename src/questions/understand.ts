import type { Span } from '../numbers/span.ts';
import type { Region, RegionMention } from '../regions/region.ts';
import type { ReportKind } from '../reports/report.ts';
import { continueThread, isAside } from './continue-thread.ts';
import type { ReadAs } from './everyday-words.ts';
import { gatherThread } from './gather-thread.ts';
import { languageOf, normalizeQuestion } from './normalize-question.ts';
import { parseAreas } from './parse-areas.ts';
import { asksForNumber, asksForText, wordedIntent } from './parse-intent.ts';
import { parseNeighbours } from './parse-neighbours.ts';
import { parseIntroduction } from './parse-introduction.ts';
import type { Introduction } from './parse-introduction.ts';
import { parseOperation } from './parse-operation.ts';
import { findOwnUnit, parseOwnUnit } from './parse-own-unit.ts';
import { parsePeriod } from './parse-period.ts';
import { parseStrictness } from './parse-strictness.ts';
import { meansEveryYear, parseYears } from './parse-years.ts';
import { isRanking } from './question.ts';
import type { Intent, Question, Slot } from './question.ts';
import type { QuestionContext } from './question-context.ts';
import { findDecisive, readNames } from './read-names.ts';
import { splitParts } from './split-parts.ts';
import { blank, topicOf } from './topic.ts';
import { withWholeSubjects } from './whole-subjects.ts';

const EVERYWHERE =
  /哪[里儿](?:的|份)?报告|最[多少高低大小]的?(?:是)?(?:地方|地区|区县|县区|区|县|市|镇)|各(?:个)?(?:地|区县|县区|区|县|市|乡镇|单位)|所有(?:地方|地区|区县|区|县)|全部(?:地方|地区|区县)|[哪几](?:个|些)?(?:区县|县区|地区|地方|区|县|市)|[两三四五六七八九十几\d]个(?:区县|县区|地区|地方|区|县)|谁|最[多少高低大小][^,。?]{0,8}[哪][里儿]|哪[里儿][^,。?]{0,12}最[多少高低大小]|\b(?:districts|counties|regions|places|areas|everyone|which (?:district|county|region|place|area|one))\b/iu;

const REPORT_KIND_WORDS: [ReportKind, RegExp][] = [
  ['政府工作报告', /政府工作报告/u],
  ['政府信息公开工作年度报告', /(?:政府)?信息公开(?:工作)?(?:年度报告|年报)/u],
  ['行政复议和应诉统计分析', /(?:复议|应诉).{0,8}统计(?:分析|报告)/u],
];

/** Words that ask how the cases of a procedure ended. */
export const OUTCOME_WORDS = /结果|结局|怎么(?:判|结)|\boutcomes?\b|\bresults?\b|\bended?\b/iu;

const ASKS_WHY = /为什么|为何|为啥|什么原因|原因是|\bwhy\b/iu;

const TARGET_WORDS =
  /预计|预期|目标|力争|计划(?!生育|单列)|打算|将(?:要|会|达|下降|上升|增|减)|能(?:降|升|增|减|达)|明年|\bexpect|\bforecast|\btarget|\bplan(?:s|ned)?\b/iu;

/**
 * Understands a message: parsers read its slots in order, then refiners settle what the slots mean together. A message that asks
 * two things has two parts; the second takes from the first what it leaves out.
 * Pure: the date, the store's coverage, the asker's unit and the thread come in.
 * @param history Earlier messages of the same thread, oldest first.
 * @returns At least one.
 * @example understandParts('甲县2024年行政复议收了多少件?', [], context)[0]?.indicators[0]?.value.code // 'reconsideration.received'
 */
export function understandParts(
  text: string,
  history: readonly string[],
  context: QuestionContext,
): Question[] {
  let known = context;
  const turns: Question[] = [];
  for (const message of history) {
    const parts = readMessage(message, turns, known);
    known = withIntroduced(parts, known);
    turns.push(...parts.filter((part) => !isAside(part)));
  }
  const parts = readMessage(text, turns, known);
  const units = withIntroduced(parts, known);
  return parts.map((part) => withDefaultPlace(part, units));
}

/** Understands a message that asks one thing; of one that asks several, the first. */
export function understand(text: string, history: readonly string[], context: QuestionContext): Question {
  const [first] = understandParts(text, history, context);
  return first ?? continueThread(readAlone(text, context), null, context);
}

function readMessage(message: string, turns: readonly Question[], context: QuestionContext): Question[] {
  const known = new Map<string, Question>();
  const read = (piece: string) => {
    const question = known.get(piece) ?? readAlone(piece, context);
    known.set(piece, question);
    return question;
  };
  const parts: Question[] = [];
  for (const piece of splitParts(normalizeQuestion(message), read)) {
    const before = parts.at(-1);
    const own = read(piece);
    const part = continueThread(own, before ?? gatherThread(own, turns), context);
    parts.push(before ? sharing(part, before) : part);
  }
  return parts.map((part, index) => withPlaceOf(part, parts.slice(index + 1).find(namesPlace)));
}

function namesPlace({ regions, areas, ownUnit, everywhere }: Question): boolean {
  return everywhere || ownUnit !== null || regions.length + areas.length > 0;
}

/** 「受理了多少件？存在哪些问题？甲县的」: a place said later in the same message is meant from its start. */
function withPlaceOf(part: Question, later: Question | undefined): Question {
  if (!later || namesPlace(part) || isAside(part)) return part;
  const { areas, ownUnit, everywhere, neighbours } = later;
  // The places stand in another part's text.
  const regions = later.regions.map((slot) => ({ ...slot, span: null }));
  return {
    ...{ ...part, regions, areas, everywhere },
    ownUnit: ownUnit && { ...ownUnit, span: null },
    neighbours: neighbours && { ...neighbours, span: null },
  };
}

/** What a part takes over from the part before it was said in the same breath. */
function sharing(part: Question, before: Question): Question {
  const own = <Kind extends Slot<unknown>>(slots: readonly Kind[], others: readonly Kind[]) =>
    slots.map((slot) => {
      const said = others.find(({ value }) => value === slot.value);
      return slot.origin === 'history' && said ? { ...slot, origin: said.origin } : slot;
    });
  return {
    ...part,
    regions: own(part.regions, before.regions),
    areas: own(part.areas, before.areas),
    years: own(part.years, before.years),
    indicators: own(part.indicators, before.indicators),
    procedures: own(part.procedures, before.procedures),
  };
}

function withIntroduced(parts: readonly Question[], context: QuestionContext): QuestionContext {
  const code = parts.map(introducedUnit).findLast((one) => one !== null) ?? null;
  return code === null ? context : { ...context, units: [code, ...context.units] };
}

/** Code of the unit that someone says is theirs; null when nothing is said or several of that name could be meant. */
export function introducedUnit({ introduces }: Question): string | null {
  const [first, ...others] = introduces?.candidates ?? [];
  return first !== undefined && (others.length === 0 || introduces?.match === 'short') ? first.code : null;
}

/** A question that names no place, in a thread without one, is about the asker's own unit. */
function withDefaultPlace(question: Question, { units, gazetteer }: QuestionContext): Question {
  const unit = units[0] === undefined ? null : gazetteer.byCode(units[0]);
  const asks = question.intent === 'figure' || question.intent === 'text' || question.intent === 'draft';
  return unit && asks && !namesPlace(question) ? { ...question, regions: [ownSlot(unit, null)] } : question;
}

function ownSlot(region: Region, words: Slot<string> | null): Slot<RegionMention> {
  const span = words?.span ?? null;
  const place = { start: span?.start ?? 0, end: span?.end ?? 0 };
  return {
    value: { text: words?.value ?? region.name, match: 'exact', candidates: [region], ...place },
    span,
    origin: 'own_unit',
  };
}

/** Reads a question by its own words. */
function readAlone(original: string, context: QuestionContext): Question {
  const typed = normalizeQuestion(original);
  // 1. Where: names are blanked for the parsers after it, so that 建设路 or 复兴 in a name is no indicator.
  const named = readRegions(typed, context);
  const spelled = context.phonetic.spell(typed, spansOf(named));
  const { text } = spelled;
  const mentioned = spelled.used.length > 0 ? readRegions(text, context) : named;
  const introduction = parseIntroduction(text, mentioned);
  const { areas, regions: places } = parseAreas(text, mentioned, context);
  const ownUnit = parseOwnUnit(blank(text, spansOf(mentioned)));
  const neighbours = parseNeighbours(blank(text, spansOf([...mentioned, ...(ownUnit ? [ownUnit] : [])])));
  const own = ownUnit && findOwnUnit(ownUnit.value, context.units, context.gazetteer);
  const asked = introduction ? withoutIntroduced(places, introduction) : places;
  const regions = (own ? [...asked, ownSlot(own, ownUnit)] : asked).toSorted(byPlace);
  const withoutPlaces = blank(text, [
    ...spansOf(mentioned),
    ...spansOf(areas),
    ...spansOf([...(ownUnit ? [ownUnit] : []), ...(neighbours ? [neighbours] : [])]),
    ...(introduction ? [introduction.span] : []),
  ]);
  // 2. When.
  const years = parseYears(withoutPlaces, context.today);
  const period = parsePeriod(withoutPlaces);
  const everyYear = meansEveryYear(withoutPlaces);
  const timeSpans = spansOf(period ? [...years, period] : years);
  // 3. What: indicators, procedures, report kind.
  const remainder = blank(withoutPlaces, timeSpans);
  const read = readNames(remainder, context);
  const { translated, official } = read;
  const reportKind = readReportKind(remainder);
  // 4. What to do with it.
  const { operation, claim } = parseOperation(remainder);
  const listsSubjects =
    operation === 'page' || (read.procedures.length > 0 && !/多少|几|how m/iu.test(remainder));
  const { indicators, procedures } = listsSubjects ? withWholeSubjects(read, remainder, context) : read;
  const meansEverywhere = EVERYWHERE.test(remainder) || (isRanking(operation) && own === null);
  const wantsTarget = TARGET_WORDS.test(withoutPlaces);
  const isSpelledOut = spelled.used.length > 0 && !/[a-z]/iu.test(withoutPlaces);
  const language = isSpelledOut ? 'zh' : languageOf(typed);
  // Reports are Chinese: what an English question names is looked for by its Chinese name.
  const names = [...indicators, ...procedures].map(({ value }) => value.name);
  const topic =
    language === 'en' && names.length > 0
      ? [...names, ...translated.map(({ meant }) => meant)].join(' ')
      : topicOf(official, []);
  const isIntroduction = introduction !== null && names.length === 0 && topic === '';
  return {
    text,
    language,
    intent: isIntroduction
      ? 'introduction'
      : decideIntent(remainder, {
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
    areas,
    neighbours,
    ownUnit: own ? null : ownUnit,
    introduces: introduction?.mention ?? null,
    years,
    everyYear,
    period,
    reportKind,
    indicators,
    procedures,
    everywhere: regions.length < 2 && areas.length === 0 && neighbours === null && meansEverywhere,
    topic,
    wantsTarget,
    ...parseStrictness(remainder),
    claim,
    translated: asReadAs([...findDecisive(spelled, context), ...translated]),
  };
}

/** Where a question names other places, the unit of who asks is none of them. */
function withoutIntroduced(regions: Slot<RegionMention>[], { mention }: Introduction): Slot<RegionMention>[] {
  const others = regions.filter(({ value }) => value !== mention);
  return others.length > 0 ? others : regions;
}

function byPlace(one: Slot<unknown>, other: Slot<unknown>): number {
  return (one.span?.start ?? 0) - (other.span?.start ?? 0);
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
  if (ASKS_WHY.test(text) && !/多少|几/u.test(text)) return 'text';
  if (hasClaim || asksForNumber(text) || asksForNumber(official)) return 'figure';
  const namesFigure = indicators.length > 0 || procedures.length > 0;
  if (namesFigure && OUTCOME_WORDS.test(text)) return 'figure';
  if (operation === 'original_text') return indicators.length > 0 ? 'figure' : 'text';
  if (operation === 'page' || (operation === 'list' && namesFigure)) return 'figure';
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
