/** How a set did; data/evaluation/first-results.jsonl holds one a set. */
export interface SetResult {
  set: string;
  /** As `git describe` names it, with `-dirty` when the tree had changes. */
  commit: string;
  /** ISO day. */
  date: string;
  right: number;
  total: number;
  wrongNumbers: number;
}

/**
 * Adds the first result of a set. A second one changes nothing: a set that was seen to fail is no fresh measurement.
 * @param recorded Content of first-results.jsonl; empty when there is none yet.
 * @returns The new content, or null when the set stands there already.
 */
export function addFirstResult(recorded: string, result: SetResult): string | null {
  const lines = recorded.split('\n').filter((line) => line.trim() !== '');
  const isRecorded = lines.some((line) => (JSON.parse(line) as Partial<SetResult>).set === result.set);
  return isRecorded ? null : [...lines, JSON.stringify(result), ''].join('\n');
}
