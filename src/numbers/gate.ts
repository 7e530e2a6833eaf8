import type { Qualifier } from './quantity.ts';

/**
 * The gate: no number leaves in a text unless it is one of the answer's own. It re-reads the finished text, so that it
 * guards templates, tables and a model's prose alike.
 */

/** A number that a text may show, and what may be said of it there. */
export interface NumberReference {
  /** Decimal as shown, before 万 and 亿, without separators. */
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
  /** The words of the asker, which may be echoed between 「」 after 您. */
  echoes: readonly string[];
  /** How many citation marks `[n]` there are. */
  citations: number;
  /** Years that may be spoken of. */
  years: ReadonlySet<number>;
  /** Counts of things that the program counted itself: reports, choices. Shown with any unit. */
  counts: readonly number[];
}

export interface GateViolation {
  /** The number as it stands in the text, with its clause. */
  number: string;
  clause: string;
  reason:
    'no such number' | 'wrong unit' | 'wrong qualifier' | 'wrong region' | 'wrong year' | 'wrong indicator';
}

const NUMBER = /\d[\d,]*(?:\.\d+)?/gu;
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
 * @example verifyText('武胜县受理98件', evidenceOf滨海) // [{ number: '98', reason: 'no such number', … }]
 */
export function verifyText(text: string, evidence: GateEvidence): GateViolation[] {
  const masked = maskVerbatim(text, evidence);
  return masked.split(/\n/u).flatMap((paragraph) => verifyParagraph(paragraph, evidence));
}

interface Context {
  regions: string[];
  years: number[];
}

function verifyParagraph(paragraph: string, evidence: GateEvidence): GateViolation[] {
  const names = longestFirst(evidence.numbers.flatMap(({ regions }) => regions));
  const indicators = longestFirst(evidence.numbers.flatMap((reference) => reference.indicators));
  let context: Context = { regions: [], years: [] };
  return clausesOf(paragraph).flatMap((clause) => {
    const named = namedIn(clause, names);
    const years = [
      ...clause.matchAll(/(?<![\d.,])((?:19|20)\d\d)(?=\s*年|\s*$|\s+[^\p{Script=Han}\d])/gu),
    ].map((match) => Number(match[1]));
    context = {
      regions: named.length > 0 ? named : context.regions,
      years: years.length > 0 ? years : context.years,
    };
    const clauseIndicators = namedIn(clause, indicators);
    return [...clause.matchAll(NUMBER)].flatMap((match) => {
      const reason = judge(match, clause, { ...context, indicators: clauseIndicators }, evidence);
      return reason ? [{ number: match[0], clause: clause.trim(), reason }] : [];
    });
  });
}

function judge(
  match: RegExpExecArray,
  clause: string,
  context: Context & { indicators: string[] },
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
  if (
    evidence.counts.some((count) => String(count) === value) &&
    !evidence.numbers.some((one) => plain(one.value) === value)
  )
    return null;
  let candidates = evidence.numbers.filter((reference) => plain(reference.value) === value);
  if (candidates.length === 0) return 'no such number';
  const qualifier = qualifierAround(before, after);
  const steps: [GateViolation['reason'], (reference: NumberReference) => boolean][] = [
    ['wrong unit', (reference) => showsUnit(after, reference.unit)],
    ['wrong qualifier', (reference) => agrees(reference.qualifier, qualifier)],
    ['wrong region', (reference) => shares(reference.regions, context.regions)],
    ['wrong year', ({ year }) => year === null || context.years.length === 0 || context.years.includes(year)],
    ['wrong indicator', (reference) => shares(reference.indicators, context.indicators)],
  ];
  for (const [reason, fits] of steps) {
    candidates = candidates.filter(fits);
    if (candidates.length === 0) return reason;
  }
  return null;
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

/** Takes out what is allowed word for word: quotes of reports, and the asker's own words in 您问「…」. */
function maskVerbatim(text: string, { quotes, echoes }: GateEvidence): string {
  const verbatim = longestFirst([...quotes, ...echoes.map((words) => `「${words}」`)]);
  return verbatim.reduce((rest, words) => rest.replaceAll(words, '〃'), text);
}
