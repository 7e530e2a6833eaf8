import type { Indicator } from '../figures/catalogue.ts';
import { isOfWhole } from '../figures/whole-region.ts';
import type { StoredFigure } from '../store/figures.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';
import type { ReportSummary } from '../store/reports.ts';

/** A stored figure with its report and sentence. */
export interface MaterialFigure extends SourcedFigure {
  figure: StoredFigure;
}

/** What a person has entered for a slot: evidence of its own kind, which answers no question. */
export interface EnteredValue {
  /** Key of the slot. */
  slot: string;
  /** Plain decimal of a number, or words. */
  value: string;
  /** `''` for words. */
  unit: string;
  by: string;
  department: string;
  /** ISO date. */
  on: string;
}

/** A part of a report whose words may serve as an example: never the draft's own claim. */
export interface MaterialSection {
  report: ReportSummary;
  path: string;
  heading: string;
  text: string;
  start: number;
  end: number;
}

/** What a draft for a region and a year is made from. */
export interface DraftMaterial {
  region: string;
  year: number;
  /** Figures of the region's own report on the year; empty when there is none. */
  figures: readonly MaterialFigure[];
  /** Figures of its report on the year before. */
  lastYear: readonly MaterialFigure[];
  /** Sections offered as examples: the region's own first, then its neighbours'. */
  sections: readonly MaterialSection[];
  /** Every numbered part of last year's report, for comparing and for its plans. */
  lastYearSections: readonly MaterialSection[];
  /** Who signs the region's reports. */
  issuer: string;
  /** The standing entry of each slot. */
  entered: readonly EnteredValue[];
}

/**
 * The figure that states an indicator for the whole region and year; of several the one whose own words are surest, then the
 * first. Null when none does: a part, a target or another year's number never fills a slot.
 */
export function findMaterial(figures: readonly MaterialFigure[], { code }: Indicator): MaterialFigure | null {
  const stated = figures.filter(
    ({ figure, report }) =>
      figure.indicator === code && figure.kind === 'level' && figure.year === report.year,
  );
  const whole = stated.filter(({ figure }) => isOfWhole(figure.scope));
  const [best] = (whole.length > 0 ? whole : stated).toSorted(
    (one, other) => other.figure.confidence - one.figure.confidence || one.figure.start - other.figure.start,
  );
  return best ?? null;
}
