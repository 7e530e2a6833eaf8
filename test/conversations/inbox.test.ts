import { describe, expect, it } from 'vitest';
import { acceptMessage, queueKeyOf } from '../../src/conversations/inbox.ts';
import { purgeConversations } from '../../src/conversations/purge.ts';
import { findMessage, markFailed } from '../../src/store/inbox.ts';
import { aMessage } from '../support/messages.ts';
import { temporaryStore } from '../support/temporary-store.ts';

const NOW = new Date('2026-01-05T01:00:00Z');
const HOUR_MS = 60 * 60 * 1000;

describe('accepting', () => {
  it('takes a message once, by its own id and by its event’s', async () => {
    const store = await temporaryStore();
    expect(await acceptMessage(store, aMessage(), NOW)).toBe('new');
    expect(await acceptMessage(store, aMessage(), NOW)).toBe('seen');
    expect(await acceptMessage(store, aMessage({ eventId: 'event-2' }), NOW)).toBe('seen');
    expect(await acceptMessage(store, aMessage({ id: 'om_2' }), NOW)).toBe('seen');
    expect(await acceptMessage(store, aMessage({ id: 'om_2', eventId: 'event-2b' }), NOW)).toBe('new');
    expect(await acceptMessage(store, aMessage({ id: 'om_1', channel: 'console', eventId: null }), NOW)).toBe(
      'new',
    );
  });

  it('keeps neither half when storing fails', async () => {
    const store = await temporaryStore();
    await store.database.$executeRawUnsafe('ALTER TABLE "InboxMessage" RENAME TO "Away"');
    await expect(acceptMessage(store, aMessage(), NOW)).rejects.toThrow();
    await store.database.$executeRawUnsafe('ALTER TABLE "Away" RENAME TO "InboxMessage"');
    expect(await acceptMessage(store, aMessage(), NOW)).toBe('new');
  });

  it('stays remembered through the purge for as long as a platform pushes again', async () => {
    const store = await temporaryStore();
    const message = aMessage();
    await acceptMessage(store, message, NOW);
    const key = { channel: message.channel, messageId: message.id };
    await markFailed(store.database, key, { failure: 'x', finishedAt: NOW });
    const at = (hours: number) => ({ now: new Date(NOW.getTime() + hours * HOUR_MS), retentionDays: 1 });
    await purgeConversations(store, at(8));
    expect(await acceptMessage(store, message, NOW)).toBe('seen');
    expect(await purgeConversations(store, at(25))).toEqual({ messages: 1, turns: 0, events: 1 });
    expect(await findMessage(store.database, key)).toBeNull();
  });
});

describe('the queue’s key', () => {
  const key = (changes: Parameters<typeof aMessage>[0]) => queueKeyOf(aMessage(changes));
  it('tells persons, threads, chats and channels apart, whatever their ids hold', () => {
    const conversation = { id: 'oc_1', kind: 'group' as const, threadId: null };
    const keys = [
      key({}),
      key({ channel: 'console' }),
      key({ sender: { id: 'ou_2', tenant: null, isAdmitted: true } }),
      key({ conversation: { ...conversation, threadId: 'omt_1' } }),
      key({ conversation: { ...conversation, id: 'oc_2' } }),
      key({ conversation: { ...conversation, id: 'oc_1/omt_1' } }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
