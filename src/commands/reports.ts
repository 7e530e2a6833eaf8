import Table from 'cli-table3';
import { listCoverage } from '../library/list-coverage.ts';
import type { ReportStatus } from '../store/reports.ts';
import type { RegisterCommand } from './command.ts';
import { withApplication } from './command.ts';

const EVERY_STATUS: ReportStatus[] = ['current', 'superseded', 'removed'];

/** `zhibao reports`: what the store holds. */
export const registerReports: RegisterCommand = (program, { openApplication, output }) => {
  program
    .command('reports')
    .description('list what is stored')
    .option('--all', 'superseded and removed reports too')
    .option('--jsonl', 'one JSON object a line')
    .action(async (options: { all?: true; jsonl?: true }) => {
      await withApplication(openApplication, async (application) => {
        const reports = await listCoverage(application, options.all ? EVERY_STATUS : ['current']);
        if (options.jsonl) {
          for (const report of reports) output.write(`${JSON.stringify(report)}\n`);
          return;
        }
        const table = new Table({
          head: ['id', 'report', 'region', 'year', 'kind', 'issuer', 'figures', 'status', 'warnings'],
          style: { head: [], border: [] },
        });
        for (const { id, source, regionName, year, kind, issuer, counts, status, warnings } of reports) {
          const facts = [regionName, year, kind, issuer].map((fact) => String(fact ?? '?'));
          table.push([id, source, ...facts, counts.figures, status, warnings.join('\n')]);
        }
        output.write(`${table.toString()}\n`);
      });
    });
};
