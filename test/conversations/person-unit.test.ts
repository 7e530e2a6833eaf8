import { describe, expect, it } from 'vitest';
import type { Ask } from '../../src/answers/answer.ts';
import { composeReply } from '../../src/conversations/compose-reply.ts';
import { acceptMessage, queueKeyOf } from '../../src/conversations/inbox.ts';
import { claimNextMessage } from '../../src/store/inbox.ts';
import { findPersonUnit, setPersonUnit } from '../../src/store/person-units.ts';
import { memoryLog } from '../support/log.ts';
import { aMessage, anAnswer } from '../support/messages.ts';
import { temporaryStore } from '../support/temporary-store.ts';

const NOW = new Date('2026-01-05T01:00:00Z');

describe('a person’s own unit', () => {
  it('is kept once said, handed to their questions in every chat, and to nobody else’s', async () => {
    const store = await temporaryStore();
    const { database } = store;
    const known: (readonly string[] | undefined)[] = [];
    const ask: Ask = async ({ question, asker }) => {
      known.push(asker?.units);
      if (question === '我是岳池县的') await asker?.rememberUnit('511621');
      return anAnswer();
    };
    const say = async (id: string, person: string, chat: string, text: string) => {
      const message = aMessage({
        id,
        eventId: id,
        conversation: { id: chat, kind: 'group', threadId: null },
        content: { type: 'text', text },
        sender: { id: person, tenant: 'home', isAdmitted: true },
      });
      await acceptMessage(store, message, NOW);
      const claimed = await claimNextMessage(database, queueKeyOf(message));
      if (!claimed) throw new Error('the message was not stored');
      await composeReply(claimed, message, {
        database,
        ask,
        logger: memoryLog().logger,
        now: () => NOW,
        timeZone: 'Asia/Shanghai',
        onText: () => undefined,
      });
    };
    await say('1', 'li', 'first', '我是岳池县的');
    await say('2', 'li', 'second', '我县受理多少件');
    await say('3', 'wang', 'first', '我县受理多少件');
    expect(known).toEqual([[], ['511621'], []]);
  });

  it('is the last one said', async () => {
    const { database } = await temporaryStore();
    const person = { channel: 'feishu', personId: 'li' };
    expect(await findPersonUnit(database, person)).toBeNull();
    await setPersonUnit(database, { ...person, regionCode: '511621', setAt: NOW });
    await setPersonUnit(database, { ...person, regionCode: '511622', setAt: NOW });
    expect(await findPersonUnit(database, person)).toBe('511622');
    expect(await findPersonUnit(database, { ...person, channel: 'console' })).toBeNull();
  });
});
