import type { Span } from '../numbers/span.ts';
import type { Gazetteer } from '../regions/gazetteer.ts';
import type { RegionMention } from '../regions/region.ts';
import type { Area, Slot } from './question.ts';

/** Parts of the country by the provinces they are made of (codes of two digits). */
const GREAT_AREAS: readonly (readonly [names: string, codes: string])[] = [
  ['西南|south-?west(?:ern)? china', '50 51 52 53 54'],
  ['西北|north-?west(?:ern)? china', '61 62 63 64 65'],
  ['东北|north-?east(?:ern)? china', '21 22 23'],
  ['华北|north(?:ern)? china', '11 12 13 14 15'],
  ['华东|east(?:ern)? china', '31 32 33 34 35 36 37'],
  ['华中|central china', '41 42 43'],
  ['华南|south(?:ern)? china', '44 45 46'],
  ['京津冀', '11 12 13'],
  ['长三角|长江三角洲|yangtze (?:river )?delta', '31 32 33 34'],
  ['川渝|成渝', '50 51'],
];
/** What shows that a word for a part of the country names something else: a street, a school, a direction. */
const NO_AREA = '(?!街道|街|镇|乡(?!镇)|村|路|大学|角|方向|部|风|社区|湖|山|门)';
const AREA_TAIL = '(?:地区|片区|各省区?市?|[两三四五六]省区?市?|[两三]地)?';
const AREAS = GREAT_AREAS.map(
  ([names, codes]) => [new RegExp(`(?:${names})${NO_AREA}${AREA_TAIL}`, 'iu'), codes.split(' ')] as const,
);

/** After a name: its parts are meant, not itself. */
const PARTS_MEANT =
  /^(?:省|市|区|县)?(?:那边|这边|境内|省内|市内|区内|县内|内|里|下面|下辖|所辖|辖区)?的?(?:各个?|几个|[两二三四五六七八九十\d]+个|所有|全部|全体|哪[个些几]个?|这些|那些)?(?:区县|县区|市县|县市区?|地方|地区|市州|乡镇|镇街|街镇|县(?!政府|委)|区(?!政府|委)|镇(?!政府)|街道|市(?!政府|委))(?!长)/u;
/** After a short name, its parts are meant too: 天津的, 昌都那边. */
const PARTS_OF_SHORT = /^(?:的|那边|这边|那里|那儿|那头)/u;
const ENGLISH_PARTS =
  /\b(?:districts|counties|places|towns|townships|regions|areas|parts)\b[^,.;?]{0,12}\b(?:in|of)\s*$/iu;

export interface AreasRead {
  areas: Slot<Area>[];
  /** The places that are named for themselves. */
  regions: Slot<RegionMention>[];
}

/**
 * Tells places that stand for all their covered parts from those named for themselves: 「西南的」, 「湖北的区县」. An official name
 * alone is that division itself: a province has a report of its own.
 * @param covered Codes of the regions that have reports.
 */
export function parseAreas(
  text: string,
  regions: readonly Slot<RegionMention>[],
  { gazetteer, covered }: { gazetteer: Gazetteer; covered: ReadonlySet<string> },
): AreasRead {
  const great = findGreatAreas(text, regions);
  const apart = regions.filter(({ span }) => !great.some((area) => overlaps(area.span, span)));
  const parents = apart.filter(({ value, span }) => {
    const [region] = value.candidates;
    const rest = text.slice(span?.end ?? 0);
    const isSaid =
      PARTS_MEANT.test(rest) ||
      (PARTS_OF_SHORT.test(rest) && !/[省市区县州盟旗]$/u.test(value.text)) ||
      ENGLISH_PARTS.test(text.slice(0, span?.start ?? 0));
    return (
      isSaid &&
      region !== undefined &&
      region.level !== 'township' &&
      !covered.has(region.code) &&
      [...covered].some((code) => gazetteer.isWithin(code, region.code))
    );
  });
  const expanded = parents.map(({ value, span, origin }): Slot<Area> => {
    const tail = span === null ? '' : (PARTS_OF_SHORT.exec(text.slice(span.end))?.[0] ?? '');
    return {
      value: { text: value.text, codes: value.candidates.slice(0, 1).map(({ code }) => code) },
      span: span && { ...span, end: span.end + tail.length },
      origin,
    };
  });
  return { areas: [...great, ...expanded], regions: apart.filter((slot) => !parents.includes(slot)) };
}

/** A longer name, or one of a covered place, is no part of the country: 西南镇. */
function findGreatAreas(text: string, regions: readonly Slot<RegionMention>[]): Slot<Area>[] {
  return AREAS.flatMap(([words, codes]): Slot<Area>[] => {
    const match = words.exec(text);
    if (!match) return [];
    const span = { start: match.index, end: match.index + match[0].length };
    const isName = regions.some(
      (slot) => slot.value.match === 'exact' && slot.span !== null && overlaps(slot.span, span),
    );
    return isName ? [] : [{ value: { text: match[0], codes }, span, origin: 'stated' }];
  });
}

function overlaps(one: Span | null, other: Span | null): boolean {
  return one !== null && other !== null && one.start < other.end && other.start < one.end;
}
