/**
 * Cuts a sentence into clauses and gives each number the words of its own: those before it and those right after it.
 */
import type { QuantityMatch } from '../numbers/read-quantity.ts';
import type { Span } from '../numbers/span.ts';
import { unitFamily } from '../numbers/units.ts';
import { indexOfStrongVerb, isBareStage, stripLead, stripTail } from './words.ts';

/** A number with the words of its clause that belong to it. */
export interface Mention {
  quantity: QuantityMatch;
  /** Raw words from the clause's beginning, or from the number before it, to this number. */
  before: string;
  /** Raw words from its unit to the next number's words, or to the clause's end. */
  after: string;
  /** True when its own words before it are missing and those of the number before it stand in. */
  sharesBefore: boolean;
}

/** A stretch between two stops. A bracket that holds numbers is a clause of its own, and a hole in the one around it. */
export interface Clause extends Span {
  /** The words without bracketed holes. */
  text: string;
  mentions: Mention[];
  /** True for the inside of a bracket. */
  isBracketed: boolean;
  /** What its numbers were counted of, once 分别 told them apart. */
  subjects?: string[];
}

/** Where a clause may end or something bracketed or quoted begin. */
const STOP_OR_OPENER = /[，,;；:：。！!？?|\n“《〈「(（]/g;
const CLOSER: Readonly<Record<string, string>> = {
  '“': '”',
  '《': '》',
  '〈': '〉',
  '「': '」',
  '(': ')',
  '（': '）',
};
const BRACKET = /[(（]/;

/**
 * Clauses in order of `start`.
 * @param quantities Numbers that state something, in order; those outside the span are ignored.
 */
export function splitClauses(text: string, span: Span, quantities: readonly QuantityMatch[]): Clause[] {
  const inside = quantities.filter((q) => q.numeral.start >= span.start && q.numeral.end <= span.end);
  const clauses = splitLevel(text, span, inside, false);
  return clauses.sort((left, right) => left.start - right.start);
}

function splitLevel(
  text: string,
  span: Span,
  quantities: readonly QuantityMatch[],
  isBracketed: boolean,
): Clause[] {
  const clauses: Clause[] = [];
  let holes: Span[] = [];
  let start = span.start;
  const close = (end: number, stop: string): void => {
    const own = quantities.filter((q) => isOwn(q, { start, end }, holes));
    const clauseText = withoutHoles(text, { start, end }, holes);
    if (clauseText.trim() !== '' || own.length > 0) {
      const mentions = readMentions(text, { start, end }, holes, own);
      prependColonTerm(clauses.at(-1), mentions[0], text.charAt(start - 1));
      clauses.push({ start, end, text: clauseText, mentions, isBracketed });
    }
    holes = [];
    start = end + stop.length;
  };
  let at = span.start;
  let next = 0;
  while (at < span.end) {
    // 1. On to the next stop or bracket; a number's own comma or point is neither.
    const place = nextPlace(text, at);
    if (place >= span.end) break;
    while ((quantities[next]?.numeral.end ?? Infinity) <= place) next += 1;
    const numeral = quantities[next]?.numeral;
    if (numeral !== undefined && numeral.start <= place && numeral.start >= at) {
      at = numeral.end;
      continue;
    }
    at = place;
    const character = text.charAt(at);
    // 2. What stands in a bracket with numbers is a clause of its own; brackets and quotations without any are passed over.
    const closer = CLOSER[character];
    const closing = closer === undefined ? -1 : text.indexOf(closer, at + 1);
    if (closing !== -1 && closing < span.end) {
      const inner = { start: at + 1, end: closing };
      const counted = quantities.filter((q) => q.numeral.start >= inner.start && q.numeral.end <= inner.end);
      if (counted.length === 0) {
        at = closing + 1;
        continue;
      }
      if (BRACKET.test(character)) {
        clauses.push(...splitLevel(text, inner, counted, true));
        holes.push({ start: at, end: closing + 1 });
        at = closing + 1;
        continue;
      }
    }
    if (closer === undefined) close(at, character);
    at += 1;
  }
  close(span.end, '');
  return clauses;
}

/** Infinity when there is none. */
function nextPlace(text: string, from: number): number {
  STOP_OR_OPENER.lastIndex = from;
  return STOP_OR_OPENER.exec(text)?.index ?? Infinity;
}

function isOwn(quantity: QuantityMatch, span: Span, holes: readonly Span[]): boolean {
  const { start, end } = quantity.numeral;
  if (start < span.start || end > span.end) return false;
  return !holes.some((hole) => start >= hole.start && end <= hole.end);
}

function withoutHoles(text: string, span: Span, holes: readonly Span[]): string {
  let result = '';
  let at = span.start;
  for (const hole of holes) {
    if (hole.end <= at || hole.start >= span.end) continue;
    result += text.slice(at, Math.max(at, hole.start));
    at = hole.end;
  }
  return result + text.slice(Math.min(at, span.end), span.end);
}

/** 「行政处罚：148件」: a colon right before the number leaves the term before it as the number's words. */
function prependColonTerm(previous: Clause | undefined, mention: Mention | undefined, stop: string): void {
  if (previous === undefined || mention === undefined || !/[:：|]/.test(stop)) return;
  if (previous.mentions.length > 0 || stripLead(mention.before) !== '') return;
  mention.before = previous.text;
}

function readMentions(
  text: string,
  span: Span,
  holes: readonly Span[],
  quantities: readonly QuantityMatch[],
): Mention[] {
  const mentions: Mention[] = [];
  let before = '';
  for (const [index, quantity] of quantities.entries()) {
    if (index === 0) before = withoutHoles(text, { start: span.start, end: quantity.start }, holes);
    const next = quantities[index + 1];
    const gapSpan = { start: quantity.end, end: next?.start ?? span.end };
    const gap = gapSpan.end > gapSpan.start ? withoutHoles(text, gapSpan, holes) : '';
    const split =
      next === undefined
        ? { after: gap, before: '' }
        : splitGap(
            gap,
            index === 0 && isSubject(before) && unitFamily(quantity.unit) !== 'person',
            next.unit,
          );
    mentions.push({ quantity, before, after: split.after, sharesBefore: false });
    before = split.before;
  }
  shareBefore(mentions);
  return mentions;
}

/** A number whose own words are missing takes those of the first: 「实施8项正面清单和12项负面清单」, 「培训5次68人次」. */
function shareBefore(mentions: Mention[]): void {
  for (const [index, mention] of mentions.entries()) {
    const previous = mentions[index - 1];
    if (previous === undefined) continue;
    mention.before = `${causeOf(previous.before, mention.before)}${mention.before}`;
    const own = stripTail(stripLead(mention.before));
    if (own !== '' && BECOMES.test(mention.before) && /(?:由|从)[^由从]{0,12}$/.test(previous.before)) {
      mention.before = previous.before.replace(/(?:由|从)[^由从]{0,12}$/, mention.before);
      continue;
    }
    // 「22件案件中20件已审结、2件在审」: the words after the number are its own.
    if (own !== '' || /中$/.test(previous.after) || namesStage(mention.after)) continue;
    mention.before = previous.before;
    mention.sharesBefore = true;
  }
}

const CAUSE =
  /(?:涉及|关于|针对)(?:政府)?信息公开(?:方面)?的?(?=行政)|因[^，,。；;]{2,20}?(?:(?:引起|引发|产生|导致|提起|发生)的?|(?=被申请|被提起))/;
const PASSIVE = /^\s*(?:被(?:提起|申请)|(?:引发|引起|产生|发生|导致)的?行政(?:复议|诉讼|应诉))/;

/** The cause that a clause names, and with it the passive clauses after it: 「因信息公开被申请复议7件；被提起诉讼2件」. */
export function namedCause(clauseText: string): string | null {
  return CAUSE.exec(clauseText)?.[0] ?? null;
}

/** Gives a passive clause without a cause that of the clauses before. */
export function giveCause(mentions: readonly Mention[], cause: string): void {
  const [first] = mentions;
  if (first !== undefined && PASSIVE.test(first.before)) first.before = `${cause}${first.before.trimStart()}`;
}

/** 「因信息公开引起的行政复议2件、行政诉讼1件」: the cause of the first is that of the next; `''` when there is none. */
function causeOf(previous: string, own: string): string {
  const cause = CAUSE.exec(previous)?.[0];
  return cause === undefined || own.includes('的') || stripLead(own) === '' ? '' : cause;
}

const BECOMES = /^.{0,6}(?:至|到|为|成|达)(?:了|约|近|超过?|(?:\d{4}年|今年|本年|上年|去年)度?的)?$/;

function namesStage(after: string): boolean {
  const phrase = stripLead(after.split(/[，,、。；;]/)[0] ?? '');
  return phrase !== '' && isBareStage(phrase);
}

const CONNECTOR = /^(?:、|和|及|与|以及|并|或|兼|\/|暨)/;
const ANY_CONNECTOR = /、|以及|和(?!解|谐|平)|(?<![涉普惠波遍])及(?!时|格)|(?<!参)与(?!会)/;
const LAST_CONNECTOR = /(?:、|以及|和|(?<![涉普惠波遍])及|(?<!参)与)$/;
const BODY =
  /^[^，,、]{0,10}?(?:乡镇街道|镇街道|乡镇|镇街|街镇|街道|部门|单位|县市区|县区|区县|市县|旗县|村社区|社区|村居|机关|执法主体|司法所|企业|镇(?!级)|乡(?![村级贤])|村(?![级（(居民务]))(?:\(街道\)|（街道）)?/;
const RATE_AT_END = /(?:率|比例|满意度)(?:均|都|达到?|为|均为)*$/;
const AMONG =
  /^(?:行政复议|行政诉讼|诉讼|复议)?(?:案件|申请|纠纷|事项)?[当之]?中(?![心央级小层介标共国断止间])(?=.)/;
const RECIPIENT_OR_PLACE = /(?:向|为|对|给|在|从|到|于|组织|统筹|指导|走访|邀请|涉及|覆盖)$/;

/** A number that opens its clause with nothing but a lead before it may be the subject of what follows: 「23个乡镇实施…」. */
function isSubject(before: string): boolean {
  return stripLead(before) === '' && !RECIPIENT_OR_PLACE.test(before);
}

const HAVING = /(?<=\p{Script=Han}{2})(?:共有|现有|拥有|设有|配有)(?=\p{Script=Han}{2})/u;

/** Parts the words between two numbers into what belongs to the first and what to the second. */
function splitGap(gap: string, firstIsSubject: boolean, nextUnit: string): { after: string; before: string } {
  const connector = CONNECTOR.exec(gap)?.[0];
  if (connector !== undefined) return { after: '', before: gap.slice(connector.length) };
  // 「审结的案件90件中直接纠错9件」: what is counted among the first is the second's.
  const among = AMONG.exec(gap)?.[0];
  if (among !== undefined) return { after: among, before: gap.slice(among.length) };
  const body = firstIsSubject ? BODY.exec(gap)?.[0] : undefined;
  if (body !== undefined && body.length < gap.length) return { after: body, before: gap.slice(body.length) };
  const last = LAST_CONNECTOR.exec(gap);
  if (last !== null) return { after: gap.slice(0, last.index), before: '' };
  const between = ANY_CONNECTOR.exec(gap);
  if (between !== null) {
    return { after: gap.slice(0, between.index), before: gap.slice(between.index + between[0].length) };
  }
  // 「由13项扩展至30项」: whatever leads to the second number is its own.
  if (BECOMES.test(gap)) return { after: '', before: gap };
  // 「236个调委会共有调解员1318名」: who has them is counted first.
  const having = HAVING.exec(gap);
  if (having !== null) return { after: gap.slice(0, having.index), before: gap.slice(having.index) };
  const verb = indexOfStrongVerb(gap, 0);
  // 「163名干部学法达标率100%」: the rate is the second number's, of those the first counts.
  if (verb === -1 && nextUnit === '%' && RATE_AT_END.test(gap)) return { after: gap, before: gap };
  if (verb === -1) return { after: gap, before: '' };
  return { after: gap.slice(0, verb), before: gap.slice(verb) };
}
