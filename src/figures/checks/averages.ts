// Means: 「24个部门共核定91名，平均每个3.8名」, also of what is left when one is taken out.
import { difference, ratio, roundTo, decimalPlaces } from '../../numbers/decimal.ts';
import type { CheckDraft, ReportView, Site } from './rule.ts';
import { isExact, matchDecimals, verdictOf } from './judge.ts';
import { familyOf, isCount } from './sites.ts';

const MEAN = /平均[^，,。；;\d]{0,24}$/u;
const REST = /(?:剩下|其余|剩余|余下)[^，,。；;\d]{0,8}平均/u;

/** Mean = total / number. A mean is checked only to be confirmed: over what it is taken is seldom said in full. */
export function checkAverages(report: ReportView): CheckDraft[] {
  return report.sites.flatMap((mean, at) => {
    if (!isCount(mean) || !MEAN.test(mean.lead)) return [];
    const before = report.sites
      .slice(Math.max(0, at - 4), at)
      .filter((site) => site.line === mean.line && isCount(site) && isExact(site.figure));
    const check = REST.test(mean.lead) ? meanOfRest(mean, before) : meanOfAll(mean, before);
    return check === null ? [] : [check];
  });
}

function meanOfAll(mean: Site, before: readonly Site[]): CheckDraft | null {
  const [number, total] = before.slice(-2);
  if (number === undefined || total === undefined || familyOf(total) !== familyOf(mean)) return null;
  if (familyOf(number) === familyOf(total)) return null;
  const value = ratio(total.figure.normalized, number.figure.normalized);
  return value === null
    ? null
    : confirmed(mean, [total, number], value, `${total.figure.stated} ÷ ${number.figure.stated}`);
}

/** One body with what it has is taken out of both: (91 − 11) ÷ (24 − 1). */
function meanOfRest(mean: Site, before: readonly Site[]): CheckDraft | null {
  const [number, total, one] = before.slice(-3);
  if (number === undefined || total === undefined || one === undefined) return null;
  if (familyOf(total) !== familyOf(mean) || familyOf(one) !== familyOf(mean)) return null;
  const rest = difference(total.figure.normalized, one.figure.normalized);
  const value = ratio(rest, difference(number.figure.normalized, '1'));
  const formula = `(${total.figure.stated} − ${one.figure.stated}) ÷ (${number.figure.stated} − 1)`;
  return value === null ? null : confirmed(mean, [total, one, number], value, formula);
}

function confirmed(mean: Site, operands: readonly Site[], value: string, formula: string): CheckDraft | null {
  const { verdict, doubt } = verdictOf([matchDecimals(mean.figure.value, value)], 'definition');
  if (verdict === 'unknown') return null;
  const expected = roundTo(value, decimalPlaces(mean.figure.value));
  return {
    kind: 'average',
    verdict,
    doubt,
    subject: mean.checked,
    operands: operands.map(({ checked }) => checked),
    expected,
    formula,
  };
}
