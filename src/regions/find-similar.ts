import type { Span } from '../numbers/span.ts';
import { isAlone } from './chinese-borders.ts';
import type { CoveredNames, PlacedName } from './covered-names.ts';
import type { NameIndex } from './name-index.ts';
import { type NamedToken, withoutOverlaps } from './named-token.ts';
import type { Region } from './region.ts';
import type { CompareSounds } from './sounds.ts';

/**
 * Finds misspelt names of covered divisions in the stretches that hold no other name: 月池县, 浦冬新区.
 * A name of three or more characters may differ in characters of the same sound, in one of a near sound, or in the order of
 * two neighbours; a short name of two only in one of the same sound, and must stand alone. A string that is a division's
 * name is never another's misspelling.
 * @param taken Places of the names already found.
 */
export function findSimilar(
  text: string,
  taken: readonly Span[],
  index: NameIndex,
  covered: CoveredNames,
  compare: CompareSounds,
): NamedToken[] {
  const found = new Map<string, { start: number; end: number; pool: Region[] }>();
  for (let at = 0; at < text.length; at += 1) {
    for (const { name, place, region } of covered.byCharacter.get(text.charAt(at)) ?? []) {
      const start = at - place;
      const end = start + name.length;
      if (start < 0 || end > text.length || taken.some((span) => start < span.end && end > span.start))
        continue;
      const written = text.slice(start, end);
      if (!isLike(written, name, compare) || isAnyName(written, index)) continue;
      if (name.length === 2 && !isAlone(text, start, end)) continue;
      const key = `${start}-${end}`;
      const token = found.get(key) ?? { start, end, pool: [] };
      if (!token.pool.includes(region)) token.pool.push(region);
      found.set(key, token);
    }
  }
  return withoutOverlaps(
    [...found.values()].map((token) => ({ ...token, form: 'similar' as const, standsAlone: true })),
  );
}

function isLike(written: string, name: PlacedName['name'], compare: CompareSounds): boolean {
  if (written === name) return false;
  const likeness = Array.from(name, (character, place) => compare(character, written.charAt(place)));
  const far = likeness.flatMap((each, place) => (each === 'far' ? [place] : []));
  const near = likeness.filter((each) => each === 'near').length;
  if (far.length === 0) return near === 0 || (near === 1 && name.length > 2);
  const [first = 0, second] = far;
  return (
    name.length > 2 &&
    near === 0 &&
    far.length === 2 &&
    second === first + 1 &&
    name.charAt(first) === written.charAt(second) &&
    name.charAt(second) === written.charAt(first)
  );
}

function isAnyName(written: string, index: NameIndex): boolean {
  return index.official.get(written).length > 0 || index.short.get(written).length > 0;
}
