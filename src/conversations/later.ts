import type { Wait } from './wait.ts';

/** Work put off for a while. It takes no place among what runs while it waits. */
export interface Later {
  /** `task` handles its own failures. Nothing is begun once the program is stopping. */
  after(pauseMs: number, task: () => Promise<void>): void;
  /** Resolves when nothing is put off or running any more; after the signal, that is soon. */
  settled(): Promise<void>;
}

/** @param signal Aborted when the program stops. */
export function createLater({ wait, signal }: { wait: Wait; signal: AbortSignal }): Later {
  const open = new Set<Promise<void>>();
  return {
    after(pauseMs, task) {
      const work = wait(pauseMs, signal)
        .then(() => (signal.aborted ? undefined : task()))
        .finally(() => open.delete(work));
      open.add(work);
    },
    async settled() {
      while (open.size > 0) await Promise.all(open);
    },
  };
}
