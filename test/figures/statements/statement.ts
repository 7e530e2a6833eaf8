/**
 * A made-up sentence of a 2024 report and what each of its numbers states, in order:
 * `110件 收到行政复议申请` is value, unit and label, the label being optional. Further words, in any order:
 * a qualifier (over, about, nearly, at_least, less_than), a kind (change, target, cumulative), `y2023` for the year,
 * `p:截至11月底` for the period, `s:全县` for the scope. What is not written is exact, a level, of 2024, of the whole year;
 * scope and label are compared only where they are written.
 */
export type StatementCase = readonly [sentence: string, ...stated: string[]];

export interface ExpectedStatement {
  value: string;
  unit: string;
  qualifier: string;
  kind: string;
  year: number;
  period: string | null;
  scope: string | null;
  label: string | null;
}

const QUALIFIERS = new Set(['over', 'about', 'nearly', 'at_least', 'less_than']);
const KINDS = new Set(['change', 'target', 'cumulative']);

/** Reads one line of the notation; throws on one without a value. */
export function parseStatement(line: string): ExpectedStatement {
  const [quantity = '', ...words] = line.split(' ');
  const match = /^(\d+(?:\.\d+)?)(.*)$/.exec(quantity);
  if (match?.[1] === undefined) throw new Error(`no value in: ${line}`);
  const expected: ExpectedStatement = {
    value: match[1],
    unit: match[2] ?? '',
    qualifier: 'exact',
    kind: 'level',
    year: 2024,
    period: null,
    scope: null,
    label: null,
  };
  for (const word of words) {
    if (QUALIFIERS.has(word)) expected.qualifier = word;
    else if (KINDS.has(word)) expected.kind = word;
    else if (/^y\d{4}$/.test(word)) expected.year = Number(word.slice(1));
    else if (word.startsWith('p:')) expected.period = word.slice(2);
    else if (word.startsWith('s:')) expected.scope = word.slice(2);
    else expected.label = word;
  }
  return expected;
}
