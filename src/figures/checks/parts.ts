// Parts against their total: 其中 lists, brackets after a number, 「…的90件中」, and outcomes that follow what they part.
import { compareDecimals, sum } from '../../numbers/decimal.ts';
import type { CheckDoubt } from './check.ts';
import type { CheckDraft, ReportView, Site } from './rule.ts';
import { inUnitOf, isExact, matchTotal, verdictOf } from './judge.ts';
import { LIST_KINDS, kindOfList, memberOf } from './list-kinds.ts';
import type { KindOfList } from './list-kinds.ts';
import { addUp, between, isCount } from './sites.ts';

/** Parts with the numbers that may be their whole, likeliest first. */
interface PartList {
  wholes: Site[];
  parts: Site[];
  /** Said to be parts: 其中, a bracket, 中. Else only their own words make them parts. */
  isOpened: boolean;
  /** Whether further numbers follow that the list's kind does not know: it need not be all of it. */
  goesOn: boolean;
}

const OPENER = /其中|包括|分别是|分为/u;
const HEDGE = /等\s*$|主要|居前|前[三五四二]位|集中|占比|涉及(?:金额|标的)?|涉案|新增|含(?!有)|累计|人次/u;
/** Who names as many outcomes names all that there were. */
const LEAST_OF_FULL = 5;
const INTAKE = /收|受理|立案|申请|新增/u;
const MAIN_LINE =
  /(?:^|[，,；;。])\s*(?:[同此另]时?外?|全[年县市区省]|累计|期间|提出|制发|发出|组织|开展|举办|召开|完成|现已|合计|共计|总计|[两二三四五六]?[项者类]|同比|较)/u;

/** Total = sum of its parts. */
export function checkParts(report: ReportView): CheckDraft[] {
  return listsOf(report).flatMap((list) => {
    const check = checkList(list, report);
    return check === null ? [] : [check];
  });
}

function checkList({ wholes, parts, isOpened, goesOn }: PartList, report: ReportView): CheckDraft | null {
  const [nearest] = wholes;
  if (nearest === undefined) return null;
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return isOpened ? checkLarger(nearest, only, report) : null;
  // 1. A whole that they add up to, the list running on into other statements or not.
  for (let length = parts.length; length >= 2; length -= 1) {
    const run = parts.slice(0, length);
    const list = kindOfList(run);
    if (!isOpened && list === null) break;
    const whole = wholes.find(
      (candidate) =>
        matchTotal(
          candidate.figure,
          run.map(({ figure }) => figure),
        ) === 'equal' && suits(candidate, list),
    );
    if (whole !== undefined) return draft(whole, run, null);
    const withoutInner = list === null ? run : outer(run, list);
    const wider = wholes.find(
      (candidate) =>
        withoutInner.length >= 2 &&
        withoutInner.length < run.length &&
        matchTotal(
          candidate.figure,
          withoutInner.map(({ figure }) => figure),
        ) === 'equal',
    );
    if (wider !== undefined) return draft(wider, withoutInner, null);
  }
  // 2. None: an error only where the parts exclude each other and the whole is sure.
  const list = kindOfList(parts);
  const whole = list === null ? nearest : (wholes.find(({ words }) => list.kind.whole.test(words)) ?? null);
  if (whole === null || list === null) return null;
  return draft(
    whole,
    parts,
    reasonToDoubt(whole, parts, list, report) ?? (goesOn && fallsShort(whole, parts) ? 'incomplete' : null),
  );
}

/** Why parts that do not add up may all the same be right; null when they can't. */
function reasonToDoubt(
  whole: Site,
  parts: readonly Site[],
  list: KindOfList,
  report: ReportView,
): CheckDoubt | null {
  if (![whole, ...parts].every(({ figure }) => isExact(figure))) return 'inexact';
  if (parts.some(({ figure }) => figure.year !== whole.figure.year || figure.period !== whole.figure.period))
    return 'ground';
  const sure = outer(parts, list);
  const total = sum(sure.map(({ figure }) => figure.normalized));
  // Cases carried in are concluded with those that came: 受理98件，审结90件，未结11件. What was handled counts both.
  const mayCarry =
    list.kind.carries &&
    INTAKE.test(whole.words) &&
    !/中[，,]?$/u.test(report.text.slice(whole.figure.end, whole.figure.end + 8));
  if (compareDecimals(total, whole.figure.normalized) > 0) return mayCarry ? 'incomplete' : null;
  const all = sum(parts.map(({ figure }) => figure.normalized));
  if (compareDecimals(all, whole.figure.normalized) > 0) return isClosed(parts, list) ? null : 'incomplete';
  return isFull(parts, list) ? null : 'incomplete';
}

/** Whether a list that falls short has named everything: one of each group, and so many that no rare outcome was left out. */
function isFull(parts: readonly Site[], { kind }: KindOfList): boolean {
  if (parts.length < LEAST_OF_FULL) return false;
  return kind.full?.every((group) => parts.some(({ own }) => group.test(own))) ?? false;
}

/** Whether neither with what is counted within another member nor without it the list could leave something over. */
function isClosed(parts: readonly Site[], { kind }: KindOfList): boolean {
  return kind.closed?.every((group) => parts.some(({ own }) => group.test(own))) ?? false;
}

function fallsShort(whole: Site, parts: readonly Site[]): boolean {
  return compareDecimals(sum(parts.map(({ figure }) => figure.normalized)), whole.figure.normalized) < 0;
}

/** Parts that are certainly not within another one; all of them when there is no such part. */
function outer(parts: readonly Site[], { kind: { inner } }: KindOfList): Site[] {
  const certain = inner === null ? [] : parts.filter(({ own }) => !inner.test(own));
  return certain.length > 0 ? certain : [...parts];
}

/** One part that is larger than its whole. */
function checkLarger(whole: Site, part: Site, report: ReportView): CheckDraft | null {
  const isSure =
    isExact(whole.figure) &&
    isExact(part.figure) &&
    part.figure.unit === whole.figure.unit &&
    part.figure.year === whole.figure.year &&
    /^[^，,。；;]{0,4}[，,]?\s*其中/u.test(between(report, whole, part));
  if (!isSure || compareDecimals(part.figure.normalized, whole.figure.normalized) <= 0) return null;
  return {
    ...draft(whole, [part], null),
    formula: `≥ ${part.figure.stated}`,
  };
}

function draft(whole: Site, parts: readonly Site[], mustHold: CheckDoubt | null): CheckDraft {
  const match = matchTotal(
    whole.figure,
    parts.map(({ figure }) => figure),
  );
  const total = sum(parts.map(({ figure }) => figure.normalized));
  return {
    kind: 'parts',
    ...verdictOf([match], mustHold),
    subject: whole.checked,
    operands: parts.map(({ checked }) => checked),
    expected: inUnitOf(whole.figure, total),
    formula: parts.map(({ figure }) => figure.stated).join(' + '),
  };
}

/** What a list by its kind's words can't be parts of is no whole of it. */
function suits(whole: Site, list: KindOfList | null): boolean {
  return list === null || memberOf(list.kind, whole) === -1 || list.kind.whole.test(whole.words);
}

function listsOf(report: ReportView): PartList[] {
  const { sites } = report;
  const lists: PartList[] = [];
  for (const [at, first] of sites.entries()) {
    if (!isCount(first)) continue;
    const opened = isOpenedAt(first, sites[at - 1], report);
    const run = partsFrom(sites, at, report, opened);
    const wholes = wholesBefore(sites, at, first, opened);
    if (wholes.length === 0 || HEDGE.test(first.lead.slice(-24))) continue;
    if (opened) lists.push({ wholes, parts: run, isOpened: true, goesOn: false });
    else lists.push(...runsOfKind(run, wholes, sites[at - 1]));
  }
  return lists;
}

function isOpenedAt(first: Site, previous: Site | undefined, report: ReportView): boolean {
  if (previous === undefined || previous.line !== first.line) return false;
  const gap = between(report, previous, first);
  if (first.bracket !== null && first.bracket !== previous.bracket && first.bracket >= previous.figure.end)
    return /^\s*[（(](?!含|不含|另|占|其中占)/u.test(gap);
  return OPENER.test(gap) || /^[^，,。；;：:]{0,16}中[，,]/u.test(gap);
}

/** The numbers from one on that stand in a row with it: of one family, on one line, at one depth of brackets. */
function partsFrom(sites: readonly Site[], from: number, report: ReportView, isOpened: boolean): Site[] {
  const first = sites[from];
  if (first === undefined) return [];
  const parts = [first];
  let last = first;
  for (const site of sites.slice(from + 1)) {
    if (site.line !== first.line || parts.length >= 20) break;
    if (first.bracket !== null && site.bracket !== first.bracket) break;
    const gap = between(report, last, site);
    if (/。/u.test(gap) || MAIN_LINE.test(gap) || (!isOpened && OPENER.test(gap)) || gap.length > 70) break;
    if (site.bracket !== first.bracket || site.figure.start === last.figure.start) continue;
    if (OPENER.test(gap)) break;
    if (!addUp(first, site) || site.figure.kind !== first.figure.kind) {
      // A share or an amount beside a part leaves the list going on.
      if (isCount(site) && site.figure.unit !== '元' && !/元$/u.test(site.figure.unit)) break;
      last = site;
      continue;
    }
    parts.push(site);
    last = site;
  }
  return parts;
}

/** Numbers before a list that may be its whole: the one that extraction found, then the nearest. */
function wholesBefore(sites: readonly Site[], at: number, first: Site, isOpened: boolean): Site[] {
  const found = first.figure.parent === null ? undefined : sites[first.figure.parent];
  const before = sites
    .slice(Math.max(0, at - 4), at)
    .reverse()
    .filter(
      (site) => site.line === first.line && addUp(site, first) && site.figure.kind === first.figure.kind,
    )
    .filter((site) => site.bracket === null || site.bracket === first.bracket || isOpened)
    .filter((site) => first.figure.start - site.figure.end < 80)
    .filter(({ own }) => !/(?:不予|尚?未|上年结转|在审)/u.test(own));
  const wholes = found !== undefined && isCount(found) && addUp(found, first) ? [found, ...before] : before;
  return [...new Set(wholes)];
}

/** Bare outcomes after what they part: 「清理266件，拟保留224件，废止42件」. */
function runsOfKind(run: readonly Site[], wholes: readonly Site[], previous: Site | undefined): PartList[] {
  const [whole] = wholes;
  // What is itself a part of a list, or of a statement before, has no parts of its own unless they are said to be.
  const isOwn = whole !== undefined && whole === previous && whole.figure.parent === null;
  if (!isOwn || run.some(({ lead }) => run[0]?.lead === lead && /[。；;]/u.test(lead))) return [];
  for (const kind of LIST_KINDS) {
    const parts: Site[] = [];
    for (const site of run) {
      const member = memberOf(kind, site);
      if (member === -1 || parts.some((other) => memberOf(kind, other) === member)) break;
      parts.push(site);
    }
    const isWhole = kind.whole.test(whole.words) && memberOf(kind, whole) === -1;
    if (parts.length >= 2 && isWhole)
      return [{ wholes: [whole], parts, isOpened: false, goesOn: parts.length < run.length }];
  }
  return [];
}
