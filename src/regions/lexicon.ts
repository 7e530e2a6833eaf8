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
  // By the first two characters only: half the keys of an index by name, and few names share a head.
  const byHead = new Map<number, (readonly [string, Value])[]>();
  for (const entry of entries) {
    if (entry[0].length < 2) continue;
    const head = headOf(entry[0], 0);
    const same = byHead.get(head);
    if (same === undefined) byHead.set(head, [entry]);
    else same.push(entry);
  }
  return {
    get: (name) =>
      (byHead.get(headOf(name, 0)) ?? []).flatMap(([each, value]) => (each === name ? [value] : [])),
    allAt(text, start) {
      const byEnd = new Map<number, Value[]>();
      for (const [name, value] of byHead.get(headOf(text, start)) ?? []) {
        if (!text.startsWith(name, start)) continue;
        const end = start + name.length;
        const same = byEnd.get(end);
        if (same === undefined) byEnd.set(end, [value]);
        else same.push(value);
      }
      return [...byEnd].map(([end, values]) => ({ end, values })).sort((one, other) => other.end - one.end);
    },
  };
}

/** Two UTF-16 units as one number; that of no name past the text's end. */
function headOf(text: string, start: number): number {
  return start + 1 < text.length ? text.charCodeAt(start) * 0x10000 + text.charCodeAt(start + 1) : -1;
}
