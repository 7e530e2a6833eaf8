import Table from 'cli-table3';
import type { Tally } from './evaluate-set.ts';
import { tallyAll, tallyByKind } from './evaluate-set.ts';
import type { Grade } from './grade.ts';

/** The table by kind, then each failure with its question and reasons. Ends with a line break. */
export function printGrades(set: string, grades: readonly Grade[]): string {
  const table = new Table({
    head: ['kind', 'right', 'wrong', 'wrong number', 'of'],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  });
  for (const [kind, tally] of tallyByKind(grades)) table.push([kind, ...cellsOf(tally)]);
  const all = tallyAll(grades);
  table.push(['all', ...cellsOf(all)]);
  const share = grades.length === 0 ? '0.0' : ((100 * all.right) / grades.length).toFixed(1);
  const failures = grades
    .filter(({ verdict }) => verdict !== 'right')
    .map(({ id, kind, question, verdict, reasons }) =>
      [
        `${id} ${kind} ${verdict.replace('_', ' ')}: ${question.trim()}`,
        ...reasons.map((reason) => `    ${reason}`),
      ].join('\n'),
    );
  return [
    `${set}: ${all.right} of ${grades.length} right (${share}%)`,
    table.toString(),
    ...failures,
    '',
  ].join('\n');
}

function cellsOf({ right, wrong, wrong_number }: Tally): string[] {
  return [right, wrong, wrong_number, right + wrong + wrong_number].map(String);
}
