import { findNumerals } from './find-numerals.ts';
import { parseNumeral } from './numerals.ts';
import type { Qualifier } from './quantity.ts';
import { readQuantity } from './read-quantity.ts';
import type { QuantityMatch } from './read-quantity.ts';
import { findSetPhrase } from './set-phrases.ts';
import type { Span } from './span.ts';
import { baseUnit, normalizeValue } from './units.ts';

/**
 * The gate: no number leaves in a text unless it is one of the answer's own. It re-reads the finished text, so that it
 * guards templates, tables and a model's prose alike.
 */

/** A number that a text may show, and what may be said of it there. */
export interface NumberReference {
  /** Numeral as shown, before 万 and 亿. */
  value: string;
  /** As shown, with its 万 or 亿: `件`, `万起`, `%`; `''` for a bare number. */
  unit: string;
  qualifier: Qualifier;
  /** Names that a clause may call its region by; empty when the number belongs to none. */
  regions: readonly string[];
  /** Null when the number belongs to no year. */
  year: number | null;
  /** Names that a clause may call its indicator by; empty when it has none. */
  indicators: readonly string[];
}

/** What else a text may hold. */
export interface GateEvidence {
  numbers: readonly NumberReference[];
  /** Sentences that stand verbatim in a report: numbers inside them are the report's own. */
  quotes: readonly string[];
  /** The words of the asker, which may be echoed between 「」 or “”, whole or in part. */
  echoes: readonly string[];
  /** How many citation marks `[n]` there are. */
  citations: number;
  /** Years that may be spoken of. */
  years: ReadonlySet<number>;
  /** Counts of things that the program counted itself: reports, choices. Shown with any unit. */
  counts: readonly number[];
  /** Names of regions that may be spoken of: 三里屯 and 二道江区 count nothing. */
  places: readonly string[];
}

export interface GateViolation {
  /** The number as it stands in the text, with its clause. */
  number: string;
  clause: string;
  reason:
    'no such number' | 'wrong unit' | 'wrong qualifier' | 'wrong region' | 'wrong year' | 'wrong indicator';
}

const NUMBER = /\d[\d,]*(?:\.\d+)?/gu;
const CHINESE_YEAR = /(?<![〇零○一二三四五六七八九])[一二][〇零○九][〇零○一二三四五六七八九]{2}(?=年)/gu;
const CLAUSE_BORDER = /(?<!\d)[,.](?!\d)|(?<=\d)[,.](?!\d)|[，。；;！？!?|\n、]/u;
const BEFORE: [Qualifier, RegExp][] = [
  ['nearly', /(?:近|将近|接近|nearly|almost)\s*$/iu],
  ['about', /(?:约|大约|about|around)\s*$/iu],
  ['over', /(?:超过?|突破|逾|多于|over|more than)\s*$/iu],
  ['at_least', /(?:不少于|不低于|至少|达到?|at least)\s*$/iu],
  ['less_than', /(?:不足|不到|不超过|不高于|少于|低于|less than|under)\s*$/iu],
];
const AFTER: [Qualifier, RegExp][] = [
  ['over', /^\s*[万亿]?[余多]/u],
  ['at_least', /^[^\d，。；,;]{0,6}?(?:以上|及以上)/u],
  ['less_than', /^[^\d，。；,;]{0,6}?(?:以内|以下)/u],
  ['about', /^[^\d，。；,;]{0,6}?(?:左右|上下)/u],
];

/**
 * Checks every number of a text against the evidence of its answer: value, unit and qualifier, and that the region, year
 * and indicator named in its clause (or, where it names none, before it in the paragraph) are that number's own.
 * @returns What must not be sent; empty when the text may go.
 * @example verifyText('甲县受理98件', evidenceOf乙县) // [{ number: '98', reason: 'no such number', … }]
 */
export function verifyText(text: string, evidence: GateEvidence): GateViolation[] {
  const masked = maskVerbatim(text, evidence).replace(CHINESE_YEAR, (year) => parseNumeral(year) ?? year);
  return masked.split(/\n/u).flatMap((paragraph) => verifyParagraph(paragraph, evidence));
}

interface Context {
  regions: string[];
  years: number[];
  indicators: string[];
}

function verifyParagraph(paragraph: string, evidence: GateEvidence): GateViolation[] {
  const names = longestFirst(evidence.numbers.flatMap(({ regions }) => regions));
  const indicators = longestFirst(evidence.numbers.flatMap((reference) => reference.indicators));
  let context: Context = { regions: [], years: [], indicators: [] };
  return clausesOf(paragraph).flatMap((clause) => {
    const named = namedIn(clause, names);
    const years = [
      ...clause.matchAll(/(?<![\d.,])((?:19|20)\d\d)(?=\s*年|\s*$|\s+[^\p{Script=Han}\d])/gu),
    ].map((match) => Number(match[1]));
    context = {
      regions: named.length > 0 ? named : context.regions,
      years: years.length > 0 ? years : context.years,
      indicators: namedIn(clause, indicators),
    };
    return [
      ...[...clause.matchAll(NUMBER)].map((match) => ({
        number: match[0],
        reason: judge(match, clause, context, evidence),
      })),
      ...chineseQuantities(clause, evidence.places).map((quantity) => ({
        number: quantity.stated,
        reason: judgeChinese(quantity, context, evidence),
      })),
    ].flatMap(({ number, reason }) => (reason ? [{ number, clause: clause.trim(), reason }] : []));
  });
}

function judge(
  match: RegExpExecArray,
  clause: string,
  context: Context,
  evidence: GateEvidence,
): GateViolation['reason'] | null {
  const before = clause.slice(0, match.index);
  const after = clause.slice(match.index + match[0].length);
  const value = plain(match[0]);
  if (isCitationMark(before, after) && Number(value) >= 1 && Number(value) <= evidence.citations) return null;
  if (
    /^(?:19|20)\d\d$/u.test(value) &&
    evidence.years.has(Number(value)) &&
    /^\s*(?:年|$|[^\d\p{L}%]|\p{Script=Latin})/u.test(after)
  )
    return null;
  const candidates = evidence.numbers.filter((reference) => decimalOf(reference) === value);
  if (candidates.length === 0 && isCount(value, evidence)) return null;
  const qualifier = qualifierAround(before, after);
  return firstContradiction(candidates, context, { qualifier, isUnit: (unit) => showsUnit(after, unit) });
}

/** A number in words matches by what it comes to: 一万四千余起 is 1.4万余起. */
function judgeChinese(
  { normalized, unit, qualifier }: QuantityMatch,
  context: Context,
  evidence: GateEvidence,
): GateViolation['reason'] | null {
  const candidates = evidence.numbers.filter(
    (reference) => plain(normalizeValue(decimalOf(reference), reference.unit)) === plain(normalized),
  );
  if (candidates.length === 0 && isCount(plain(normalized), evidence)) return null;
  const shown = baseUnit(unit);
  return firstContradiction(candidates, context, {
    qualifier,
    isUnit: (own) => own === '' || shown.startsWith(baseUnit(own)),
  });
}

/** What the first rule is that leaves none of the numbers that a text may mean; null when one of them fits. */
function firstContradiction(
  candidates: readonly NumberReference[],
  context: Context,
  { qualifier, isUnit }: { qualifier: Qualifier; isUnit: (unit: string) => boolean },
): GateViolation['reason'] | null {
  const steps: [GateViolation['reason'], (reference: NumberReference) => boolean][] = [
    ['no such number', () => true],
    ['wrong unit', ({ unit }) => isUnit(unit)],
    ['wrong qualifier', (reference) => agrees(reference.qualifier, qualifier)],
    ['wrong region', (reference) => shares(reference.regions, context.regions)],
    ['wrong year', ({ year }) => year === null || context.years.length === 0 || context.years.includes(year)],
    ['wrong indicator', (reference) => shares(reference.indicators, context.indicators)],
  ];
  let left = candidates;
  for (const [reason, fits] of steps) {
    left = left.filter(fits);
    if (left.length === 0) return reason;
  }
  return null;
}

function isCount(value: string, { counts }: GateEvidence): boolean {
  return counts.some((count) => String(count) === value);
}

function decimalOf({ value }: NumberReference): string {
  return plain(parseNumeral(value) ?? value);
}

/** What a clause counts in words; set phrases and names of places count nothing. */
function chineseQuantities(clause: string, places: readonly string[]): QuantityMatch[] {
  return findNumerals(clause).flatMap((numeral) => {
    if (numeral.script === 'digits') return [];
    const quantity = readQuantity(clause, numeral);
    const before = clause.slice(0, numeral.start);
    const after = clause.slice(numeral.end);
    const isOrdinal = before.endsWith('第');
    if (isOrdinal || findSetPhrase({ numeral, quantity, before, after }) !== null) return [];
    return places.some((place) => holds(clause, place, numeral)) ? [] : [quantity];
  });
}

/** Whether a numeral stands within a name. */
function holds(clause: string, name: string, { start, end }: Span): boolean {
  const at = clause.indexOf(name, Math.max(0, end - name.length));
  return at !== -1 && at <= start && at + name.length >= end;
}

/** 达 and 达到 are read as at_least by some writers and as plain by others: they contradict neither. */
function agrees(stated: Qualifier, shown: Qualifier): boolean {
  return stated === shown || (shown === 'at_least' && stated === 'exact');
}

function shares(own: readonly string[], named: readonly string[]): boolean {
  return own.length === 0 || named.length === 0 || own.some((name) => named.includes(name));
}

function showsUnit(after: string, unit: string): boolean {
  const shown = after.replace(/^\s+/u, '').replace(/^([万亿]?)[余多]/u, '$1');
  return unit === '' || shown.startsWith(unit);
}

function qualifierAround(before: string, after: string): Qualifier {
  return (
    AFTER.find(([, words]) => words.test(after))?.[0] ??
    BEFORE.find(([, words]) => words.test(before))?.[0] ??
    'exact'
  );
}

/** Names that stand in a clause; a name inside a longer one that stands there too is not counted. */
function namedIn(clause: string, names: readonly string[]): string[] {
  let rest = clause;
  return names.filter((name) => {
    if (!rest.includes(name)) return false;
    rest = rest.replaceAll(name, '\u0000');
    return true;
  });
}

function longestFirst(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name !== '').sort((one, other) => other.length - one.length);
}

function clausesOf(paragraph: string): string[] {
  return paragraph.split(CLAUSE_BORDER).filter((clause) => clause.trim() !== '');
}

function isCitationMark(before: string, after: string): boolean {
  return before.endsWith('[') && after.startsWith(']');
}

function plain(number: string): string {
  return number
    .replaceAll(',', '')
    .replace(/^0+(?=\d)/u, '')
    .replace(/(\.\d*?)0+$/u, '$1')
    .replace(/\.$/u, '');
}

/** Takes out what is allowed word for word: quotes of reports, and the asker's own words in 「…」 or “…”. */
function maskVerbatim(text: string, { quotes, echoes }: GateEvidence): string {
  const rest = longestFirst(quotes).reduce((left, words) => left.replaceAll(words, '〃'), text);
  return rest.replace(/「([^「」]+)」|“([^“”]+)”/gu, (quoted, one?: string, other?: string) =>
    echoes.some((words) => words.includes(one ?? other ?? quoted)) ? '〃' : quoted,
  );
}
