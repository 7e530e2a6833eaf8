import type { Measure } from '../figures/catalogue.ts';
import type { ListedIndicator } from '../figures/list-indicators.ts';
import { listIndicators } from '../figures/list-indicators.ts';
import { readReferenceData } from '../library/reference-data.ts';
import type { RegisterCommand } from './command.ts';

const KINDS: Record<Measure, string> = { count: '数量', rate: '比率', amount: '金额', people: '人数' };

/** `zhibao indicators [WORD]`: what comparable figures measure. */
export const registerIndicators: RegisterCommand = (program, { output }) => {
  program
    .command('indicators')
    .description('list the catalogue of indicators, with definitions and formulas')
    .argument('[word]', 'only those whose code, names or definition hold it')
    .option('--json', 'one JSON array')
    .action(async (word: string | undefined, { json }: { json?: true }) => {
      const { catalogue } = await readReferenceData();
      const listed = listIndicators(catalogue, word);
      output.write(json ? `${JSON.stringify(listed)}\n` : toText(listed));
    });
};

function toText(listed: readonly ListedIndicator[]): string {
  if (listed.length === 0) return '没有这样的指标。\n';
  return `${listed.map(entryText).join('\n\n')}\n\n共${listed.length}项。\n`;
}

function entryText(indicator: ListedIndicator): string {
  const { code, name, names, kind, units, definition, formulaInWords, parentName } = indicator;
  const lines = [
    `${name}  ${code}  ${KINDS[kind]}${units.length === 0 ? '' : `（${units.join('、')}）`}`,
    definition,
    formulaInWords === null ? '' : `公式：${formulaInWords}`,
    parentName === null ? '' : `属于：${parentName}`,
    names.length === 0 ? '' : `又称：${names.join('、')}`,
  ];
  return lines.filter((line) => line !== '').join('\n  ');
}
