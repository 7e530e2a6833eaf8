// Magnitudes that no such body has: a 万 too many, two numbers run together.
import { compareDecimals } from '../../numbers/decimal.ts';
import type { Catalogue } from '../catalogue.ts';
import type { CheckDraft, ReportView } from './rule.ts';
import { inUnitOf } from './judge.ts';
import { isCount } from './sites.ts';

/** Only what lies outside the catalogue's usual range; that proves nothing, so that it is never more than a doubt. */
export function checkUsualRange({ sites, level }: ReportView, catalogue: Catalogue): CheckDraft[] {
  return sites.flatMap((site): CheckDraft[] => {
    const { indicator, unit, normalized, kind } = site.figure;
    if (indicator === null || kind !== 'level' || !isCount(site)) return [];
    const procedure = indicator.slice(0, indicator.indexOf('.'));
    const base = unit.replace(/^[万亿]+/u, '');
    const usual = catalogue.usual.find(
      ({ procedures, units }) => procedures.includes(procedure) && units.includes(base),
    );
    const most = usual?.most[level ?? 'province'];
    if (most === undefined || compareDecimals(normalized, most) <= 0) return [];
    return [
      {
        kind: 'usual_range',
        verdict: 'unknown',
        doubt: 'magnitude',
        subject: site.checked,
        operands: [],
        expected: inUnitOf(site.figure, most),
        formula: `≤ ${most}`,
      },
    ];
  });
}
