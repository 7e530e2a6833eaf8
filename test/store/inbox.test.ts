import { describe, expect, it } from 'vitest';
import {
  cancelMessage,
  claimNextMessage,
  findMessage,
  insertMessage,
  listUnfinished,
  markAnswered,
  markFailed,
  markSent,
  purgeInbox,
  releaseMessage,
} from '../../src/store/inbox.ts';
import type { Database } from '../../src/store/open-store.ts';
import { temporaryStore } from '../support/temporary-store.ts';

const second = (count: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, count));
const key = (messageId: string) => ({ channel: 'test', messageId });

async function receive(database: Database, messageId: string, queueKey = 'q', receivedAt = second(0)) {
  return insertMessage(database, {
    ...key(messageId),
    queueKey,
    ref: messageId,
    payload: `{"id":"${messageId}"}`,
    receivedAt,
  });
}

describe('inbox', () => {
  it('takes a message once, whatever became of it', async () => {
    const { database } = await temporaryStore();
    expect(await receive(database, 'a')).toBe(true);
    expect(await receive(database, 'a', 'other queue')).toBe(false);
    await claimNextMessage(database, 'q');
    await markAnswered(database, key('a'), '{}');
    await markSent(database, key('a'), second(1));
    expect(await receive(database, 'a')).toBe(false);
    expect(await findMessage(database, key('a'))).toMatchObject({
      state: 'sent',
      queueKey: 'q',
      payload: '{"id":"a"}',
    });
  });

  it('tells the same id of two channels apart', async () => {
    const { database } = await temporaryStore();
    const message = { messageId: 'a', queueKey: 'q', payload: '{}', ref: 'r', receivedAt: second(0) };
    expect(await insertMessage(database, { ...message, channel: 'one' })).toBe(true);
    expect(await insertMessage(database, { ...message, channel: 'two' })).toBe(true);
  });

  it('hands a queue out one at a time, in the order received', async () => {
    const { database } = await temporaryStore();
    await receive(database, 'late', 'q', second(2));
    await receive(database, 'early', 'q', second(1));
    expect(await claimNextMessage(database, 'q')).toMatchObject({
      messageId: 'early',
      state: 'answering',
      attempts: 1,
    });
    expect(await claimNextMessage(database, 'q')).toBeNull();
    await markAnswered(database, key('early'), '{}');
    expect(await claimNextMessage(database, 'q')).toBeNull();
    await markSent(database, key('early'), second(3));
    expect(await claimNextMessage(database, 'q')).toMatchObject({ messageId: 'late' });
  });

  it('keeps the order of messages received at the same moment', async () => {
    const { database } = await temporaryStore();
    for (const id of ['z', 'm', 'a']) await receive(database, id);
    expect(await claimNextMessage(database, 'q')).toMatchObject({ messageId: 'z' });
  });

  it('lets queues go side by side', async () => {
    const { database } = await temporaryStore();
    await receive(database, 'a', 'one');
    await receive(database, 'b', 'two');
    expect(await claimNextMessage(database, 'one')).toMatchObject({ messageId: 'a' });
    expect(await claimNextMessage(database, 'two')).toMatchObject({ messageId: 'b' });
  });

  it('never hands one message to two callers', async () => {
    const { database } = await temporaryStore();
    await receive(database, 'a');
    const claims = await Promise.all([1, 2, 3, 4].map(() => claimNextMessage(database, 'q')));
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  });

  it('lists after a restart what is unfinished, with the reply that was stored', async () => {
    const { database } = await temporaryStore();
    for (const [index, id] of ['waiting', 'answering', 'answered', 'sent', 'failed'].entries())
      await receive(database, id, id, second(index));
    for (const queueKey of ['answering', 'answered']) await claimNextMessage(database, queueKey);
    await markAnswered(database, key('answered'), '{"title":"答"}');
    await markSent(database, key('sent'), second(9));
    await markFailed(database, key('failed'), { failure: 'recalled', finishedAt: second(9) });
    const unfinished = await listUnfinished(database);
    expect(unfinished.map(({ messageId, reply }) => [messageId, reply])).toEqual([
      ['waiting', null],
      ['answering', null],
      ['answered', '{"title":"答"}'],
    ]);
    await releaseMessage(database, key('answering'));
    expect(await claimNextMessage(database, 'answering')).toMatchObject({ attempts: 2 });
  });

  it('purges what was finished before a moment and nothing unfinished', async () => {
    const { database } = await temporaryStore();
    for (const id of ['old', 'new', 'waiting']) await receive(database, id, id);
    await markSent(database, key('old'), second(1));
    await markFailed(database, key('new'), { failure: 'x', finishedAt: second(5) });
    expect(await purgeInbox(database, second(5))).toBe(1);
    expect(await findMessage(database, key('old'))).toBeNull();
    expect(await findMessage(database, key('new'))).not.toBeNull();
    expect(await findMessage(database, key('waiting'))).not.toBeNull();
  });

  it('cancels what is not sent: its reply is not kept, and the next of the queue may be answered', async () => {
    const { database } = await temporaryStore();
    for (const [index, id] of ['first', 'next', 'sent'].entries())
      await receive(database, id, id === 'sent' ? 'other' : 'q', second(index));
    await claimNextMessage(database, 'q');
    await markSent(database, key('sent'), second(9));
    const cancelled = { failure: 'taken back', finishedAt: second(9) };
    expect(await cancelMessage(database, key('first'), cancelled)).toBe('q');
    expect(await markAnswered(database, key('first'), '{}')).toBe(false);
    expect(await findMessage(database, key('first'))).toMatchObject({ state: 'failed', reply: null });
    expect(await claimNextMessage(database, 'q')).toMatchObject({ messageId: 'next' });
    for (const ended of ['first', 'sent', 'unknown'])
      expect(await cancelMessage(database, key(ended), cancelled)).toBeNull();
  });
});
