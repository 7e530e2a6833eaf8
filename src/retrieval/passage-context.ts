/** What a passage is read together with. */
export interface PassageContext {
  regionName: string | null;
  year: number | null;
  /** Headings of the sections that hold it, outermost first. */
  headings: readonly string[];
}

/**
 * A passage's text as it is indexed: after its region and year, and the headings above it. These are the largest single gain
 * that was measured (mean reciprocal rank .615 → .726).
 * @example passageInContext({ regionName: '凤阳县', year: 2024, headings: ['一、主要成效'] }, '培训十次。')
 * // '凤阳县 2024年\n一、主要成效\n培训十次。'
 */
export function passageInContext({ regionName, year, headings }: PassageContext, text: string): string {
  const whose = [regionName ?? '', year === null ? '' : `${year}年`].join(' ');
  return [whose, ...headings, text].join('\n');
}
