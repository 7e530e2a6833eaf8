// Rates against their counts. The operands are found by what they are, never by the quotient they give.
import { decimalPlaces, percentOf, sum } from '../../numbers/decimal.ts';
import type { Catalogue } from '../catalogue.ts';
import type { CheckDraft, ReportView, Site } from './rule.ts';
import { correctionReadings } from './correction-rate.ts';
import { isExact, matchQuotient, verdictOf } from './judge.ts';
import type { Match } from './judge.ts';
import type { Quotient } from './rate-readings.ts';
import { LOOSE_RATE, NARROWED, RATE_READINGS } from './rate-readings.ts';
import { shareReadings } from './shares.ts';
import { addUp, isCount, isPercent, isSameSentence } from './sites.ts';

/** How far before a rate its counts may stand, in UTF-16 units. */
const REACH = 200;

/** Rate = numerator / denominator, as the sentence gives them, else as the catalogue's formula names them. */
export function checkRates(report: ReportView, catalogue: Catalogue): CheckDraft[] {
  return report.sites.flatMap((rate) => {
    if (!isPercent(rate) || rate.figure.kind !== 'level') return [];
    const near = countsNear(rate, report.sites);
    const readings = [
      ...correctionReadings(rate, near),
      ...shareReadings(rate, near, report),
      ...worded(rate, near),
      ...byFormula(rate, report.sites, catalogue),
    ];
    const check = best(rate, readings);
    return check === null ? [] : [check];
  });
}

/** The reading that fits best; one that must hold and does not outweighs those that merely might. */
function best(rate: Site, readings: readonly Quotient[]): CheckDraft | null {
  if (readings.length === 0) return null;
  const judged = readings.map((reading) => ({ reading, match: matchOf(rate, reading) }));
  const chosen =
    judged.find(({ match }) => match === 'equal') ??
    judged.find(({ match }) => match === 'rounded') ??
    judged.find(({ match, reading }) => match === 'unequal' && reading.mustHold === null) ??
    judged[0];
  if (chosen === undefined) return null;
  const { numerators, denominator, mustHold } = chosen.reading;
  const values = numerators.map(({ figure }) => figure.normalized);
  const expected = percentOf(sum(values), denominator.figure.normalized, decimalPlaces(rate.figure.value));
  const stated = numerators.map(({ figure }) => figure.stated).join(' + ');
  const dividend = numerators.length > 1 ? `(${stated})` : stated;
  return {
    kind: 'rate',
    ...verdictOf([chosen.match], mustHold),
    subject: rate.checked,
    operands: [...numerators, denominator].map(({ checked }) => checked),
    expected: expected ?? rate.figure.value,
    formula: `${dividend} ÷ ${denominator.figure.stated} × 100%`,
  };
}

function matchOf(rate: Site, { numerators, denominator }: Quotient): Match {
  if (![rate, denominator, ...numerators].every(({ figure }) => isExact(figure))) return 'inexact';
  const dividend = sum(numerators.map(({ figure }) => figure.normalized));
  return matchQuotient(rate.figure.value, dividend, denominator.figure.normalized);
}

/** Counts of the sentence of a rate, and of the one before where it stands close. */
function countsNear(rate: Site, sites: readonly Site[]): Site[] {
  return sites.filter(
    (site) =>
      site.line === rate.line &&
      isCount(site) &&
      site.figure.kind === 'level' &&
      site.figure.year === rate.figure.year &&
      (isSameSentence(site, rate) ||
        (site.figure.start < rate.figure.start && rate.figure.start - site.figure.end < REACH / 2)) &&
      Math.abs(rate.figure.start - site.figure.start) < REACH,
  );
}

function worded(rate: Site, near: readonly Site[]): Quotient[] {
  const isLoose = LOOSE_RATE.test(rate.words);
  return RATE_READINGS.filter((reading) => reading.rate.test(rate.words)).flatMap((reading) => {
    const denominators = near.filter(({ words }) => reading.denominator.test(words));
    const numerators = near.filter(
      (site) =>
        reading.numerator.test(site.own) &&
        !(denominators.includes(site) && reading.denominator.test(site.own)),
    );
    return denominators.flatMap((denominator) => {
      const fitting = numerators.filter((site) => site !== denominator && addUp(site, denominator));
      const isPlain =
        fitting.length === 1 &&
        denominators.filter((site) => !fitting.includes(site)).length === 1 &&
        fitting.every((site) => isSameSentence(site, rate) && site.bracket === rate.bracket) &&
        ![denominator, ...fitting].some(({ own }) => NARROWED.test(own)) &&
        isSameSentence(denominator, rate);
      const mustHold = reading.isStrict && isPlain && !isLoose ? null : 'definition';
      const alone = fitting.map((site): Quotient => ({ numerators: [site], denominator, mustHold }));
      const together: Quotient = { numerators: fitting, denominator, mustHold: 'definition' };
      const readings = fitting.length > 1 ? [...alone, together] : alone;
      // Counts of another sentence are the rate's where they give it, and else most likely not its own.
      return readings.filter((reading) => isOfOneSentence(rate, reading) || isConfirmed(rate, reading));
    });
  });
}

/** The catalogue's formula over figures that the report states once each, on the same ground. It only confirms. */
function byFormula(rate: Site, sites: readonly Site[], { indicators }: Catalogue): Quotient[] {
  const formula = indicators.find(({ code }) => code === rate.figure.indicator)?.formula ?? null;
  const match = formula === null ? null : /^\s*\(?([\w.\-+\s]+?)\)?\s*\/\s*([\w.-]+)/u.exec(formula);
  if (!match?.[1] || !match[2] || LOOSE_RATE.test(rate.own)) return [];
  const only = (code: string): Site | null => {
    const stated = sites.filter(
      ({ figure }) =>
        figure.indicator === code &&
        figure.kind === 'level' &&
        figure.year === rate.figure.year &&
        figure.period === rate.figure.period,
    );
    return stated.length === 1 ? (stated[0] ?? null) : null;
  };
  const numerators = match[1].split('+').map((code) => only(code.trim()));
  const denominator = only(match[2]);
  const stated = numerators.filter((site) => site !== null);
  if (denominator === null || stated.length < numerators.length) return [];
  const reading: Quotient = { numerators: stated, denominator, mustHold: 'definition' };
  return isConfirmed(rate, reading) ? [reading] : [];
}

function isConfirmed(rate: Site, reading: Quotient): boolean {
  const match = matchOf(rate, reading);
  return match === 'equal' || match === 'rounded';
}

function isOfOneSentence(rate: Site, { numerators, denominator }: Quotient): boolean {
  return [...numerators, denominator].every((site) => isSameSentence(site, rate));
}
