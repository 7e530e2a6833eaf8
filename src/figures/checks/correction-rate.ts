// 纠错率: what counts as corrected is spread over several outcomes, and 综合纠错 counts more than those.
import { compareDecimals, difference, product, ratio, roundTo, sum } from '../../numbers/decimal.ts';
import type { Site } from './rule.ts';
import { isExact, matchQuotient } from './judge.ts';
import type { Quotient } from './rate-readings.ts';

const RATE = /纠错率/u;
const STATED = /纠错(?!率)/u;
const CORRECTED = /撤销|变更|确认违法|确认无效|责令/u;
const MAY_CORRECT = /终止|撤回|调解|和解/u;
const CONCLUDED = /审结|办结|结案|已结|审理终结/u;

/**
 * The quotients that a correction rate may be: corrections as a number of their own, else every outcome that corrects, of the
 * cases concluded. An outcome that does not correct (终止) is never its numerator, whatever the quotient.
 */
export function correctionReadings(rate: Site, near: readonly Site[]): Quotient[] {
  if (!RATE.test(rate.words)) return [];
  const outcomes = near.filter(({ own }) => CORRECTED.test(own));
  const stated = near.filter(({ own }) => STATED.test(own));
  return near
    .filter(
      ({ own, words }) =>
        CONCLUDED.test(own) || (CONCLUDED.test(words) && !CORRECTED.test(own) && !MAY_CORRECT.test(own)),
    )
    .filter(({ own }) => !/维持|驳回|结转|未/u.test(own))
    .flatMap((denominator) => {
      const readings: Quotient[] = stated.map((numerator) => ({
        numerators: [numerator],
        denominator,
        mustHold: isDirect(rate) && stated.length === 1 ? null : 'definition',
      }));
      const numerators = outcomes.filter((site) => site !== denominator);
      if (numerators.length === 0) return readings;
      const mustHold =
        readings.length === 0 && mustEqual(rate, numerators, denominator, near) ? null : 'definition';
      return [...readings, { numerators, denominator, mustHold }];
    });
}

function isDirect({ words }: Site): boolean {
  return /直接纠错率/u.test(words);
}

/** Whether the rate can be no other than that of the outcomes listed: the list is full, and what ended otherwise explains no difference. */
function mustEqual(rate: Site, corrected: readonly Site[], whole: Site, near: readonly Site[]): boolean {
  const parts = near.filter(
    (site) => site !== whole && site.figure.parent === whole.index && !/结转/u.test(site.own),
  );
  const all = [whole, rate, ...parts];
  const isFull =
    all.every(({ figure }) => isExact(figure)) &&
    compareDecimals(sum(parts.map(({ figure }) => figure.normalized)), whole.figure.normalized) === 0 &&
    corrected.every((site) => parts.includes(site));
  if (!isFull) return false;
  return isDirect(rate) || !mayCountMore(rate, corrected, whole, parts);
}

/** Whether some of the cases that were settled or withdrawn, counted as corrected, would give the stated rate. */
function mayCountMore(rate: Site, corrected: readonly Site[], whole: Site, parts: readonly Site[]): boolean {
  const least = sum(corrected.map(({ figure }) => figure.normalized));
  const more = sum(parts.filter(({ own }) => MAY_CORRECT.test(own)).map(({ figure }) => figure.normalized));
  const cases = ratio(product(rate.figure.value, whole.figure.normalized), '100');
  if (cases === null) return true;
  const nearest = roundTo(cases, 0);
  const extra = difference(nearest, least);
  const isInRange = compareDecimals(extra, '0') >= 0 && compareDecimals(extra, more) <= 0;
  return isInRange && matchQuotient(rate.figure.value, nearest, whole.figure.normalized) !== 'unequal';
}
