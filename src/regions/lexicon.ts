/** What stands at a place of a text: the entries of one name. */
export interface LexiconHit<Value> {
  end: number;
  values: readonly Value[];
}

/** Names of two or more characters, looked up by their place in a text. */
export interface Lexicon<Value> {
  /** Everything of exactly this name; empty when there is none. */
  get(name: string): readonly Value[];
  /** Every name that begins at `start`, longest first. */
  allAt(text: string, start: number): LexiconHit<Value>[];
}

/**
 * Indexes values by name; names of one character are left out, since nothing can tell them from a word.
 * @param entries Values of the same name keep their order.
 */
export function createLexicon<Value>(entries: Iterable<readonly [string, Value]>): Lexicon<Value> {
  const byName = new Map<string, Value[]>();
  // Lengths of the names that begin with two characters, longest first: a place is then looked up once or twice.
  const lengths = new Map<string, number[]>();
  for (const [name, value] of entries) {
    if (name.length < 2) continue;
    const same = byName.get(name);
    if (same !== undefined) {
      same.push(value);
      continue;
    }
    byName.set(name, [value]);
    const head = name.slice(0, 2);
    const known = lengths.get(head);
    if (known === undefined) lengths.set(head, [name.length]);
    else if (!known.includes(name.length)) known.push(name.length);
  }
  for (const known of lengths.values()) known.sort((one, other) => other - one);
  return {
    get: (name) => byName.get(name) ?? [],
    allAt(text, start) {
      return (lengths.get(text.slice(start, start + 2)) ?? []).flatMap((length) => {
        const values = byName.get(text.slice(start, start + length));
        return values === undefined ? [] : [{ end: start + length, values }];
      });
    },
  };
}
