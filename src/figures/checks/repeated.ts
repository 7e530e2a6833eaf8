// One thing that a report states twice.
import type { CheckDraft, ReportView, Site } from './rule.ts';
import { inUnitOf, isExact, matchValue, verdictOf } from './judge.ts';
import type { Match } from './judge.ts';

/**
 * The same thing of the same year, scope and date in two sentences. Whether it is the same is told by the catalogue's code and
 * by the very words: two trainings of one kind are two.
 */
export function checkRepeated({ sites }: ReportView): CheckDraft[] {
  const first = new Map<string, Site>();
  const checks: CheckDraft[] = [];
  for (const site of sites) {
    const { figure } = site;
    if (figure.indicator === null || figure.kind !== 'level' || figure.parent !== null) continue;
    const key = [figure.indicator, figure.label, figure.unit, figure.year, figure.scope, figure.period].join(
      '\n',
    );
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, site);
    else if (earlier.figure.sentence.start !== figure.sentence.start) checks.push(draft(site, earlier));
  }
  return checks;
}

function draft(again: Site, earlier: Site): CheckDraft {
  return {
    kind: 'repeated',
    ...verdictOf([matchOf(again, earlier)], null),
    subject: again.checked,
    operands: [earlier.checked],
    expected: inUnitOf(again.figure, earlier.figure.normalized),
    formula: earlier.figure.stated,
  };
}

function matchOf({ figure: one }: Site, { figure: other }: Site): Match {
  if (isExact(other)) return matchValue(one, other.normalized);
  if (isExact(one)) return matchValue(other, one.normalized);
  return one.normalized === other.normalized && one.qualifier === other.qualifier ? 'equal' : 'inexact';
}
