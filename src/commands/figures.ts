import Table from 'cli-table3';
import type { Command } from 'commander';
import { findSettledFigure } from '../library/find-settled-figure.ts';
import { findStoredReport } from '../library/find-stored-report.ts';
import { listFiguresOfReport, listRejectedFigures } from '../store/figures.ts';
import type { StoredFigure } from '../store/figures.ts';
import { listStoredReports } from '../store/reports.ts';
import type { StoredReport } from '../store/reports.ts';
import type { CommandDependencies, RegisterCommand } from './command.ts';
import { withApplication } from './command.ts';
import { historyLines, historyText } from './figures/history.ts';
import { registerVerdicts } from './figures/verdicts.ts';

interface FiguresOptions {
  jsonl?: true;
  all?: true;
  history?: string;
}

/** `zhibao figures`: what every report states, one figure a line; with a verdict as second word, a person's word on one. */
export const registerFigures: RegisterCommand = (program: Command, dependencies: CommandDependencies) => {
  const figures = program
    .command('figures')
    .description('print every stored figure of the current reports')
    .argument('[report]', 'only of this report: its id or file name')
    .option('--jsonl', 'one JSON object a line')
    .option('--all', 'with those that people have rejected')
    .option('--history <figure>', 'print what people and later readings made of a figure, by its id')
    .action(async (name: string | undefined, options: FiguresOptions) => {
      await withApplication(dependencies.openApplication, async ({ store, catalogue }) => {
        if (options.history !== undefined) {
          const settled = await findSettledFigure(store.database, options.history);
          dependencies.output.write(
            options.jsonl ? toJsonLines(historyLines(settled)) : historyText(settled),
          );
          return;
        }
        const names = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator.name]));
        const reports =
          name === undefined
            ? await listStoredReports(store, ['current'])
            : [await findStoredReport(store, name)];
        for (const report of reports) {
          const stated = await listFiguresOfReport(store.database, report.id);
          const rejected = options.all ? await listRejectedFigures(store.database, [report.id]) : [];
          const lines = [...stated, ...rejected].map((figure) => figureLine(figure, report, names));
          dependencies.output.write(options.jsonl ? toJsonLines(lines) : toTable(report, lines));
        }
      });
    });
  registerVerdicts(figures, dependencies);
};

/** The answer contract's figure fields, with the place: `start` and `end` are the quote's, `numberStart` and `numberEnd` the numeral's. */
function figureLine(figure: StoredFigure, report: StoredReport, names: ReadonlyMap<string, string>) {
  return {
    source: report.source,
    report: report.id,
    figure: figure.id,
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
    correction: figure.correction ?? null,
  };
}

type FigureLine = ReturnType<typeof figureLine>;

function toJsonLines(lines: readonly object[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function toTable(report: StoredReport, lines: readonly FigureLine[]): string {
  const table = new Table({
    head: ['figure', 'section', 'label', 'stated', 'kind', 'year', 'indicator', 'verdict'],
    style: { head: [], border: [] },
  });
  for (const line of lines) {
    const { figure, section, label, stated, unit, qualifier, kind, year, indicator, correction } = line;
    const number = `${stated} ${unit}${qualifier === 'exact' ? '' : ` (${qualifier})`}`;
    const facts = [section, label, number, kind, String(year ?? ''), indicator ?? ''];
    table.push([figure, ...facts, correction?.verdict ?? '']);
  }
  return `${report.source} (${report.id})\n${table.toString()}\n`;
}
