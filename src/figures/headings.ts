import type { Section } from '../reports/report.ts';

/**
 * For each section the headings it stands under, innermost first, its own included and the preamble's left out.
 * Levels decide, not paths, because numbering may restart.
 */
export function headingTrails(sections: readonly Section[]): string[][] {
  const open: Section[] = [];
  return sections.map((section) => {
    while ((open.at(-1)?.level ?? -1) >= section.level) open.pop();
    open.push(section);
    return open
      .filter((outer) => outer.level > 0)
      .map((outer) => outer.heading)
      .reverse();
  });
}
