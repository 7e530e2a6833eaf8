import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Ask } from '../../src/answers/answer.ts';
import type { Channel } from '../../src/conversations/channel.ts';
import { createConversations, type Conversations } from '../../src/conversations/converse.ts';
import { acceptMessage, queueKeyOf } from '../../src/conversations/inbox.ts';
import type { IncomingMessage } from '../../src/conversations/message.ts';
import type { Reply } from '../../src/conversations/reply.ts';
import { AppError } from '../../src/errors.ts';
import { claimNextMessage, findMessage, markAnswered, releaseMessage } from '../../src/store/inbox.ts';
import type { Store } from '../../src/store/open-store.ts';
import { memoryLog } from '../support/log.ts';
import { aMessage, anAnswer, aReply } from '../support/messages.ts';
import { temporaryStore } from '../support/temporary-store.ts';

const NOW = new Date('2026-01-05T01:00:00Z');

interface Sent {
  reply: Reply;
  messageId: string;
  key: string;
}

interface Rig {
  store: Store;
  conversations: Conversations;
  sent: Sent[];
  pauses: number[];
  say: (message: IncomingMessage) => Promise<void>;
  /** Waits until a message is in that state. */
  reach: (messageId: string, state: string) => Promise<void>;
}

/** A channel that keeps what it is given, and fails as often as it is told. */
async function rig({
  ask,
  failures = [],
  store,
  now = () => NOW,
}: { ask?: Ask; failures?: AppError[]; store?: Store; now?: () => Date } = {}): Promise<Rig> {
  const kept = store ?? (await temporaryStore());
  const sent: Sent[] = [];
  const pauses: number[] = [];
  let receive: (message: IncomingMessage) => Promise<void> = () => Promise.reject(new Error('not started'));
  const channel: Channel = {
    name: 'feishu',
    start: (handler) => {
      receive = handler;
      return Promise.resolve();
    },
    send: (reply, message, key) => {
      const failure = failures.shift();
      if (failure) return Promise.reject(failure);
      sent.push({ reply, messageId: message.id, key });
      return Promise.resolve();
    },
    stop: () => Promise.resolve(),
  };
  const conversations = createConversations({
    store: kept,
    ask: ask ?? (() => Promise.resolve(anAnswer())),
    channels: [channel],
    logger: memoryLog().logger,
    now,
    wait: async (durationMs) => {
      pauses.push(durationMs);
      await setImmediate();
    },
  });
  onTestFinished(() => conversations.stop());
  return {
    store: kept,
    conversations,
    sent,
    pauses,
    say: (message) => receive(message),
    async reach(messageId, state) {
      while ((await findMessage(kept.database, { channel: 'feishu', messageId }))?.state !== state)
        await setImmediate();
    },
  };
}

const away = () => new AppError({ code: 'platform', message: 'away', retryable: true });
const gone = () => new AppError({ code: 'platform', message: 'gone' });

describe('time', () => {
  const HOUR_MS = 3_600_000;
  const unknown = () =>
    new AppError({ code: 'platform', message: 'silence', retryable: true, facts: { outcome: 'unknown' } });
  const refused = () =>
    new AppError({ code: 'platform', message: 'busy', retryable: true, facts: { outcome: 'refused' } });

  it('is told of a question that is reached late, and of no other', async () => {
    const { conversations, say, reach, sent } = await rig();
    await conversations.start();
    const sentAtMs = NOW.getTime() - 11 * 60_000;
    await say(aMessage({ sentAtMs }));
    await reach('om_1', 'sent');
    await say(aMessage({ id: 'om_2', eventId: 'event-2', sentAtMs: NOW.getTime() - 60_000 }));
    await reach('om_2', 'sent');
    expect(sent[0]?.reply.text).toContain('对您1月5日 08:49所提问题的答复');
    expect(sent[0]?.reply.blocks[0]).toMatchObject({ type: 'text' });
    expect(sent[1]?.reply.text).not.toContain('所提问题的答复');
  });

  it('that passed since a send of unknown outcome: the reply is not sent again, its question is named', async () => {
    const clock = { now: NOW };
    const stopped = await rig({ failures: [unknown()], now: () => clock.now });
    await stopped.conversations.start();
    await stopped.say(aMessage({ sentAtMs: NOW.getTime() }));
    await stopped.reach('om_1', 'answered');
    while (stopped.pauses.length === 0) await setImmediate();
    await stopped.conversations.stop();
    await stopped.store.database.inboxMessage.updateMany({
      data: { state: 'answered', finishedAt: null, sendBegunAt: NOW },
    });
    clock.now = new Date(NOW.getTime() + HOUR_MS);
    const next = await rig({ store: stopped.store, now: () => clock.now });
    await next.conversations.start();
    await next.reach('om_1', 'sent');
    expect(next.sent).toHaveLength(1);
    expect(next.sent[0]).toMatchObject({ key: 'feishu:om_1:doubt' });
    expect(next.sent[0]?.reply.text).toContain('您问的是：「受理多少件？」');
  });

  it('that passed since a send that was refused: nothing is there, and the reply itself is sent', async () => {
    const clock = { now: NOW };
    const busy = await rig({
      failures: [refused()],
      now: () => {
        const { now } = clock;
        // Each look at the clock is an hour later.
        clock.now = new Date(now.getTime() + HOUR_MS);
        return now;
      },
    });
    await busy.conversations.start();
    await busy.say(aMessage({ sentAtMs: NOW.getTime() + 48 * HOUR_MS }));
    await busy.reach('om_1', 'sent');
    expect(busy.sent.map(({ key }) => key)).toEqual(['feishu:om_1']);
  });
});

describe('a message', () => {
  it('that does not address the bot is not kept', async () => {
    const { conversations, say, store } = await rig();
    await conversations.start();
    await say(aMessage({ addressesBot: false }));
    expect(await findMessage(store.database, { channel: 'feishu', messageId: 'om_1' })).toBeNull();
  });

  it('without a word is answered as a call for help', async () => {
    const questions: string[] = [];
    const { conversations, say, reach } = await rig({
      ask: ({ question }) => {
        questions.push(question);
        return Promise.resolve(anAnswer());
      },
    });
    await conversations.start();
    await say(aMessage({ content: { type: 'text', text: ' \n ' } }));
    await reach('om_1', 'sent');
    expect(questions).toEqual(['帮助']);
  });

  it('is not taken while the program stops', async () => {
    const { conversations, say } = await rig();
    await conversations.start();
    await conversations.stop();
    await expect(say(aMessage())).rejects.toBeInstanceOf(AppError);
  });
});

describe('a reply', () => {
  it('is tried again with growing pauses, always under the same key', async () => {
    const { conversations, say, reach, sent, pauses } = await rig({ failures: [away(), away(), away()] });
    await conversations.start();
    await say(aMessage());
    await reach('om_1', 'sent');
    expect(sent.map(({ key }) => key)).toEqual(['feishu:om_1']);
    expect(pauses).toEqual([30_000, 60_000, 120_000]);
  });

  it('is given up after half an hour, at once where it can’t be sent, and never blocks the next', async () => {
    const { conversations, say, reach, sent, pauses } = await rig({
      failures: [gone(), ...Array.from({ length: 7 }, away)],
    });
    await conversations.start();
    await say(aMessage());
    await reach('om_1', 'failed');
    expect(pauses).toEqual([]);
    await say(aMessage({ id: 'om_2', eventId: 'event-2' }));
    await reach('om_2', 'failed');
    expect(pauses).toHaveLength(6);
    await say(aMessage({ id: 'om_3', eventId: 'event-3' }));
    await reach('om_3', 'sent');
    expect(sent.map(({ messageId }) => messageId)).toEqual(['om_3']);
  });
});

describe('after a restart', () => {
  const key = { channel: 'feishu', messageId: 'om_1' };
  const queueKey = queueKeyOf(aMessage());

  it('a stored reply is sent as it was, and the question is not asked again', async () => {
    const store = await temporaryStore();
    await acceptMessage(store, aMessage(), NOW);
    await claimNextMessage(store.database, queueKey);
    await markAnswered(store.database, key, JSON.stringify(aReply({ title: '存好的答复' })));
    const { conversations, sent, reach } = await rig({
      store,
      ask: () => Promise.reject(new Error('asked again')),
    });
    await conversations.start();
    await reach('om_1', 'sent');
    expect(sent).toMatchObject([{ reply: { title: '存好的答复' }, key: 'feishu:om_1' }]);
  });

  it('everything unfinished is answered in the order in which it came', async () => {
    const store = await temporaryStore();
    for (const number of [1, 2, 3]) {
      const at = new Date(NOW.getTime() + number);
      await acceptMessage(store, aMessage({ id: `om_${number}`, eventId: `event-${number}` }), at);
    }
    await claimNextMessage(store.database, queueKey);
    const { conversations, sent, reach } = await rig({ store });
    await conversations.start();
    await reach('om_3', 'sent');
    expect(sent.map(({ messageId }) => messageId)).toEqual(['om_1', 'om_2', 'om_3']);
  });

  it('a message at which the program died three times gets an apology', async () => {
    const store = await temporaryStore();
    await acceptMessage(store, aMessage(), NOW);
    for (let death = 0; death < 3; death += 1) {
      if (death > 0) await releaseMessage(store.database, key);
      await claimNextMessage(store.database, queueKey);
    }
    const { conversations, sent, reach } = await rig({
      store,
      ask: () => Promise.reject(new Error('asked again')),
    });
    await conversations.start();
    await reach('om_1', 'sent');
    expect(sent).toMatchObject([{ reply: { tone: 'error' } }]);
  });

  it('a reply that was being tried again is taken up', async () => {
    const first = await rig({ failures: Array.from({ length: 3 }, away) });
    await first.conversations.start();
    await first.say(aMessage());
    await first.reach('om_1', 'answered');
    await first.conversations.stop();
    const second = await rig({ store: first.store });
    await second.conversations.start();
    await second.reach('om_1', 'sent');
    expect([...first.sent, ...second.sent]).toHaveLength(1);
  });
});
