/** How far two characters sound alike; a slip of an input method or of the ear gives one of the two first. */
export type Likeness = 'same' | 'near' | 'far';

const NEAR: readonly (readonly [RegExp, string])[] = [
  [/^([zcs])h/u, '$1'],
  [/^[lr]/u, 'n'],
  [/^hu(?=[aeiou])/u, 'f'],
  [/^h(?=[aeiou])/u, 'f'],
  [/([aei])ng$/u, '$1n'],
];

/**
 * Brings a toneless syllable to the form it shares with those that are taken for it in many dialects:
 * zh z, ch c, sh s, n l r, f h, ang an, eng en, ing in.
 * @example blurSyllable('sheng') // 'sen'
 */
export function blurSyllable(syllable: string): string {
  return NEAR.reduce((blurred, [pattern, replacement]) => blurred.replace(pattern, replacement), syllable);
}

/** Compares characters by their readings. */
export type CompareSounds = (one: string, other: string) => Likeness;

/** @param readings Toneless syllables of a character; a character without any is like itself alone. */
export function createCompareSounds(readings: ReadonlyMap<string, readonly string[]>): CompareSounds {
  return (one, other) => {
    if (one === other) return 'same';
    const first = readings.get(one) ?? [];
    const second = readings.get(other) ?? [];
    if (first.some((syllable) => second.includes(syllable))) return 'same';
    const blurred = second.map(blurSyllable);
    return first.some((syllable) => blurred.includes(blurSyllable(syllable))) ? 'near' : 'far';
  };
}
