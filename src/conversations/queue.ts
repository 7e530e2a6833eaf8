/** Runs jobs of one key one after another, jobs of different keys beside each other up to a limit. */
export interface Queue {
  /** A job must not throw: what it does with failures is its own business. Ignored once the queue is stopped. */
  add(key: string, job: () => Promise<void>): void;
  /** Lets what runs end and starts nothing more. */
  stop(): Promise<void>;
}

export interface QueueOptions {
  /** How many jobs run at the same time, over all keys. */
  concurrency: number;
  /** Told of a job that threw after all. */
  onBug: (error: unknown) => void;
}

/** Keys take turns: after a job the key goes to the end of the line, so that one with many jobs holds up nobody. */
export function createQueue({ concurrency, onBug }: QueueOptions): Queue {
  const jobsOf = new Map<string, (() => Promise<void>)[]>();
  const line: string[] = [];
  const running = new Set<Promise<void>>();
  let isStopped = false;

  function startWhatMay(): void {
    while (!isStopped && running.size < concurrency) {
      const key = line.shift();
      if (key === undefined) return;
      const run = runNext(key).finally(() => {
        running.delete(run);
        startWhatMay();
      });
      running.add(run);
    }
  }

  async function runNext(key: string): Promise<void> {
    const jobs = jobsOf.get(key) ?? [];
    try {
      await jobs.shift()?.();
    } catch (error) {
      onBug(error);
    }
    if (jobs.length > 0) line.push(key);
    else jobsOf.delete(key);
  }

  return {
    add(key, job) {
      if (isStopped) return;
      const jobs = jobsOf.get(key);
      if (jobs) {
        jobs.push(job);
        return;
      }
      jobsOf.set(key, [job]);
      line.push(key);
      startWhatMay();
    },
    async stop() {
      isStopped = true;
      await Promise.all(running);
    },
  };
}
