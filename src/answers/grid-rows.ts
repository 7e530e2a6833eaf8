import type { Question } from '../questions/question.ts';
import { isAboutAskedYear } from './figure-lines.ts';
import type { GridRow } from './grid.ts';
import type { Finding } from './look-up.ts';
import type { Targets } from './resolve-targets.ts';

/** A line for each place and year asked about, places in the order asked, years in their own; those not covered too. */
export function rowsOf(findings: readonly Finding[], { uncovered }: Targets, question: Question): GridRow[] {
  const rows = new Map<string, GridRow>();
  for (const finding of findings) {
    const row = rowFor(finding);
    if (!rows.has(row.key)) rows.set(row.key, row);
  }
  for (const { name, region } of uncovered) {
    const years = question.years.length > 0 ? question.years.map(({ value }) => value) : [null];
    for (const year of years) {
      const key = `${name} ${year ?? ''}`;
      rows.set(key, { key, region, name: region?.name ?? name, year, target: null });
    }
  }
  const places = [...new Set([...rows.values()].map(({ name }) => name))];
  return [...rows.values()].toSorted(
    (one, other) =>
      places.indexOf(one.name) - places.indexOf(other.name) || (one.year ?? 0) - (other.year ?? 0),
  );
}

/** The newest report stands in for a year said relatively; what it says of the year asked for is of that year. */
export function rowFor({ target, results }: Finding): GridRow {
  const { region, report, askedYear, fit, answersAnyway } = target;
  const isOfReport = fit === 'asked' || (answersAnyway && !isAboutAskedYear(results, target));
  const year = isOfReport || askedYear === null ? report.year : askedYear;
  return { key: `${region.code} ${year}`, region, name: region.name, year, target };
}
