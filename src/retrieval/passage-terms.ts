import type { ParsedReport, Passage } from '../reports/report.ts';
import type { FindConcepts } from './concepts.ts';
import { passageInContext } from './passage-context.ts';
import { termsOf } from './terms.ts';

/** Raised whenever the same report would be indexed by other terms; stored reports of an older version are indexed again. */
export const INDEX_VERSION = 1;

/** The terms that each passage of a report is found by: those of its text, of its region and year, and of the headings above. */
export function passageTerms(report: ParsedReport, findConcepts: FindConcepts): string[][] {
  const { regionName, year } = report.metadata;
  return report.passages.map((passage) => {
    const text = passageInContext(
      { regionName, year, headings: headingsAbove(report, passage) },
      report.text.slice(passage.start, passage.end),
    );
    return [...termsOf(text), ...findConcepts(text)];
  });
}

/** Headings of the sections that hold the passage, outermost first. */
function headingsAbove({ sections }: ParsedReport, { start, end }: Passage): string[] {
  return sections
    .filter((section) => section.start <= start && end <= section.end && section.heading !== '')
    .map(({ heading }) => heading);
}
