/** A stream of chance that repeats itself for the same seed, on every machine. */
export interface Random {
  /** A whole number, both ends included. */
  integer(least: number, most: number): number;
  /** @throws {RangeError} for an empty list. */
  pick<Item>(items: readonly Item[]): Item;
  /** True in so many cases of one: 0.3 is three in ten. */
  chance(probability: number): boolean;
  /** A new list, every order equally likely. */
  shuffle<Item>(items: readonly Item[]): Item[];
}

/**
 * Makes a stream from a seed and what it is for, so that streams for different things do not depend on each other.
 * @example createRandom(1, 'report 7').integer(1, 6) // the same at every call
 */
export function createRandom(seed: number, purpose: string): Random {
  let state = hash(`${seed} ${purpose}`);
  // Mulberry32: 32 bits of state, even enough for texts.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    integer,
    pick(items) {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) throw new RangeError('Nothing to pick from.');
      return item;
    },
    chance: (probability) => next() < probability,
    shuffle(items) {
      const keyed = items.map((item) => ({ item, key: next() }));
      return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item);
    },
  };
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value;
}
