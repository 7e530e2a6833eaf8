/** The cells of a table that a command printed, a row a line, heading first. */
export function cellsOf(printed: string): string[][] {
  return printed
    .split('\n')
    .filter((line) => line.startsWith('│'))
    .map((line) =>
      line
        .split('│')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}
