import Table from 'cli-table3';
import { Option } from 'commander';
import type { Application } from '../application.ts';
import type { CheckDoubt, CheckedFigure } from '../figures/checks/check.ts';
import { findStoredReport } from '../library/find-stored-report.ts';
import type { ReportCheck } from '../library/list-checks.ts';
import { listChecks } from '../library/list-checks.ts';
import { settleCheck } from '../library/settle-check.ts';
import type { HumanVerdict } from '../store/check-verdicts.ts';
import type { StoredReport } from '../store/reports.ts';
import { listStoredReports } from '../store/reports.ts';
import { AppError } from '../errors.ts';
import type { RegisterCommand } from './command.ts';
import { withApplication } from './command.ts';

interface CheckOptions {
  jsonl?: true;
  settle?: string;
  verdict?: HumanVerdict;
  reason?: string;
  by?: string;
}

const VERDICTS: Record<ReportCheck['verdict'], string> = {
  holds: '相符',
  rounding: '尾数差异',
  differs: '不符',
  unknown: '不能判断',
};

const DOUBTS: Record<CheckDoubt, string> = {
  inexact: '有约数',
  incomplete: '未必列全',
  definition: '口径未必相同',
  ground: '时点或范围不同',
  magnitude: '数量级少见',
};

/** `zhibao check [REPORT]`: the arithmetic of reports, and a person's word on it. */
export const registerCheck: RegisterCommand = (program, { openApplication, output }) => {
  program
    .command('check')
    .description('check the arithmetic of reports: parts, rates, changes, carried cases, tables')
    .argument('[report]', 'only this report: its id or file name')
    .option('--jsonl', 'one JSON object a line')
    .option('--settle <check>', 'record a verdict on a check, by its id; needs --verdict, --reason and --by')
    .addOption(new Option('--verdict <verdict>', 'with --settle').choices(['confirmed', 'false_alarm']))
    .option('--reason <words>', 'with --settle: why')
    .option('--by <name>', 'with --settle: who says so')
    .action(async (name: string | undefined, options: CheckOptions) => {
      await withApplication(openApplication, async (application) => {
        if (options.settle !== undefined) {
          const { verdict, settledBy } = await settleCheck(application, settlementOf(options));
          output.write(`${options.settle}: ${verdict} (${settledBy})\n`);
          return;
        }
        const reports =
          name === undefined
            ? await listStoredReports(application.store, ['current'])
            : [await findStoredReport(application.store, name)];
        for (const report of reports) await print(report, options, application, output);
      });
    });
};

function settlementOf({ settle = '', verdict, reason, by }: CheckOptions) {
  if (verdict === undefined || reason === undefined || by === undefined)
    throw new AppError({
      code: 'invalid_argument',
      message: '--settle needs --verdict confirmed or false_alarm, --reason and --by.',
    });
  return { check: settle, verdict, reason, by };
}

async function print(
  report: StoredReport,
  { jsonl }: CheckOptions,
  application: Application,
  output: NodeJS.WritableStream,
): Promise<void> {
  const checks = await listChecks(application, report);
  if (jsonl === true) {
    for (const check of checks) output.write(`${JSON.stringify(lineOf(check, report))}\n`);
    return;
  }
  const table = new Table({
    head: ['id', '结论', '原文数字', '计算', '应为', '原句'],
    style: { head: [], border: [] },
    wordWrap: true,
    wrapOnWordBoundary: false,
    colWidths: [17, 10, 24, 30, 12, 50],
  });
  for (const { id, verdict, doubt, subject, formula, expected, settled } of checks) {
    const human = settled === null ? '' : `\n${settled.verdict}: ${settled.reason}`;
    const { stated, unit, label } = subject.figure;
    table.push([
      id,
      `${VERDICTS[verdict]}${doubt === null ? '' : `：${DOUBTS[doubt]}`}${human}`,
      `${label}${stated}${unit}`,
      formula,
      expected,
      subject.quote.trim(),
    ]);
  }
  output.write(
    `${report.source} (${report.id})\n${checks.length === 0 ? '没有可核算的数字。' : table.toString()}\n`,
  );
}

/** The contract's fields, then what traces them. */
function lineOf(
  { id, kind, verdict, doubt, operands, subject, expected, formula, settled, previous }: ReportCheck,
  report: StoredReport,
) {
  return {
    source: report.source,
    report: report.id,
    kind,
    verdict,
    reason: doubt,
    operands: operands.map((operand) => ({
      ...numberOf(operand),
      source: operand.of === 'previous' ? (previous?.source ?? report.source) : report.source,
    })),
    expected,
    stated: subject.figure.stated,
    formula,
    subject: numberOf(subject),
    id,
    settled:
      settled === null ? null : { verdict: settled.verdict, reason: settled.reason, by: settled.settledBy },
  };
}

function numberOf({ figure, quote }: CheckedFigure) {
  const { label, value, unit, stated, qualifier, year, indicator, sentence } = figure;
  return {
    label,
    value: Number(value),
    unit,
    stated,
    qualifier,
    year,
    code: indicator,
    numberStart: figure.start,
    numberEnd: figure.end,
    start: sentence.start,
    end: sentence.end,
    quote,
  };
}
