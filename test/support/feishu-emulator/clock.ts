/** Time as the emulator uses it; injected so that a test lives through hours of re-pushes at once. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `task` once after `delayMs`; the returned function calls it off. */
  after(delayMs: number, task: () => void): () => void;
}

/** A clock that stands still until it is told to move. */
export interface ManualClock extends Clock {
  /** Moves on and runs everything that falls due on the way, in order of time. */
  advance(durationMs: number): void;
}

/**
 * @param startMs Where the clock stands at first.
 * @example const clock = createManualClock(); clock.after(3000, tell); clock.advance(3000); // tell has run
 */
export function createManualClock(startMs = Date.UTC(2026, 0, 5, 1)): ManualClock {
  let nowMs = startMs;
  let serial = 0;
  const timers = new Map<number, { atMs: number; task: () => void }>();

  const nextDue = (limitMs: number) =>
    [...timers]
      .filter(([, timer]) => timer.atMs <= limitMs)
      .sort(([idA, a], [idB, b]) => a.atMs - b.atMs || idA - idB)[0];

  return {
    now: () => nowMs,
    after(delayMs, task) {
      const id = ++serial;
      timers.set(id, { atMs: nowMs + delayMs, task });
      return () => void timers.delete(id);
    },
    advance(durationMs) {
      const endMs = nowMs + durationMs;
      for (let due = nextDue(endMs); due; due = nextDue(endMs)) {
        const [id, timer] = due;
        timers.delete(id);
        nowMs = timer.atMs;
        timer.task();
      }
      nowMs = endMs;
    },
  };
}
