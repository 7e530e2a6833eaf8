import type { Catalogue } from '../figures/catalogue.ts';
import type { DraftMaterial, MaterialSection } from './draft-material.ts';
import type { Template } from './template.ts';

/** Sections of last year's report that are set beside a draft. */
const MOST_BESIDE = 3;
/** An item of a list of plans begins so. */
const ITEM =
  /(?=(?:^|(?<=[。；\n]))\s*(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,2}是|\d{1,2}[.．、]))/u;
const LEAST_ITEM = 8;

/**
 * What last year's report planned, an item each with its own place: the list that this year's report has to answer.
 * @param headings Words of the headings of plans.
 */
export function listPlans(sections: readonly MaterialSection[], headings: RegExp): MaterialSection[] {
  const planned = sections.filter(({ path, heading }) => !path.includes('/') && headings.test(heading));
  return planned.flatMap((section) => {
    let at = section.start;
    return section.text.split(ITEM).flatMap((piece): MaterialSection[] => {
      const start = at + piece.length - piece.trimStart().length;
      at += piece.length;
      const text = piece.trim();
      return text.length < LEAST_ITEM ? [] : [{ ...section, text, start, end: start + text.length }];
    });
  });
}

/** The first words of a plan, without its numeral and before any number: by these it is spoken of. */
export function nameOfPlan(text: string): string {
  const words = text.replace(/^[\s（(]*[一二三四五六七八九十\d]{1,3}[）)是、.．\s]*/u, '');
  return (/^[^，。；：、,;:\d“”\n]{2,24}/u.exec(words)?.[0] ?? words.slice(0, 12)).trim();
}

/**
 * The sections of last year's report on what a template is about: those that hold most figures of its procedures, or whose headings
 * say its words.
 */
export function besideLastYear(
  { procedures, title, words }: Template,
  { lastYear, lastYearSections }: DraftMaterial,
  { indicators }: Pick<Catalogue, 'indicators'>,
): MaterialSection[] {
  const counts = new Map<string, number>();
  for (const { figure } of lastYear) {
    const procedure = indicators.find(({ code }) => code === figure.indicator)?.procedure;
    if (procedure !== undefined && procedures.includes(procedure))
      counts.set(figure.sectionPath, (counts.get(figure.sectionPath) ?? 0) + 1);
  }
  const byFigures = [...counts].toSorted(([, one], [, other]) => other - one).map(([path]) => path);
  const byHeading = lastYearSections
    .filter(({ heading }) => [title, ...words].some((word) => heading.includes(word)))
    .map(({ path }) => path);
  const wanted = (byFigures.length > 0 ? byFigures : byHeading).slice(0, MOST_BESIDE);
  return lastYearSections.filter(({ path }) => wanted.includes(path));
}
