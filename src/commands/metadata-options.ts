import type { Command } from 'commander';
import { Option } from 'commander';
import { AppError } from '../errors.ts';
import type { MetadataOverrides, ReportKind } from '../reports/report.ts';
import { REPORT_KINDS } from '../reports/report.ts';

/** The options that set what a text does not tell. */
export interface MetadataOptions {
  region?: string;
  year?: string;
  issuer?: string;
  kind?: ReportKind;
  title?: string;
}

/** Adds the options to a command. */
export function addMetadataOptions(command: Command): Command {
  return command
    .option('--region <name>', 'division that reports, by code or official name, when the text does not tell')
    .option('--year <year>', 'year reported on')
    .option('--issuer <name>', 'body that signs')
    .addOption(new Option('--kind <kind>', 'kind of report').choices([...REPORT_KINDS]))
    .option('--title <title>', 'title');
}

/** @throws {AppError} `invalid_argument` for a year that is none. */
export function readMetadataOptions({ year, ...facts }: MetadataOptions): MetadataOverrides {
  if (year === undefined) return facts;
  const number = Number(year);
  if (!Number.isInteger(number) || number < 1990 || number > 2099) {
    throw new AppError({
      code: 'invalid_argument',
      message: `--year ${JSON.stringify(year)} is no year: give one from 1990 to 2099, as in --year 2024.`,
    });
  }
  return { ...facts, year: number };
}
