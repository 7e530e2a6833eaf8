import { describe, expect, it } from 'vitest';
import { purgeEvents, rememberEvent } from '../../src/store/seen-events.ts';
import { appendTurn, listRecentTurns, purgeTurns } from '../../src/store/threads.ts';
import { temporaryStore } from '../support/temporary-store.ts';

const hour = (count: number) => new Date(Date.UTC(2026, 0, 1, count));

describe('seen events', () => {
  it('are new once a channel', async () => {
    const { database } = await temporaryStore();
    const event = { channel: 'one', eventId: 'e', seenAt: hour(0) };
    expect(await rememberEvent(database, event)).toBe(true);
    expect(await rememberEvent(database, { ...event, seenAt: hour(1) })).toBe(false);
    expect(await rememberEvent(database, { ...event, channel: 'two' })).toBe(true);
  });

  it('are forgotten by the time they were first seen', async () => {
    const { database } = await temporaryStore();
    await rememberEvent(database, { channel: 'c', eventId: 'old', seenAt: hour(0) });
    await rememberEvent(database, { channel: 'c', eventId: 'old', seenAt: hour(9) });
    await rememberEvent(database, { channel: 'c', eventId: 'new', seenAt: hour(8) });
    expect(await purgeEvents(database, hour(8))).toBe(1);
    expect(await rememberEvent(database, { channel: 'c', eventId: 'new', seenAt: hour(9) })).toBe(false);
  });
});

describe('threads', () => {
  it('give the last turns of one thread, oldest first', async () => {
    const { database } = await temporaryStore();
    for (const [index, question] of ['一', '二', '三', '四'].entries())
      await appendTurn(database, {
        queueKey: 'mine',
        question,
        answer: JSON.stringify({ n: index }),
        createdAt: hour(index),
      });
    await appendTurn(database, { queueKey: 'other', question: '别人', answer: '{}', createdAt: hour(3) });
    const turns = await listRecentTurns(database, { queueKey: 'mine', since: hour(1), limit: 2 });
    expect(turns.map(({ question, answer }) => [question, answer])).toEqual([
      ['三', '{"n":2}'],
      ['四', '{"n":3}'],
    ]);
    expect(await listRecentTurns(database, { queueKey: 'mine', since: hour(1), limit: 9 })).toHaveLength(3);
    expect(await listRecentTurns(database, { queueKey: 'none', since: hour(0), limit: 9 })).toEqual([]);
  });

  it('are deleted by age', async () => {
    const { database } = await temporaryStore();
    for (const index of [0, 1, 2])
      await appendTurn(database, {
        queueKey: 'q',
        question: String(index),
        answer: '{}',
        createdAt: hour(index),
      });
    expect(await purgeTurns(database, hour(2))).toBe(2);
    expect(await listRecentTurns(database, { queueKey: 'q', since: hour(0), limit: 9 })).toHaveLength(1);
  });
});
