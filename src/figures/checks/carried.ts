// Carried-over identities: 上年结转 + 新收 = 审结 + 结转下年.
import { difference, sum } from '../../numbers/decimal.ts';
import type { CheckDoubt } from './check.ts';
import type { CheckDraft, ReportView, Site } from './rule.ts';
import { inUnitOf, isExact, matchValue, verdictOf } from './judge.ts';
import type { Match } from './judge.ts';
import { isCount } from './sites.ts';

const CARRIED_OVER =
  /结转(?:至|到|入)?(?:下|次|\d{4})(?:一)?年?|(?:下|次)一?年度?(?:继续)?(?:办理|审理)|转入?下年/u;
const CARRIED_IN = /(?:上|往|去|\d{4})一?年度?(?:的)?(?:结转|转入|遗留|未结)|结转上年/u;
const ACCEPTED = /(?<!不予|不|未)(?:受理|立案)/u;
const RECEIVED = /收到|新收|接收|收案|申请/u;
const CONCLUDED = /审结|办结|结案|已结|答复|审理终结/u;

/** What was concluded = what came + what was carried in − what was carried over, all of one paragraph. */
export function checkCarried(report: ReportView): CheckDraft[] {
  return report.sites.flatMap((over) => {
    if (!isCount(over) || !isCarriedOver(over)) return [];
    const near = report.sites.filter(
      (site) => site.line === over.line && isCount(site) && site !== over && isNear(site, over),
    );
    const carriedIn = only(near, isCarriedIn);
    if (carriedIn === null || isPartOfConcluded(carriedIn, report)) return [];
    const rest = near.filter((site) => site !== carriedIn && !/未|不予/u.test(site.own));
    const concluded = only(rest, ({ own }) => CONCLUDED.test(own));
    const accepted = only(rest, ({ own }) => ACCEPTED.test(own));
    const received = only(rest, ({ own }) => RECEIVED.test(own) && !ACCEPTED.test(own));
    const intake = accepted ?? received;
    if (concluded === null || intake === null) return [];
    // Of applications for information all that come are answered; of those for reconsideration some are refused.
    const mustHold =
      accepted !== null || /公开/u.test(`${intake.words} ${intake.figure.label}`) ? null : 'incomplete';
    return [draft(concluded, [intake, carriedIn, over], mustHold)];
  });
}

function isCarriedOver({ own, tail }: Site): boolean {
  return CARRIED_OVER.test(own) || CARRIED_OVER.test(tail);
}

function isCarriedIn(site: Site): boolean {
  return CARRIED_IN.test(site.own) || (CARRIED_IN.test(site.tail) && !isCarriedOver(site));
}

function isNear(site: Site, over: Site): boolean {
  return Math.abs(over.figure.start - site.figure.start) < 400 && site.figure.kind === 'level';
}

/** 「审结90件（含上年结转3件）」 says how many of the concluded were carried in, not how many there were. */
function isPartOfConcluded({ bracket }: Site, { text }: ReportView): boolean {
  return bracket !== null && /^[（(]\s*(?:其中)?(?:含|包括)/u.test(text.slice(bracket, bracket + 6));
}

function only(sites: readonly Site[], fits: (site: Site) => boolean): Site | null {
  const found = sites.filter(fits);
  return found.length === 1 ? (found[0] ?? null) : null;
}

function draft(concluded: Site, operands: readonly Site[], mustHold: CheckDoubt | null): CheckDraft {
  const [intake = '0', carriedIn = '0', over = '0'] = operands.map(({ figure }) => figure.normalized);
  const expected = difference(sum([carriedIn, intake]), over);
  const isSure = operands.every(({ figure }) => isExact(figure));
  const match: Match = isSure ? matchValue(concluded.figure, expected) : 'inexact';
  return {
    kind: 'carried',
    ...verdictOf([match], mustHold),
    subject: concluded.checked,
    operands: operands.map(({ checked }) => checked),
    expected: inUnitOf(concluded.figure, expected),
    formula: `${intake} + ${carriedIn} − ${over}`,
  };
}
