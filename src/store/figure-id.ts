/** What a figure is told by: its report, which is named by its content's hash, and the place where it is read. */
export interface FigurePlace {
  reportId: string;
  /** Offset of the numeral, as the program read it when the figure was first spoken of. */
  start: number;
  /** Tells figures of one numeral apart, from 0. */
  branch: number;
}

/** @example figureIdOf({ reportId: 'r_0123456789ab', start: 412, branch: 0 }) // 'r_0123456789ab:412' */
export function figureIdOf({ reportId, start, branch }: FigurePlace): string {
  return `${reportId}:${start}${branch > 0 ? `.${branch}` : ''}`;
}

/** Reads what `figureIdOf` writes; null for anything else. */
export function parseFigureId(id: string): FigurePlace | null {
  const match = /^(r_[0-9a-f]{12}):(\d{1,9})(?:\.(\d{1,3}))?$/.exec(id.trim());
  if (match === null) return null;
  const [, reportId = '', start, branch = '0'] = match;
  return { reportId, start: Number(start), branch: Number(branch) };
}
