import Table from 'cli-table3';
import type { Command } from 'commander';
import { findStoredReport } from '../library/find-stored-report.ts';
import { listFiguresOfReport } from '../store/figures.ts';
import type { StoredFigure } from '../store/figures.ts';
import { listStoredReports } from '../store/reports.ts';
import type { StoredReport } from '../store/reports.ts';
import type { CommandDependencies, RegisterCommand } from './command.ts';
import { withApplication } from './command.ts';

/** `zhibao figures`: what every report states, one figure a line. */
export const registerFigures: RegisterCommand = (program: Command, dependencies: CommandDependencies) => {
  program
    .command('figures')
    .description('print every stored figure of the current reports')
    .argument('[report]', 'only of this report: its id or file name')
    .option('--jsonl', 'one JSON object a line')
    .action(async (name: string | undefined, options: { jsonl?: true }) => {
      await withApplication(dependencies.openApplication, async ({ store, catalogue }) => {
        const names = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator.name]));
        const reports =
          name === undefined
            ? await listStoredReports(store, ['current'])
            : [await findStoredReport(store, name)];
        for (const report of reports) {
          const figures = await listFiguresOfReport(store.database, report.id);
          const lines = figures.map((figure) => figureLine(figure, report, names));
          dependencies.output.write(options.jsonl ? toJsonLines(lines) : toTable(report, lines));
        }
      });
    });
};

/** The answer contract's figure fields, with the place: `start` and `end` are the quote's, `numberStart` and `numberEnd` the numeral's. */
function figureLine(figure: StoredFigure, report: StoredReport, names: ReadonlyMap<string, string>) {
  return {
    source: report.source,
    report: report.id,
    // As the contract has them: what a report states is a result, and here it stands with its quote.
    role: 'result' as const,
    citation: null,
    region: report.regionName,
    issuer: report.issuer,
    reportKind: report.kind,
    year: figure.year,
    reportYear: report.year,
    indicator: figure.indicator === null ? null : (names.get(figure.indicator) ?? null),
    code: figure.indicator,
    label: figure.label,
    value: Number(figure.value),
    unit: figure.unit,
    stated: figure.stated,
    normalized: figure.normalized,
    qualifier: figure.qualifier,
    kind: figure.kind,
    period: figure.period,
    scope: figure.scope,
    derived: false,
    formula: null,
    section: figure.sectionPath,
    start: figure.sentence.start,
    end: figure.sentence.end,
    quote: figure.quote,
    numberStart: figure.start,
    numberEnd: figure.end,
    confidence: figure.confidence,
  };
}

type FigureLine = ReturnType<typeof figureLine>;

function toJsonLines(lines: readonly FigureLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function toTable(report: StoredReport, lines: readonly FigureLine[]): string {
  const table = new Table({
    head: ['section', 'label', 'stated', 'kind', 'year', 'indicator'],
    style: { head: [], border: [] },
  });
  for (const { section, label, stated, unit, qualifier, kind, year, indicator } of lines) {
    const number = `${stated} ${unit}${qualifier === 'exact' ? '' : ` (${qualifier})`}`;
    table.push([section, label, number, kind, String(year ?? ''), indicator ?? '']);
  }
  return `${report.source} (${report.id})\n${table.toString()}\n`;
}
