import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import type { FactChanges, FigureDecision } from '../../figures/corrections/decide.ts';
import type { FigureKind } from '../../figures/figure.ts';
import { objectToFigure, tellVerdicts } from '../../library/object-to-figure.ts';
import { settleFigure } from '../../library/settle-figure.ts';
import type { Qualifier } from '../../numbers/quantity.ts';
import type { CommandDependencies } from '../command.ts';
import { withApplication } from '../command.ts';
import { historyText } from './history.ts';

interface Signed {
  reason: string;
  by: string;
}

interface CorrectOptions extends Signed {
  value?: string;
  unit?: string;
  qualifier?: Qualifier;
  kind?: FigureKind;
  year?: number;
  period?: string;
  scope?: string;
  indicator?: string;
}

const QUALIFIERS: Qualifier[] = ['exact', 'about', 'over', 'nearly', 'at_least', 'less_than'];
const KINDS: FigureKind[] = ['level', 'change', 'target', 'cumulative'];
/** Empties a fact on the command line. */
const NONE = 'none';

/** `zhibao figures confirm|correct|amend|reject|classify|withdraw|dispute FIGURE`, and `verdicts` for who disputed. */
export function registerVerdicts(figures: Command, { openApplication, output }: CommandDependencies): void {
  const settle = async (figure: string, decision: FigureDecision, { reason, by }: Signed) => {
    await withApplication(openApplication, async (application) => {
      output.write(historyText(await settleFigure(application, { figure, decision, reason, by })));
    });
  };
  signed(figures, 'confirm', 'say that a figure is read as its sentence says').action(
    (figure: string, options: Signed) => settle(figure, { verdict: 'confirmed' }, options),
  );
  signed(figures, 'correct', 'set a misread figure to what its sentence says; `none` empties a fact')
    .option('--value <number>', 'the number as it stands in the sentence')
    .option('--unit <unit>', 'its unit, with its 万 or 亿')
    .addOption(new Option('--qualifier <qualifier>').choices(QUALIFIERS))
    .addOption(new Option('--kind <kind>').choices(KINDS))
    .option('--year <year>', 'the year spoken of', parseYear)
    .option('--period <words>', 'as-of or part-year date, as written')
    .option('--scope <words>', 'whose it is and what it counts, as written')
    .option('--indicator <code>', 'catalogue code, as `zhibao indicators` lists them')
    .action((figure: string, options: CorrectOptions) =>
      settle(figure, { verdict: 'corrected', changes: changesOf(options) }, options),
    );
  signed(
    figures,
    'amend',
    'say that the report itself is wrong: its number stays, the right one is shown beside it',
  )
    .requiredOption('--value <number>', 'the right number')
    .option('--unit <unit>', 'its unit. Default: as stated')
    .action((figure: string, { value, unit, ...options }: Signed & { value: string; unit?: string }) =>
      settle(figure, { verdict: 'amended', value, ...(unit !== undefined && { unit }) }, options),
    );
  signed(figures, 'reject', 'take a figure out of answers, which then say so').action(
    (figure: string, options: Signed) => settle(figure, { verdict: 'rejected' }, options),
  );
  signed(figures, 'classify', 'set the indicator of an open figure')
    .requiredOption('--indicator <code>', 'catalogue code, as `zhibao indicators` lists them')
    .action((figure: string, { indicator, ...options }: Signed & { indicator: string }) =>
      settle(figure, { verdict: 'classified', indicator }, options),
    );
  signed(figures, 'withdraw', 'take back what was said of a figure; its history stays').action(
    (figure: string, options: Signed) => settle(figure, { verdict: 'withdrawn' }, options),
  );
  signed(figures, 'dispute', 'report a figure as wrong (数字有误); someone else decides').action(
    async (figure: string, { reason, by }: Signed) => {
      await withApplication(openApplication, async (application) => {
        await objectToFigure(application, { figure, reason, by });
        output.write('已记下，由他人复核；结论用 `zhibao figures verdicts --by` 查看。\n');
      });
    },
  );
  figures
    .command('verdicts')
    .description('tell a person what was decided on the figures that they disputed, once each')
    .requiredOption('--by <name>', 'who disputed')
    .action(async ({ by }: { by: string }) => {
      await withApplication(openApplication, async (application) => {
        const told = await tellVerdicts(
          application,
          ({ figure }) => {
            output.write(`${historyText(figure)}\n`);
            return Promise.resolve();
          },
          by,
        );
        if (told === 0) output.write('没有新的结论。\n');
      });
    });
}

function signed(figures: Command, name: string, description: string): Command {
  return figures
    .command(name)
    .description(description)
    .argument('<figure>', 'its id, as `zhibao figures` lists it: r_0123456789ab:412')
    .requiredOption('--reason <words>', 'why')
    .requiredOption('--by <name>', 'who says so');
}

function changesOf({
  value,
  unit,
  qualifier,
  kind,
  year,
  period,
  scope,
  indicator,
}: CorrectOptions): FactChanges {
  return {
    ...(value !== undefined && { value }),
    ...(unit !== undefined && { unit: unit === NONE ? '' : unit }),
    ...(qualifier !== undefined && { qualifier }),
    ...(kind !== undefined && { kind }),
    ...(year !== undefined && { year }),
    ...(period !== undefined && { period: period === NONE ? null : period }),
    ...(scope !== undefined && { scope: scope === NONE ? null : scope }),
    ...(indicator !== undefined && { indicator: indicator === NONE ? null : indicator }),
  };
}

function parseYear(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('Expected a year of four digits.');
  return Number(text);
}
