/**
 * Markdown of an answer as a terminal shows it: emphasis marks taken out, tables set in columns, everything else as it is.
 * @returns Ends with a line break.
 */
export function toTerminal(markdown: string): string {
  const lines = markdown.replaceAll('**', '').split('\n');
  const shown: string[] = [];
  let table: string[][] = [];
  for (const line of [...lines, '']) {
    const cells = /^\|\s(.*)\s\|$/u.exec(line)?.[1]?.split(' | ');
    if (cells) {
      table.push(cells);
      continue;
    }
    shown.push(...setInColumns(table), line);
    table = [];
  }
  return shown.join('\n');
}

/** Chinese characters take two places of a line, all others one. */
function widthOf(text: string): number {
  return Array.from(text).reduce((width, character) => width + (WIDE.test(character) ? 2 : 1), 0);
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6“”‘’—…]/u;
const GAP = 2;

/** The line under a table's head is drawn as wide as its columns. */
function setInColumns(rows: readonly (readonly string[])[]): string[] {
  const isRule = (cell: string) => cell === '---';
  const widths = (rows[0] ?? []).map((_head, column) =>
    Math.max(...rows.map((cells) => (isRule(cells[column] ?? '') ? 0 : widthOf(cells[column] ?? '')))),
  );
  const pad = (cell: string, column: number) =>
    isRule(cell)
      ? '-'.repeat(widths[column] ?? 0)
      : cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)));
  return rows.map((cells) => cells.map(pad).join(' '.repeat(GAP)).trimEnd());
}
