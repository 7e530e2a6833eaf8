/** A cell of a table as it was drawn. */
export interface TableCell {
  /** One line. */
  text: string;
  columnSpan: number;
  rowSpan: number;
  /** Whether the document itself marks it as heading its column or row. */
  isHeading: boolean;
}

/** A table with merged cells laid out: the same cell object stands on every field that it covers. */
type Grid = (TableCell | null)[][];

const NUMBER = /^[-+−—–/\\]?\s*[\d０-９][\d０-９,，.．]*\s*[%％‰]?$|^[-−—–/\\]+$/u;
const YEAR = /^(?:19|20)\d{2}$/u;
/** A wider span is a slip in the source; without a bound it would make millions of fields. */
const MOST_COLUMNS = 100;
/** More heading rows than the statutory forms have are none. */
const MOST_HEADING_ROWS = 4;

/**
 * Writes a table one row a line as 「表头：值；表头：值；」. Headings over several rows are joined with 「-」, the heading of a merged
 * row is repeated, empty fields are left out. A row that is one cell across the table stands alone and opens a new part, whose
 * next rows are headings again, as in the statutory forms of 政府信息公开. Without headings, a text is taken as the name of the
 * number behind it.
 * @example writeTableRows([[{ text: '部门', … }, { text: '件数', … }], [{ text: '公安局', … }, { text: '12', … }]])
 * // ['部门：公安局；件数：12；']
 */
export function writeTableRows(rows: readonly (readonly TableCell[])[]): string[] {
  const grid = layOut(rows);
  const lines: string[] = [];
  let headings: Grid | null = null;
  for (let index = 0; index < grid.length; index += 1) {
    const row = grid[index] ?? [];
    const cells = distinct(row);
    if (cells.every(({ text }) => text === '')) continue;
    if (isCaption(row, grid)) {
      lines.push(cells.map(({ text }) => text).join(''));
      headings = null;
      continue;
    }
    if (headings === null) {
      const count = countHeadingRows(grid, index);
      headings = grid.slice(index, index + count);
      if (count > 0) {
        index += count - 1;
        continue;
      }
    }
    lines.push(headings.length > 0 ? writeUnder(headings, row) : writePairs(cells));
  }
  return lines.filter((line) => line !== '');
}

/** How many columns and rows a table has, merged cells counted for the fields they cover. */
export function measureTable(rows: readonly (readonly TableCell[])[]): { columns: number; rows: number } {
  const grid = layOut(rows);
  return { columns: Math.max(0, ...grid.map((row) => row.length)), rows: grid.length };
}

function layOut(rows: readonly (readonly TableCell[])[]): Grid {
  const grid: Grid = rows.map(() => []);
  rows.forEach((row, top) => {
    let column = 0;
    for (const cell of row) {
      while (grid[top]?.[column] !== undefined && grid[top][column] !== null) column += 1;
      const right = Math.min(column + Math.max(1, cell.columnSpan), MOST_COLUMNS);
      const bottom = Math.min(top + Math.max(1, cell.rowSpan), rows.length);
      for (let y = top; y < bottom; y += 1) {
        const fields = grid[y];
        if (!fields) continue;
        for (let x = column; x < right; x += 1) {
          while (fields.length < x) fields.push(null);
          fields[x] = cell;
        }
      }
      column = right;
    }
  });
  return grid;
}

function distinct(row: readonly (TableCell | null)[]): TableCell[] {
  return [...new Set(row.filter((cell) => cell !== null))];
}

function isCaption(row: readonly (TableCell | null)[], grid: Grid): boolean {
  const width = Math.max(...grid.map((other) => other.length));
  return width > 1 && row.length === width && distinct(row).length === 1;
}

/** None when the first row states numbers itself; more than one where headings are merged across or down. */
function countHeadingRows(grid: Grid, from: number): number {
  const isHeading = (index: number) => {
    const cells = distinct(grid[index] ?? []);
    return cells.length > 0 && cells.every(({ text }) => !NUMBER.test(text) || YEAR.test(text));
  };
  if (from + 1 >= grid.length || !isHeading(from)) return 0;
  let count = 1;
  for (let index = from; index < from + count && count < MOST_HEADING_ROWS; index += 1) {
    const next = index + 1;
    if (next < from + count || next + 1 >= grid.length || !isHeading(next)) continue;
    const row = grid[index] ?? [];
    const isParted = distinct(row).some((cell) => {
      const below = row.flatMap((field, column) => (field === cell ? [grid[next]?.[column] ?? null] : []));
      return cell.columnSpan > 1 && distinct(below).length > 1;
    });
    const isMarked = distinct(grid[next] ?? []).every((cell) => cell.isHeading);
    if (isParted || isMarked) count += 1;
  }
  return count;
}

function writeUnder(headings: Grid, row: readonly (TableCell | null)[]): string {
  return distinct(row)
    .filter(({ text }) => text !== '')
    .map((cell) => {
      const columns = row.flatMap((field, column) => (field === cell ? [column] : []));
      const names = headings.flatMap((level) => distinct(columns.map((column) => level[column] ?? null)));
      const name = [...new Set(names)]
        .map(({ text }) => text.replace(/[：:]$/u, ''))
        .filter((text) => text !== '')
        .join('-');
      return name === '' ? `${cell.text}；` : `${name}：${cell.text}；`;
    })
    .join('');
}

function writePairs(cells: readonly TableCell[]): string {
  const texts = cells.map(({ text }) => text).filter((text) => text !== '');
  return texts
    .map((text, index) => {
      const next = texts[index + 1];
      const namesNext = next !== undefined && !NUMBER.test(text) && NUMBER.test(next);
      return namesNext ? `${text.replace(/[：:]$/u, '')}：` : `${text}；`;
    })
    .join('');
}
