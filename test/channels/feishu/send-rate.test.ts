import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSendRate } from '../../../src/channels/feishu/send-rate.ts';

describe('sends of all', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function sending() {
    const stopping = new AbortController();
    const rate = createSendRate(stopping.signal);
    const done: string[] = [];
    const moments: number[] = [];
    const send = (chat: string, name: string) =>
      rate(chat, () => {
        done.push(name);
        moments.push(Date.now());
        return Promise.resolve();
      });
    return { stopping, done, moments, send };
  }

  it('are five a second in a chat, in the order they came', async () => {
    const { done, moments, send } = sending();
    const all = Promise.all(Array.from({ length: 12 }, (_, index) => send('oc_1', String(index))));
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toHaveLength(5);
    await vi.advanceTimersByTimeAsync(3000);
    await all;
    expect(done.map(Number)).toEqual([...Array(12).keys()]);
    const busiest = moments.map(
      (start) => moments.filter((moment) => moment >= start && moment < start + 1000).length,
    );
    expect(Math.max(...busiest)).toBe(5);
  });

  it('are fifty a second over all chats, and no chat waits for a full one', async () => {
    const { done, send } = sending();
    const all = Promise.all([
      ...Array.from({ length: 8 }, () => send('oc_full', 'full')),
      ...Array.from({ length: 60 }, (_, index) => send(`oc_${index}`, 'other')),
    ]);
    await vi.advanceTimersByTimeAsync(0);
    expect(done.filter((name) => name === 'full')).toHaveLength(5);
    expect(done).toHaveLength(50);
    await vi.advanceTimersByTimeAsync(2000);
    await all;
    expect(done).toHaveLength(68);
  });

  it('that wait end with the reason when the channel stops', async () => {
    const { stopping, send } = sending();
    const all = Array.from({ length: 7 }, () => send('oc_1', 'x'));
    const outcome = Promise.allSettled(all);
    await vi.advanceTimersByTimeAsync(0);
    stopping.abort(new Error('stopping'));
    expect((await outcome).map(({ status }) => status)).toEqual([
      ...Array<string>(5).fill('fulfilled'),
      'rejected',
      'rejected',
    ]);
  });
});
