import type { Random } from './random.ts';

/** What the slots of a frame may hold, by name. */
export type SlotValues = Readonly<Record<string, string | number>>;

/**
 * Makes a sentence of a frame: one word of each `[甲|乙]`, a whole number for each `{12..40}`, a value for each `{name}`.
 * @throws {Error} for a slot that has no value.
 * @example fillFrame('[共|计]收到{received}件。', { received: 37 }, random) // '共收到37件。'
 */
export function fillFrame(frame: string, values: SlotValues, random: Random): string {
  return frame
    .replace(/\[([^[\]]*)\]/gu, (_whole, words: string) => random.pick(words.split('|')))
    .replace(/\{(\d+)\.\.(\d+)\}/gu, (_whole, least: string, most: string) =>
      String(random.integer(Number(least), Number(most))),
    )
    .replace(/\{([a-zA-Z]+)\}/gu, (_whole, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`The frame 「${frame}」 has a slot without a value: ${name}.`);
      return String(value);
    });
}
