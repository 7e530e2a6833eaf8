import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves after a time, or at once when `signal` is aborted. Injected, so that tests do not wait. */
export type Wait = (durationMs: number, signal: AbortSignal) => Promise<void>;

/** The real one. */
export const waitForReal: Wait = async (durationMs, signal) => {
  try {
    await sleep(durationMs, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};

/**
 * A pause that doubles with every failure in a row, up to the longest.
 * @param failures Before this one, from 0.
 * @example backOffMs(2, { firstMs: 1000, longestMs: 60_000 }) // 4000
 */
export function backOffMs(
  failures: number,
  { firstMs, longestMs }: { firstMs: number; longestMs: number },
): number {
  return Math.min(longestMs, firstMs * 2 ** failures);
}
