import type { Catalogue, Indicator, Measure, Procedure } from './catalogue.ts';

/** An entry of the catalogue as people look it up. */
export interface ListedIndicator {
  /** Stable: `reconsideration.accepted`. */
  code: string;
  name: string;
  /** Everything else that it is called, Chinese and English, each once. */
  names: string[];
  /** Units that state it; empty for a share of which only the number is stated. */
  units: string[];
  kind: Measure;
  definition: string;
  /** Of a rate, over codes; null otherwise. */
  formula: string | null;
  /** The same with the indicators' names: 「行政复议纠错数 ÷ 行政复议审结数」; null without one. */
  formulaInWords: string | null;
  /** Code of what it is a part of; null for none. */
  parent: string | null;
  parentName: string | null;
  /** Name of the procedure it is a stage of. */
  procedure: string;
  /** An invented sentence that states it. */
  example: string;
}

/**
 * The catalogue's entries, by procedure and in its course.
 * @param word Only entries whose code, names or definition hold it; width and case do not matter. Empty: all.
 * @example listIndicators(catalogue, '纠错').map(({ name }) => name) // ['行政复议纠错数', '行政复议纠错率']
 */
export function listIndicators({ indicators, procedures }: Catalogue, word = ''): ListedIndicator[] {
  const names = new Map(indicators.map(({ code, name }) => [code, name]));
  const wanted = plain(word);
  return procedures
    .flatMap((procedure) =>
      indicators
        .filter((indicator) => indicator.procedure === procedure.code)
        .sort((one, other) => one.order - other.order)
        .map((indicator) => listed(indicator, procedure, names)),
    )
    .filter(({ code, name, names: others, definition, procedure }) =>
      [code, name, ...others, definition, procedure].some((text) => plain(text).includes(wanted)),
    );
}

function listed(
  indicator: Indicator,
  { name: procedure }: Procedure,
  names: ReadonlyMap<string, string>,
): ListedIndicator {
  const { code, name, english, aliases, colloquial, englishAliases } = indicator;
  const { units, measure: kind, definition, formula, parent, example } = indicator;
  const others = new Set([...aliases, ...colloquial, english, ...englishAliases]);
  return {
    code,
    name,
    names: [...others].filter((one) => one !== name && one !== ''),
    units,
    kind,
    definition,
    formula,
    formulaInWords: formula === null ? null : inWords(formula, names),
    parent,
    parentName: parent === null ? null : (names.get(parent) ?? null),
    procedure,
    example,
  };
}

function inWords(formula: string, names: ReadonlyMap<string, string>): string {
  return formula
    .replace(/[\w-]+\.[\w-]+/g, (code) => names.get(code) ?? code)
    .replaceAll('/', '÷')
    .replaceAll('*', '×');
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
