/** One thing measured on one collection of reports. */
export interface Result {
  /** What was measured: 「ask, narrowed, p95」. */
  measure: string;
  /** The collection: 「five」. */
  corpus: string;
  value: number;
  unit: string;
  /** What the project aims at on two cores; null where it names nothing. */
  aim: { atMost: number } | { atLeast: number } | null;
  /** How often it was measured, and what else a reader must know. */
  detail: string;
}

/** Whether a result is within its aim; true where there is none. */
export function isMet({ value, aim }: Result): boolean {
  if (aim === null) return true;
  return 'atMost' in aim ? value <= aim.atMost : value >= aim.atLeast;
}

/**
 * The value that so many of a hundred samples do not exceed, by the nearest rank.
 * @throws {RangeError} for no samples.
 * @example percentileOf([4, 1, 3, 2], 50) // 2
 */
export function percentileOf(samples: readonly number[], percent: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
  if (value === undefined) throw new RangeError('Nothing was measured.');
  return value;
}

/** Times work on the clock and on the processor; on a machine that others use the two differ. */
export interface Stopwatch {
  seconds: () => number;
  /** Processor time of the whole process, its threads included. */
  processorSeconds: () => number;
}

/** Starts one. */
export function startStopwatch(): Stopwatch {
  const start = performance.now();
  const processor = process.cpuUsage();
  return {
    seconds: () => (performance.now() - start) / 1000,
    processorSeconds: () => {
      const { user, system } = process.cpuUsage(processor);
      return (user + system) / 1e6;
    },
  };
}
