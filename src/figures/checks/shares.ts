// Shares said with 占: 「新收1684件，其中市政府402件，占23.87%」.
import type { ReportView, Site } from './rule.ts';
import type { Quotient } from './rate-readings.ts';
import { addUp, between, isExactSite } from './sites.ts';

const SHARE = /(?:占比?|比重)(?<object>[^，,。；;、\d]{0,24}?)(?:的?比(?:例|重))?(?:的|达到?|约|为|近)*$/u;

/**
 * The number right before a share is its numerator; its whole is the list's whole, else any larger number before it. Only the
 * whole of a list with one whole has to fit.
 */
export function shareReadings(rate: Site, near: readonly Site[], report: ReportView): Quotient[] {
  const object = SHARE.exec(rate.lead)?.groups?.['object'];
  // 「三者合计占…」 is the share of a sum.
  if (object === undefined || /率|合计|共计|[两二三四五]者|之和/u.test(rate.own)) return [];
  const before = near.filter(({ figure }) => figure.start < rate.figure.start);
  const numerator = before.at(-1);
  if (numerator === undefined || !/^[^。；;]{0,40}$/u.test(between(report, numerator, rate))) return [];
  const isRight = /^[，,（(]?\s*(?:共|约)?占/u.test(between(report, numerator, rate));
  const wholes = before
    .slice(0, -1)
    .reverse()
    .filter(
      (site) =>
        addUp(site, numerator) && Number(site.figure.normalized) >= Number(numerator.figure.normalized),
    );
  const parent = numerator.figure.parent === null ? null : (report.sites[numerator.figure.parent] ?? null);
  const isOnly = wholes.length === 1 && wholes[0] === parent && object === '' && isRight;
  const isSure = isOnly && [numerator, ...wholes].every(isExactSite);
  return wholes.map((denominator) => ({
    numerators: [numerator],
    denominator,
    mustHold: isSure ? null : 'definition',
  }));
}
