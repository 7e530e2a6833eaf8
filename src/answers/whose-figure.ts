import type { OpenReport } from './answer-sources.ts';
import { isOfDepartment } from './issuer-standing.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';

/** Headings of a table's first column under which stands whose row it is. */
const WHOSE = /^(?:地区|区域|区县|县区|市县|县市区|区、?县[（(]市[)）]|单位|部门|机关|乡镇|镇街|街道|名称)$/u;
const TOTAL = /^(?:合计|总计|共计|全[省市州盟县区旗镇乡]|本级合计)$/u;

/**
 * The report's figures, each with a scope where the report tells whose it is outside the figure's own sentence: the row of a
 * table that lists places or bodies, or a department that reports on itself.
 * @example 「地区：甲区；收案：341；」 gives 341 the scope 甲区: it is no number of the whole city's
 */
export function withScopes({ summary, figures, text }: OpenReport): SourcedFigure[] {
  const ofIssuer = isOfDepartment(summary.issuer) ? summary.issuer : null;
  // Many figures stand in one line.
  const owners = new Map<number, string | null>();
  return figures.map((sourced) => {
    if (sourced.figure.scope !== null) return sourced;
    const line = text.lastIndexOf('\n', sourced.figure.start - 1) + 1;
    const owner = owners.has(line) ? owners.get(line) : rowOwner(text, line);
    owners.set(line, owner ?? null);
    const scope = owner ?? ofIssuer;
    return scope === null ? sourced : { ...sourced, figure: { ...sourced.figure, scope } };
  });
}

const FIRST_FIELD = /([^：；\n]+)：([^：；\n\d]+)；/uy;

/** Whose row of a table the line that begins at `start` is; null outside tables and for rows of totals. */
function rowOwner(text: string, start: number): string | null {
  FIRST_FIELD.lastIndex = start;
  const first = FIRST_FIELD.exec(text);
  const [heading, owner] = [first?.[1]?.trim() ?? '', first?.[2]?.trim() ?? ''];
  return WHOSE.test(heading) && !TOTAL.test(owner) ? owner : null;
}
