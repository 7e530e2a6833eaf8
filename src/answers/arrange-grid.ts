import type { Indicator } from '../figures/catalogue.ts';
import type { Question } from '../questions/question.ts';
import { judge } from './comparability.ts';
import type { ComparedFields, Standing } from './comparability.ts';
import { isAboutAskedYear } from './figure-lines.ts';
import { figureOf } from './grid.ts';
import type { Grid, GridEntry, GridRow } from './grid.ts';
import { chooseColumns, columnFor, isWiderThanAsked } from './grid-columns.ts';
import { gapOf } from './grid-gaps.ts';
import { rowFor, rowsOf } from './grid-rows.ts';
import { nameOf } from './item.ts';
import type { Finding } from './look-up.ts';
import type { Targets } from './resolve-targets.ts';

/**
 * Arranges what was found by places and years. Numbers that answer what was asked share a column; a stage or a wider count that
 * stands in for it has a column of its own when several places state it, and stands apart when one does.
 * @returns Null when fewer than two places or years are asked about, or nothing was found.
 */
export function arrange(
  findings: readonly Finding[],
  targets: Targets,
  question: Question,
  catalogue: readonly Indicator[],
): Grid | null {
  const rows = rowsOf(findings, targets, question);
  const found = eachOnce(findings.flatMap((finding) => entriesOf(finding, rows, question, catalogue)));
  if (rows.length < 2 || found.length === 0) return null;
  const columns = chooseColumns(found, question, catalogue);
  const judged = columns.flatMap((column) =>
    judgeColumn(found.filter((entry) => entry.column.key === column.key)),
  );
  const aside = found.filter((entry) => !columns.some(({ key }) => key === entry.column.key));
  const entries = judged.filter(({ standing }) => standing.standing !== 'apart');
  const apart = [...judged.filter(({ standing }) => standing.standing === 'apart'), ...aside];
  return {
    rows,
    columns: columns.filter((column) => entries.some((entry) => entry.column.key === column.key)),
    entries,
    apart,
    gapAt: (row, column) => gapOf(row, column, findings, apart),
  };
}

function entriesOf(
  finding: Finding,
  rows: readonly GridRow[],
  question: Question,
  catalogue: readonly Indicator[],
): GridEntry[] {
  const { target, item, results, derivation } = finding;
  const isOfAskedYear = target.fit === 'asked' || target.answersAnyway || isAboutAskedYear(results, target);
  const row = rows.find(({ key }) => key === rowFor(finding).key);
  if (!row || !isOfAskedYear) return [];
  const named = results.filter(({ figure }) => item.type !== 'procedure' || figure.indicator !== null);
  const stated = (named.length > 0 ? named : results).map((sourced): GridEntry => {
    const { figure } = sourced;
    const column = columnFor(finding, figure.indicator, figure.label, question, catalogue);
    const fields: ComparedFields = {
      ...{ measure: figure.indicator ?? figure.label, unit: figure.unit, kind: figure.kind },
      ...{ scope: figure.scope, period: figure.period, qualifier: figure.qualifier },
      ...{ year: row.year ?? target.report.year, origin: 'stated' },
    };
    const isWider = isWiderThanAsked(column, item);
    return { row, column, finding, value: { sourced }, fields, standing: ALONE, isWider };
  });
  if (!derivation) return stated;
  const column = columnFor(
    finding,
    derivation.indicator?.code ?? null,
    nameOf(item, question.language),
    question,
    catalogue,
  );
  const [operand] = derivation.operands;
  const fields: ComparedFields = {
    ...{ measure: derivation.indicator?.code ?? column.name, unit: derivation.unit, kind: 'level' },
    ...{ scope: operand?.figure.scope ?? null, period: operand?.figure.period ?? null },
    ...{ qualifier: derivation.qualifier, year: row.year ?? target.report.year, origin: 'computed' },
  };
  return [
    ...stated,
    { row, column, finding, value: { derivation }, fields, standing: ALONE, isWider: false },
  ];
}

const ALONE: Standing = { standing: 'apart', obstacles: ['measure'], remarks: [] };

function judgeColumn(entries: readonly GridEntry[]): GridEntry[] {
  const standings = judge(entries.map(({ fields }) => fields));
  return entries.map((entry, index) => ({ ...entry, standing: standings[index] ?? ALONE }));
}

/** Two things asked may find one figure: it stands where it answers, in the report of its own year first. */
function eachOnce(entries: readonly GridEntry[]): GridEntry[] {
  const rank = ({ finding, column }: GridEntry) =>
    Number(finding.target.fit !== 'asked') * 2 + Number(column.item === null);
  const kept = new Map<string, GridEntry>();
  for (const entry of entries) {
    const sourced = figureOf(entry);
    const key = sourced
      ? `${sourced.report.id} ${sourced.figure.start} ${sourced.figure.branch ?? 0}`
      : `${entry.row.key} ${entry.column.key}`;
    const known = kept.get(key);
    if (!known || rank(entry) < rank(known)) kept.set(key, entry);
  }
  return entries.filter((entry) => [...kept.values()].includes(entry));
}
