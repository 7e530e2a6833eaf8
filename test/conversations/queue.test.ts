import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createQueue } from '../../src/conversations/queue.ts';

/** Jobs that write down when they begin and end when told. */
function rig(concurrency: number) {
  const begun: string[] = [];
  const bugs: unknown[] = [];
  const ends = new Map<string, () => void>();
  const queue = createQueue({ concurrency, onBug: (error) => bugs.push(error) });
  return {
    begun,
    bugs,
    queue,
    add: (key: string, name: string) => {
      queue.add(key, () => {
        begun.push(name);
        return new Promise((resolve) => ends.set(name, resolve));
      });
    },
    end: async (name: string) => {
      ends.get(name)?.();
      for (let turn = 0; turn < 3; turn += 1) await setImmediate();
    },
  };
}

describe('the queue', () => {
  it('runs one key’s jobs in order, and other keys beside them', async () => {
    const { add, end, begun } = rig(8);
    add('a', 'a1');
    add('a', 'a2');
    add('b', 'b1');
    await end('');
    expect(begun).toEqual(['a1', 'b1']);
    await end('a1');
    expect(begun).toEqual(['a1', 'b1', 'a2']);
  });

  it('runs no more at a time than it may, and lets keys take turns', async () => {
    const { add, end, begun } = rig(1);
    for (const name of ['a1', 'a2', 'a3']) add('a', name);
    add('b', 'b1');
    for (const name of ['a1', 'b1', 'a2']) await end(name);
    expect(begun).toEqual(['a1', 'b1', 'a2', 'a3']);
  });

  it('goes on after a job that throws', async () => {
    const { add, end, begun, queue, bugs } = rig(1);
    queue.add('a', () => Promise.reject(new Error('bug')));
    add('a', 'a2');
    await end('');
    expect(begun).toEqual(['a2']);
    expect(bugs).toHaveLength(1);
  });

  it('ends what runs and starts nothing more once it is stopped', async () => {
    const { add, end, begun, queue } = rig(1);
    add('a', 'a1');
    add('a', 'a2');
    let isStopped = false;
    const stopping = queue.stop().then(() => (isStopped = true));
    await setImmediate();
    expect(isStopped).toBe(false);
    await end('a1');
    await stopping;
    add('b', 'b1');
    await end('');
    expect(begun).toEqual(['a1']);
  });
});
