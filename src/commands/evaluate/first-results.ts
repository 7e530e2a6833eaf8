/** A line of data/evaluation/first-results.jsonl, which holds one a set; what was measured depends on the kind of set. */
export interface FirstResult {
  set: string;
  /** As `git describe` names it, with `-dirty` when the tree had changes. */
  commit: string;
  /** ISO day. */
  date: string;
}

/** How a set of questions did. */
export interface SetResult extends FirstResult {
  right: number;
  total: number;
  wrongNumbers: number;
}

/**
 * Adds the first result of a set. A second one changes nothing: a set that was seen to fail is no fresh measurement.
 * @param recorded Content of first-results.jsonl; empty when there is none yet.
 * @returns The new content, or null when the set stands there already.
 */
export function addFirstResult(recorded: string, result: FirstResult): string | null {
  const lines = recorded.split('\n').filter((line) => line.trim() !== '');
  const isRecorded = lines.some((line) => (JSON.parse(line) as Partial<FirstResult>).set === result.set);
  return isRecorded ? null : [...lines, JSON.stringify(result), ''].join('\n');
}
