import { describe, expect, it } from 'vitest';
import { acceptMessage, queueKeyOf } from '../../src/conversations/inbox.ts';
import { purgeConversations } from '../../src/conversations/purge.ts';
import { countWaiting, findMessage, markFailed } from '../../src/store/inbox.ts';
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

  it('answers outright what finds no room: of a person over all threads, of a group over all people, and in all', async () => {
    const store = await temporaryStore();
    const limits = { ofPerson: 2, ofChat: 3, inAll: 4 };
    let serial = 0;
    const accept = (personId: string, chatId: string, threadId: string | null = null) => {
      const id = `om_${++serial}`;
      const message = aMessage({
        id,
        eventId: id,
        conversation: { id: chatId, kind: 'group', threadId },
        sender: { id: personId, tenant: 'tenant-own', isAdmitted: true },
      });
      return acceptMessage(store, message, NOW, limits);
    };
    expect([await accept('ou_1', 'oc_1'), await accept('ou_1', 'oc_1', 'omt_1')]).toEqual(['new', 'new']);
    expect(await accept('ou_1', 'oc_2')).toBe('overloaded');
    expect(await findMessage(store.database, { channel: 'feishu', messageId: 'om_3' })).toMatchObject({
      state: 'answered',
      reply: expect.stringContaining('您已有许多问题在排队') as string,
    });
    expect(await accept('ou_2', 'oc_1')).toBe('new');
    // An id with a wildcard's sign is no other chat's.
    expect(await accept('ou_3', 'oc%1')).toBe('new');
    expect(await accept('ou_4', 'oc_1')).toBe('overloaded');
    expect(await accept('ou_5', 'oc_9')).toBe('overloaded');
    expect(
      await countWaiting(store.database, { channel: 'feishu', chatId: 'oc_1', personId: 'ou_1' }),
    ).toEqual({ ofPerson: 2, ofChat: 3, inAll: 4 });
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
