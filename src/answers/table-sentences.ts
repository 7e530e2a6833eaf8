/**
 * Tables as sentences that the gate can read: each cell with what its row and its column say of it, so that a number in the wrong
 * row or under the wrong heading is caught like one in a sentence.
 */
import type { Exhibit } from './exhibit.ts';

/** A sentence a line for every cell, or every point of a chart. */
export function sentencesOf(exhibit: Exhibit): string {
  if (exhibit.type === 'table') return [exhibit.caption, ...cellSentences(exhibit)].join('\n');
  const points = exhibit.points.map(
    ({ region, year, measure, surface }) =>
      `${oneClause(region)} ${year}年 ${oneClause(measure)}：${surface}`,
  );
  return [...points, ...exhibit.remarks].join('\n');
}

/** The cells of every Markdown table in a text, as sentences. */
export function sentencesOfText(markdown: string): string {
  const sentences: string[] = [];
  let columns: string[] | null = null;
  for (const line of markdown.split('\n')) {
    const cells = /^\|\s(.*)\s\|$/u.exec(line)?.[1]?.split(' | ');
    if (!cells) columns = null;
    else if (columns === null) columns = cells;
    else if (!cells.every((cell) => cell === '---'))
      sentences.push(...cellSentences({ columns, rows: [cells] }));
  }
  return sentences.join('\n');
}

function cellSentences({
  columns,
  rows,
}: {
  columns: readonly string[];
  rows: readonly string[][];
}): string[] {
  return rows.flatMap((cells) =>
    cells.flatMap((cell, index) => {
      if (!/\d/u.test(cell) || isYear(cell)) return [];
      const before = cells.slice(0, index).filter((other) => isYear(other) || !/\d/u.test(other));
      const heading = columns[index] ?? '';
      return [`${[...before.map(asYear), heading].map(oneClause).join(' ')}：${cell}`];
    }),
  );
}

function isYear(cell: string): boolean {
  return /^(?:19|20)\d\d年?$/u.test(cell);
}

/** The gate reads 2024年 as a year in the middle of a sentence, and a bare 2024 as a number. */
function asYear(cell: string): string {
  return isYear(cell) ? `${cell.replace('年', '')}年` : cell;
}

/** Names may hold what ends a clause: 复议、诉讼. */
function oneClause(name: string): string {
  return name.replaceAll(/[，。；;！？!?|、,.\n]/gu, ' ');
}
