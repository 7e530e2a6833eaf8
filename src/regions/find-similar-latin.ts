import type { Span } from '../numbers/span.ts';
import type { CoveredNames } from './covered-names.ts';
import { divisionWordAfter } from './division-words.ts';
import { latinWords } from './find-latin.ts';
import type { LatinIndex } from './latin-index.ts';
import type { NameIndex } from './name-index.ts';
import type { NamedToken } from './named-token.ts';
import type { Region } from './region.ts';
import { blurSyllable } from './sounds.ts';

/** A shorter stem is one slip away from too many words. */
const LEAST_LETTERS = 6;

/**
 * Finds misspelt pinyin of covered divisions: `yuechii` for Yuechi, `yueci xian` for Yuechi County. One letter
 * may be wrong, missing, doubled or swapped in a stem of six or more; a stem with a division word may also be a near sound.
 * @param stems Stems of the covered divisions, by letters.
 */
export function findSimilarLatin(
  text: string,
  taken: readonly Span[],
  { index, latin, covered, stems }: SimilarLatin,
): NamedToken[] {
  return latinWords(text).flatMap(({ start, end, letters }): NamedToken[] => {
    const isTaken = taken.some((span) => start < span.end && end > span.start);
    if (isTaken || letters.length < 4 || index.ordinaryWords.has(letters) || latin.get(letters).length > 0) {
      return [];
    }
    const word = divisionWordAfter(text, end);
    const pool = stems.flatMap(([stem, region]) =>
      isNear(letters, stem) || (word !== null && blurred(letters) === blurred(stem)) ? [region] : [],
    );
    const fitting = word === null ? [] : pool.filter((region) => word.fits(region));
    const meant = (fitting.length > 0 ? fitting : pool).filter(({ code }) => covered.has(code));
    if (meant.length === 0) return [];
    return [{ start, end: word?.end ?? end, pool: [...new Set(meant)], form: 'similar', standsAlone: true }];
  });
}

/** What similar Latin names are sought among. */
export interface SimilarLatin {
  index: NameIndex;
  latin: LatinIndex;
  covered: CoveredNames;
  stems: readonly (readonly [letters: string, region: Region])[];
}

/** One letter off, with the first letter right, in words of at least six letters. */
function isNear(letters: string, stem: string): boolean {
  if (stem.length < LEAST_LETTERS || letters.length < LEAST_LETTERS - 1 || letters[0] !== stem[0])
    return false;
  if (Math.abs(letters.length - stem.length) > 1) return false;
  let head = 0;
  while (head < stem.length && letters[head] === stem[head]) head += 1;
  let tail = 0;
  while (tail < stem.length - head && letters.at(-1 - tail) === stem.at(-1 - tail)) tail += 1;
  const fromStem = stem.slice(head, stem.length - tail);
  const fromLetters = letters.slice(head, Math.max(head, letters.length - tail));
  const isSwapped =
    fromStem.length === 2 &&
    fromLetters.length === 2 &&
    fromStem[0] === fromLetters[1] &&
    fromStem[1] === fromLetters[0];
  return isSwapped || (fromStem.length <= 1 && fromLetters.length <= 1);
}

/** Letters with each likely syllable blurred; good enough to compare two spellings of one name. */
function blurred(letters: string): string {
  return (letters.match(/[^aeiouv]*[aeiouv]+(?:ng|n|r)?(?![aeiouv])|./gu) ?? []).map(blurSyllable).join('');
}
