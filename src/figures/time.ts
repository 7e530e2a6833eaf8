/** The year a number speaks of, and the part of the year where the sentence names one. */
import type { FigureKind } from './figure.ts';

/** What earlier clauses set for the later ones; `year` null when no year was named. */
export interface TimeState {
  /** True where the numbers are those of several years together. */
  spansYears: boolean;
  year: number | null;
  /** Whether the year was named, by its number or as the last one; 全年 and 今年 only return to the report's. */
  isNamed: boolean;
  period: string | null;
}

/** Years inside titles and quotations name documents. */
const NAMED = /《[^》]*》|“[^”]*”/g;
const YEAR = /(\d{4})\s*年(?:度)?|(?<![\d.,])(20\d{2})(?=[总全共我])/g;
/** A year after one of these is compared with, or belongs to a noun, and is not the one spoken of. */
const NOT_SPOKEN_OF =
  /(?:较|比|与|同|和|对|由|从|加上?|含|包括|公示|报告|超过|高于|低于|迎接|[-—–~～到]|(?<!截)至)\s*$/;
/** 「完成2023年述法，举办3期2024年培训班」: after a verb the year is that of what was done, not when. */
const VERB_BEFORE =
  /(?:完成|印发|制定|制订|出台|审议|通报|举办|举行|编制|召开|公布|发布|落实|听取|总结|公开|做好|启动|报送|上报|撰写|起草|拟定|部署|安排|关于|参加|组织|开展|修订|期|次|场|份|了)\s*$/;
const NAMES_THING = /^(?:度)?[^，,。；;\d、]{2,}/;
/** A year with 的, or of what was carried over, is that of its own number alone. */
const OF_ONE_NUMBER = /^(?:度)?(?:同期)?(?:的|结转|转结|转至|结存|未结|遗留|转入)/;
const RANGE = /^\s*(?:\d{1,2}月)?(?:\d{1,2}日)?\s*[-—–~～至到]/;
const LAST_YEAR =
  /(?<![较比与同和于由从加含对转])(?:去年|上一?年度?)(?!度?(?:结转|结存|遗留|转|未|同期|相比|的))/;
/** 「2008年1月至2010年5月底，共收…」; after 对 the years are those of the things counted. */
export const SEVERAL_YEARS =
  /^\s*(?:自|从)?(\d{4})年?(?:\d{1,2}月)?(?:\d{1,2}日)?\s*[-—–~～至到]{1,2}\s*(\d{4})年/;
const OWN_YEAR = /(?:(\d{4})\s*年|(上一?年|去年))(?:度)?(?:同期)?的\s*[^，,。；;\d]{0,8}$/;
/** 「较2022年558件增加了555件」: the count right after what is compared with is that year's. */
const COMPARED_YEAR =
  /(?:较|比|与|同|和|对比|相比|相较于?|低于|高于)\s*(?:(\d{4})\s*年|(上一?年|去年))(?:度)?(?:同期)?的?\s*$/;
/** 「较上年度（131件）增长」: the bracket tells the count of what stands before it. */
const BRACKET_OF_YEAR = /(?:(\d{4})\s*年|(上一?年|去年))(?:度)?(?:同期)?\s*[(（]\s*$/;
const CARRIED_IN =
  /(?<!\d年[^，,]{0,6})(?:上一?年度?|上期|去年|往年|以前年度)(?:度)?(?:结转|转结|结存|遗留|转入|转来|转接|转至|未结|未办结|旧存|存)|\d{4}年度?(?:结转|转结|转)(?:至|到|入)(?:今年|本年|本年度)|(?:含|包括)?结转(?:自)?(?:上|去)一?年/;

const PERIOD = new RegExp(
  [
    '截[至止]到?(?:目前|年末|(?:\\d{4}年|今年|本年度?|当年)?年?(?:\\d{1,2}月份?)?(?:\\d{1,2}日)?(?:底|末|初|中旬)?)',
    '(?:\\d{4}年)?\\d{1,2}月?份?\\s*[-—–~～至到]{1,2}\\s*\\d{1,2}月份?(?:底)?(?!\\d*日)',
    '[上下]半年|前[一二三]个?季度|第?[一二三四1-4]季度',
    '(?<![\\d年月])\\d{1,2}月份?(?![\\d日底末])',
  ].join('|'),
);

/** Takes over the year and the period that a clause names before its first number, or anywhere when it has none. */
export function nextTimeState(state: TimeState, words: string, reportYear: number | null): TimeState {
  const text = words.replace(NAMED, '');
  const { year: spoken, isNamed } = spokenYear(text, reportYear, state);
  const span = SEVERAL_YEARS.exec(text);
  const spansYears = span === null ? state.spansYears && spoken === null : span[1] !== span[2];
  return {
    spansYears,
    year: spoken ?? state.year,
    isNamed: spoken === null ? state.isNamed : isNamed,
    period: readPeriod(text) ?? state.period,
  };
}

interface SpokenYear {
  year: number | null;
  isNamed: boolean;
}

function spokenYear(text: string, reportYear: number | null, state: TimeState): SpokenYear {
  let spoken: number | null = null;
  for (const match of text.matchAll(YEAR)) {
    const year = Number(match[1] ?? match[2]);
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length);
    if (
      year < 1949 ||
      year > 2100 ||
      (NOT_SPOKEN_OF.test(before) && !isYearAimedAt(before, year, reportYear)) ||
      (VERB_BEFORE.test(before) && NAMES_THING.test(after)) ||
      RANGE.test(after) ||
      OF_ONE_NUMBER.test(after)
    )
      continue;
    if (/^[^，,]{0,10}以来|^(?:起|至今)/.test(after) || /(?:自|从)\s*$/.test(before)) continue;
    spoken = year;
  }
  if (spoken !== null || reportYear === null) return { year: spoken, isNamed: true };
  if (/今年|本年度|全年/.test(text)) {
    // 「2025年，预计全年开展」: all of the year that was named to come.
    const isYearToCome = state.isNamed && state.year !== null && state.year > reportYear;
    return { year: isYearToCome ? state.year : reportYear, isNamed: isYearToCome };
  }
  return { year: LAST_YEAR.test(text) ? reportYear - 1 : null, isNamed: true };
}

/** 「到2027年，持证率达到…」: a later year after 到 is when something is to be reached. */
function isYearAimedAt(before: string, year: number, reportYear: number | null): boolean {
  return (
    reportYear !== null &&
    year > reportYear &&
    /(?:^|[，,。；;：:]|力争|确保|争取|计划|预计)到\s*$/.test(before)
  );
}

function readPeriod(text: string): string | null {
  const match = PERIOD.exec(text)?.[0].trim();
  return match === undefined || /^截[至止]到?$/.test(match) ? null : match;
}

/** True for words that end in a year and an opening bracket: 「较上年度（」. */
export function namesYearOfBracket(words: string): boolean {
  return BRACKET_OF_YEAR.test(words);
}

/** True for words that say nothing but with which year is compared: 「较2022年」. */
export function namesOnlyComparedYear(words: string): boolean {
  const match = COMPARED_YEAR.exec(words);
  return match !== null && words.slice(0, match.index).trim() === '';
}

/**
 * The year of one number. A carried-over count belongs to the year before; a target without a year to the next one when it
 * stands among plans.
 */
export function yearOf(
  state: TimeState,
  reportYear: number | null,
  facts: {
    before: string;
    after: string;
    /** The words before the number as written, where `before` was completed. */
    written: string;
    /** The clause up to the number and from it on. */
    clauseBefore: string;
    clauseAfter: string;
    /** The last words before the number, across brackets. */
    lineBefore: string;
    kind: FigureKind;
    isPlan: boolean;
  },
): number | null {
  if (state.spansYears) return null;
  const own =
    BRACKET_OF_YEAR.exec(facts.lineBefore) ??
    OWN_YEAR.exec(facts.before) ??
    (facts.kind === 'change' ? null : COMPARED_YEAR.exec(facts.written));
  if (own?.[1] !== undefined) return Number(own[1]);
  if (reportYear !== null) {
    if (own?.[2] !== undefined) return reportYear - 1;
    if (yearCarriedIn(facts.before) || yearCarriedIn(facts.after)) return reportYear - 1;
    if (isFormerState(facts)) return reportYear - 1;
    if (facts.isPlan && facts.kind === 'target' && (state.year === null || state.year <= reportYear))
      return reportYear + 1;
  }
  return state.year ?? reportYear;
}

/** 「审结135件（含上年结转）」: what a count includes is not what it is. */
function withoutAsides(words: string): string {
  return words.replace(/[(（][^()（）]*[)）]/g, '');
}

/** True for words that name what was carried over from the year before: 上年结转. */
export function yearCarriedIn(words: string): boolean {
  return CARRIED_IN.test(withoutAsides(words));
}

const FORMER_STATED = /(?:原有|原来|原先|此前)的?(?<rest>[^，,。；;]*)$/;
const FORMER_START = /(?:由|从)[^，,。；;]{0,16}$/;
const BECOMES =
  /(?:调整|扩展|减少?|增加?|下?降低?|提升|提高|升|缩短?|优化|压[缩减]?|合并|整合|精简|扩大)[^，,。；;]{0,8}(?:至|到|为|成)/;

/** 「由16项减为1项」: the first number is what was before. */
function isFormerState({
  clauseBefore,
  clauseAfter,
}: {
  clauseBefore: string;
  clauseAfter: string;
}): boolean {
  const rest = FORMER_STATED.exec(clauseBefore)?.groups?.['rest'];
  if (rest !== undefined) return !BECOMES.test(rest);
  // 法定 and 承诺 limits are what the law sets, not what was last year.
  if (/法定|承诺/.test(clauseBefore)) return false;
  return (
    FORMER_START.test(clauseBefore) &&
    !/\d/.test(FORMER_START.exec(clauseBefore)?.[0] ?? '') &&
    BECOMES.test(clauseAfter)
  );
}
