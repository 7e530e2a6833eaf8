// Changes against both levels: 「由16项减为1项，压减93.75%」, 「174件，较上年的150件增长16%」.
import {
  compareDecimals,
  decimalPlaces,
  difference,
  product,
  ratio,
  roundTo,
  sum,
} from '../../numbers/decimal.ts';
import type { CheckDraft, ReportView, Site } from './rule.ts';
import { absolute, isExact, matchDecimals, verdictOf } from './judge.ts';
import type { Match } from './judge.ts';
import { addUp, between, familyOf, isCount, isPercent, isSameSentence } from './sites.ts';

const CHANGE = /增长|下降|减少|提升|压减|上升|回落|减幅|降幅|增幅|涨幅|提高|降低|上涨|缩减|精简|压缩|增加/u;
const FALL = /下降|减少|压减|回落|减幅|降幅|降低|缩减|精简|压缩|(?<![至不])少/u;
const BEFORE = /(?:由|从|原有?|上年|上一年|去年|前一年|同期|(?:19|20)\d{2}年)[^，,。；;]{0,20}$/u;
const BECOMES =
  /(?:减|增|降|升|扩展|扩大|压缩|压减|优化|合并|整合|精简|调整|提升|提高|下降|上升|减少|增加|增长|缩减)[^，,。；;]{0,14}?(?:到|至|为|成)[^，,。；;]{0,14}$/u;
const STEP = /(?:减少|增加|精简|压减|压缩|缩减|净增|净减|多|少)(?:了)?$/u;
const DELTA = /(?:同比|较|比)[^，,。；;]{0,10}(?:增加|减少|增长|下降|多|少)(?:了)?$/u;

/** Words that say nothing but how it changed: what stands beside them is another thing's change. */
const BARE =
  /同比|环比|[较比]?(?:上年|去年)|同期|净|共|累计|总体|整体|(?:增长|下降|减少|提升|压减|上升|回落|提高|降低|上涨|缩减|精简|压缩|增加|[减降增涨]幅)(?:率|幅度|幅|比例)?|[多少了达到约为近超至，,、（()\s]/gu;

/** The two levels that a change is told of. */
interface Levels {
  before: Site;
  after: Site;
}

/** Change = (after − before) / before, or after − before in percentage points. */
export function checkChanges(report: ReportView): CheckDraft[] {
  const { sites } = report;
  return sites.flatMap((change, at) => {
    if (!isChange(change, report) && !isStep(change)) return [];
    // Changes right before it of the same statement: each has its own pair of levels.
    const rank = changesBefore(sites, at, report);
    const earlier = sites
      .slice(Math.max(0, at - rank - 6), at - rank)
      .filter(({ line }) => line === change.line);
    const byDelta = rank === 0 ? deltaOf(change, earlier) : null;
    if (byDelta !== null) return [byDelta];
    const levels = levelsOf(change, earlier, rank, report) ?? levelsAfter(change, report);
    return levels === null ? [] : [changeCheck(change, levels, sites[at - rank]?.lead ?? change.lead)];
  });
}

/** Whether a number is a change in percent or percentage points. */
export function isChange(site: Site, report: ReportView): boolean {
  const isRelative = isPercent(site) || familyOf(site) === 'percentage_point';
  return (
    isRelative &&
    site.figure.kind !== 'cumulative' &&
    CHANGE.test(changeWords(site, report)) &&
    !BECOMES.test(site.lead)
  );
}

function isBare(said: string): boolean {
  return said.replaceAll(BARE, '') === '';
}

/** 「减少27项」: how many more or fewer, not by what share. */
function isStep(site: Site): boolean {
  return isCount(site) && site.figure.unit !== '' && site.figure.kind === 'change' && STEP.test(site.lead);
}

/** The words that say how it changed; of 「压减93.75%、94.11%」 the second has those of the first. */
function changeWords(site: Site, report: ReportView): string {
  const clause = /[^，,。；;]*$/u.exec(
    report.text.slice(Math.max(0, site.figure.start - 40), site.figure.start),
  );
  return clause?.[0] ?? '';
}

function changesBefore(sites: readonly Site[], at: number, report: ReportView): number {
  let rank = 0;
  for (let index = at; index > 0; index -= 1) {
    const [previous, site] = [sites[index - 1], sites[index]];
    if (
      previous === undefined ||
      site === undefined ||
      !/^\s*[、和]\s*$/u.test(between(report, previous, site))
    )
      break;
    if (!isChange(previous, report)) break;
    rank += 1;
  }
  return rank;
}

/** 「1087件，同比减少146件，降幅11.8%」: what it was before is what it is now with the difference undone. */
function deltaOf(change: Site, earlier: readonly Site[]): CheckDraft | null {
  const [after, delta] = earlier.slice(-2);
  if (after === undefined || delta === undefined || !isPercent(change) || !DELTA.test(delta.lead))
    return null;
  if (!addUp(after, delta) || !isCount(delta) || /[。；;]/u.test(`${delta.lead}${change.lead}`)) return null;
  const { normalized: now } = after.figure;
  const { normalized: gap } = delta.figure;
  const isFall = FALL.test(delta.lead) || /少$/u.test(delta.lead);
  const before = isFall ? sum([now, gap]) : difference(now, gap);
  const share = ratio(product(gap, '100'), before);
  if (share === null || compareDecimals(before, '0') <= 0) return null;
  const expected = roundTo(share, decimalPlaces(change.figure.value));
  const isSure = [change, after, delta].every(({ figure }) => isExact(figure));
  return {
    kind: 'change',
    ...verdictOf(
      [isSure ? matchDecimals(change.figure.value, share) : 'inexact'],
      isBare(change.lead) ? null : 'definition',
    ),
    subject: change.checked,
    operands: [after.checked, delta.checked],
    expected,
    formula: `${delta.figure.stated} ÷ (${after.figure.stated} ${isFall ? '+' : '−'} ${delta.figure.stated}) × 100%`,
  };
}

function levelsOf(change: Site, earlier: readonly Site[], rank: number, report: ReportView): Levels | null {
  const levels = earlier.filter((site) => !isChange(site, report) && isLevelFor(change, site));
  const isFar = (site: Site) => /[。；;]/u.test(report.text.slice(site.figure.end, change.figure.start));
  // 「原有的乡镇16项、部门17项合并为1项」: several levels before, one after.
  const after = levels.at(-1);
  if (after === undefined || isFar(after)) return null;
  if (BECOMES.test(after.lead)) {
    const before = levels.slice(0, -1).filter((site) => addUp(site, after) && !isFar(site));
    const group = beforeGroup(before, report);
    const own = group[rank];
    return own === undefined || (rank === 0 && group.length > 1 && !isFollowed(change, report))
      ? null
      : { before: own, after };
  }
  if (rank > 0) return null;
  // 「174件，较上年的150件增长16%」, 「与2023年的28件相比，21件，下降25%」.
  const [one, two] = levels.slice(-2);
  if (one === undefined || two === undefined || !addUp(one, two) || isFar(one)) return null;
  // 「2023年受理120件，2024年受理150件，增长25%」
  if (isYearAfter(one, two) && isBeside(two, change, report)) return { before: one, after: two };
  if (isEarlierLevel(two) && !isEarlierLevel(one)) return { before: two, after: one };
  if (isEarlierLevel(one) && !isEarlierLevel(two) && /^[^，,]{0,6}相比[，,]/u.test(between(report, one, two)))
    return { before: one, after: two };
  return null;
}

/** 「下降35.6%，由上年的5230次降至3368次」: the levels that explain a change follow it. */
function levelsAfter(change: Site, report: ReportView): Levels | null {
  const [before, after] = report.sites.slice(change.index + 1, change.index + 3);
  if (before === undefined || after === undefined || !isSameSentence(change, after)) return null;
  const isTold = /^[，,]\s*(?:由|从)[^，,。；;]{0,20}$/u.test(between(report, change, before));
  const becomes = between(report, before, after);
  if (!isTold || !BECOMES.test(becomes) || /[，,。；;]/u.test(becomes)) return null;
  return isLevelFor(change, before) && isLevelFor(change, after) && addUp(before, after)
    ? { before, after }
    : null;
}

/** The same thing in two years that follow each other. */
function isYearAfter({ figure: one }: Site, { figure: two }: Site): boolean {
  return (
    one.indicator !== null &&
    one.indicator === two.indicator &&
    one.scope === two.scope &&
    one.year !== null &&
    two.year === one.year + 1
  );
}

function isBeside(level: Site, change: Site, report: ReportView): boolean {
  return /^[，,（(]?\s*(?:同比|较上年|比上年)?(?:增长|下降|上升|减少|增加)(?:了)?$/u.test(
    between(report, level, change),
  );
}

/** The numbers joined by 、 that end a list of levels. */
function beforeGroup(before: readonly Site[], report: ReportView): Site[] {
  const group: Site[] = [];
  for (const site of [...before].reverse()) {
    const next = group[0];
    if (next !== undefined && !/^\s*[、和][^，,。；;]{0,12}$/u.test(between(report, site, next))) break;
    group.unshift(site);
  }
  return group;
}

function isFollowed(change: Site, { sites, ...report }: ReportView): boolean {
  const next = sites[change.index + 1];
  return next !== undefined && isPercent(next) && /^\s*[、和]\s*$/u.test(between(report, change, next));
}

function isLevelFor(change: Site, site: Site): boolean {
  if (site.figure.kind === 'change' && !BECOMES.test(site.lead) && !BEFORE.test(site.lead)) return false;
  return familyOf(change) === 'percentage_point' ? isPercent(site) : isCount(site);
}

function isEarlierLevel({ lead }: Site): boolean {
  return BEFORE.test(lead);
}

/**
 * Checks one change against two levels, wherever they stand.
 * @param said The words that tell whether it rose or fell. Default: those before it.
 */
export function changeCheck(change: Site, { before, after }: Levels, said: string = change.lead): CheckDraft {
  const gap = difference(after.figure.normalized, before.figure.normalized);
  // 3 percentage points and 24 件 more are differences; 16% is a share of what was before.
  const isDifference = familyOf(change) === 'percentage_point' || isCount(change);
  const size = absolute(gap);
  const share = ratio(product(size, '100'), before.figure.normalized);
  const value = isDifference ? size : share;
  const expected = value === null ? null : roundTo(value, decimalPlaces(change.figure.value));
  const isSure = [change, before, after].every(({ figure }) => isExact(figure));
  const saysFall = FALL.test(said);
  const isOther = saysFall !== compareDecimals(gap, '0') < 0 && compareDecimals(gap, '0') !== 0;
  const match: Match = !isSure || value === null ? 'inexact' : matchDecimals(change.figure.value, value);
  const [more, less] = compareDecimals(gap, '0') < 0 ? [before, after] : [after, before];
  const steps = `${more.figure.stated} − ${less.figure.stated}`;
  return {
    kind: 'change',
    ...verdictOf([isOther ? 'inexact' : match], isBare(said) ? null : 'definition'),
    subject: change.checked,
    operands: [before.checked, after.checked],
    expected: expected ?? change.figure.value,
    formula: isDifference ? steps : `(${steps}) ÷ ${before.figure.stated} × 100%`,
  };
}
