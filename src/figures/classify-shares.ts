/**
 * Shares said with 占 that are a rate of the catalogue: 「受理187件，占收到总数的88.21%」 states 行政复议受理率. Only arithmetic
 * names them: the number before and an earlier one have to be the rate's two operands, and to give its very digits.
 */
import { decimalPlaces, percentOf } from '../numbers/decimal.ts';
import type { Catalogue } from './catalogue.ts';
import type { Figure } from './figure.ts';

const SHARE = /(?:占比?|比重)[^，,。；;、\d率]{0,16}$/;
const QUOTIENT = /^([\w.-]+) \/ ([\w.-]+)$/;
/** How many numbers before a share its whole is looked for. */
const WITHIN = 16;
/** Below what a rate's own name is worth, above a guess. */
const CONFIDENCE = 0.8;

interface Rate {
  code: string;
  whole: string;
}

/** Rates by the code of what they are a share of. */
function ratesByPart({ indicators }: Catalogue): ReadonlyMap<string, Rate> {
  const rates = new Map<string, Rate>();
  for (const { code, formula } of indicators) {
    const [, part, whole] = QUOTIENT.exec(formula ?? '') ?? [];
    if (part !== undefined && whole !== undefined) rates.set(part, { code, whole });
  }
  return rates;
}

/** @returns The same figures in the same order; open shares that are a rate of the two counts before them have its code. */
export function nameShares(figures: readonly Figure[], catalogue: Catalogue): Figure[] {
  const rates = ratesByPart(catalogue);
  return figures.map((figure, at) => {
    const part = figures[at - 1];
    if (figure.indicator !== null || figure.unit !== '%' || figure.kind !== 'level') return figure;
    if (!SHARE.test(figure.context.before) || part?.sentence.start !== figure.sentence.start) return figure;
    const rate = rates.get(part.indicator ?? '');
    if (rate === undefined) return figure;
    const whole = figures
      .slice(Math.max(0, at - WITHIN), at - 1)
      .findLast(({ indicator, year }) => indicator === rate.whole && year === figure.year);
    if (whole === undefined) return figure;
    const share = percentOf(part.normalized, whole.normalized, decimalPlaces(figure.value));
    return share !== null && Number(share) === Number(figure.value)
      ? { ...figure, indicator: rate.code, confidence: CONFIDENCE }
      : figure;
  });
}
