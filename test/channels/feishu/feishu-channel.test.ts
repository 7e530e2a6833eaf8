import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFeishuChannel, type FeishuChannel } from '../../../src/channels/feishu/feishu-channel.ts';
import type { IncomingMessage } from '../../../src/conversations/message.ts';
import type { Reply } from '../../../src/conversations/reply.ts';
import { AppError } from '../../../src/errors.ts';
import { REPUSH_DELAYS_MS } from '../../support/feishu-emulator/deliveries.ts';
import {
  startFeishuEmulator,
  type EmulatorOptions,
  type FeishuEmulator,
} from '../../support/feishu-emulator/emulator.ts';
import { textOf } from '../../support/feishu-emulator/messages.ts';
import { memoryLog, type MemoryLog } from '../../support/log.ts';
import { aCitation, aMessage, aReply } from '../../support/messages.ts';

interface Rig {
  emulator: FeishuEmulator;
  channel: FeishuChannel;
  log: MemoryLog;
  received: IncomingMessage[];
  pauses: number[];
  connect: () => Promise<void>;
  /** A person asks, and the channel hands the message over. */
  asked: () => Promise<IncomingMessage>;
}

interface RigOptions extends EmulatorOptions {
  receive?: (message: IncomingMessage) => Promise<void>;
  appSecret?: string;
  pingTimeoutSeconds?: number;
}

/** Starts a channel whose people take nothing back. */
function listen(channel: FeishuChannel, receive: (message: IncomingMessage) => Promise<void>): Promise<void> {
  return channel.start(
    receive,
    () => Promise.resolve(),
    () => Promise.resolve('gone' as const),
  );
}

async function rig({
  receive = () => Promise.resolve(),
  appSecret,
  pingTimeoutSeconds = 30,
  ...options
}: RigOptions = {}): Promise<Rig> {
  const emulator = await startFeishuEmulator(options);
  const log = memoryLog();
  const received: IncomingMessage[] = [];
  const pauses: number[] = [];
  const channel = createFeishuChannel({
    settings: {
      ...emulator.app,
      appSecret: appSecret ?? emulator.app.appSecret,
      domain: emulator.domain,
      allowExternal: false,
      webhook: null,
    },
    logger: log.logger,
    requestTimeoutMs: 1000,
    pingTimeoutSeconds,
    // Pauses pass at once, yet after everything that is under way.
    wait: async (durationMs) => {
      pauses.push(durationMs);
      await setImmediate();
    },
  });
  onTestFinished(async () => {
    await channel.stop();
    await emulator.close();
  });
  const start = () =>
    listen(channel, async (message) => {
      received.push(message);
      await receive(message);
    });
  return {
    emulator,
    channel,
    log,
    received,
    pauses,
    async connect() {
      await start();
      await emulator.until(() => emulator.online === 1);
      await emulator.until(() => emulator.requests.some(({ path }) => path.includes('tenant/query')));
      while (channel.status().identity === 'unknown') await setImmediate();
    },
    async asked() {
      const { delivery } = emulator.say({ text: '受理多少件？' });
      await emulator.until(() => delivery.state === 'acknowledged');
      return received.at(-1)!;
    },
  };
}

const wordsSent = (emulator: FeishuEmulator): string[] =>
  emulator.sent.map(({ type, content }) => (type === 'text' ? (textOf(content) ?? '') : content));

describe('receiving', () => {
  it('hands over what people write, and acknowledges once it is stored', async () => {
    const { emulator, received, connect, asked } = await rig();
    await connect();
    const message = await asked();
    expect(message).toMatchObject({
      content: { type: 'text', text: '受理多少件？' },
      sender: { isAdmitted: true },
    });
    expect(received).toHaveLength(1);
    expect(emulator.deliveries[0]!.attempts).toHaveLength(1);
  });

  it('does not acknowledge what could not be stored: it comes again', async () => {
    let failures = 1;
    const { emulator, received, connect } = await rig({
      receive: () =>
        failures-- > 0
          ? Promise.reject(new AppError({ code: 'store_full', message: 'full' }))
          : Promise.resolve(),
    });
    await connect();
    const { delivery } = emulator.say({ text: 'x' });
    await emulator.until(() => delivery.attempts[0]?.outcome === 'refused');
    emulator.clock.advance(REPUSH_DELAYS_MS[0]!);
    await emulator.until(() => delivery.state === 'acknowledged');
    expect(received).toHaveLength(2);
  });

  it('leaves a group’s mention unacknowledged until it knows itself', async () => {
    const { emulator, received, channel } = await rig();
    emulator.fail(/bot\/v3\/info/, 1, 'hang');
    await listen(channel, (message) => {
      received.push(message);
      return Promise.resolve();
    });
    await emulator.until(() => emulator.online === 1);
    const group = { id: 'oc_group', type: 'group' as const };
    const mentions = [{ key: '@_user_1', openId: emulator.app.botOpenId, name: '知报' }];
    const { delivery } = emulator.say({ text: '@_user_1 x', chat: group, mentions });
    await emulator.until(() => delivery.attempts[0]?.outcome === 'refused');
    expect(channel.status().identity).toBe('unknown');
    await emulator.until(() => emulator.requests.some(({ path }) => path.includes('tenant/query')));
    while (channel.status().identity === 'unknown') await setImmediate();
    emulator.clock.advance(REPUSH_DELAYS_MS[0]!);
    await emulator.until(() => delivery.state === 'acknowledged');
    expect(received).toHaveLength(1);
  });

  it('acknowledges other events, and gives callbacks an object back', async () => {
    const { emulator, received, connect, log } = await rig();
    await connect();
    for (const type of ['im.message.message_read_v1', 'card.action.trigger', 'im.chat.disbanded_v1']) {
      const delivery = emulator.push(type, {});
      await emulator.until(() => delivery.state === 'acknowledged');
    }
    expect(received).toEqual([]);
    expect(log.text()).not.toContain('no im.');
  });

  it('takes the organisation from the event where the app may not ask for it', async () => {
    const { emulator, received, channel, connect } = await rig();
    emulator.fail(/tenant\/query/, 1, { status: 400, body: { code: 99991672, msg: 'no scope' } });
    await connect();
    for (const tenantKey of [emulator.app.tenantKey, 'tenant-other']) {
      const { delivery } = emulator.say({ text: 'x', from: { openId: 'ou_x', tenantKey } });
      await emulator.until(() => delivery.state === 'acknowledged');
    }
    expect(received.map(({ sender }) => sender.isAdmitted)).toEqual([true, false]);
    expect(channel.status().identity).toBe('known');
  });
});

describe('the connection', () => {
  it('is taken up again after a drop', async () => {
    const { emulator, connect, asked, channel } = await rig();
    await connect();
    emulator.dropConnections();
    await emulator.until(() => emulator.online === 0);
    await emulator.until(() => emulator.online === 1);
    await asked();
    expect(channel.status().connection).toMatchObject({ state: 'connected', restarts: 0 });
  });

  it('that has gone silent is noticed and made anew', async () => {
    const { emulator, channel, received } = await rig({ pingTimeoutSeconds: 0.5 });
    emulator.setMute('mute');
    await listen(channel, (message) => {
      received.push(message);
      return Promise.resolve();
    });
    const discoveries = () => emulator.requests.filter(({ path }) => path.includes('ws/endpoint')).length;
    await emulator.until(() => discoveries() > 1);
    emulator.setMute('speaking');
    await emulator.until(() => emulator.online === 1);
    const { delivery } = emulator.say({ text: 'x' });
    await emulator.until(() => delivery.state === 'acknowledged');
    expect(received).toHaveLength(1);
  });

  it.each([
    ['system busy', { code: 1, msg: 'system busy', data: {} }],
    ['one connection too many', { code: 1000040350, msg: 'exceed_conn_limit', data: {} }],
  ])('is started anew, with growing pauses, when the SDK gives up: %s', async (_why, body) => {
    const { emulator, channel, connect, asked, pauses } = await rig();
    emulator.fail(/ws\/endpoint/, 3, { status: 200, body });
    await connect();
    await asked();
    expect(pauses).toEqual([1000, 2000, 4000]);
    expect(channel.status().connection).toMatchObject({ state: 'connected', restarts: 3 });
    expect(channel.status().connection?.lastFailure).toContain(String(body.code));
  });

  it('says so when the secret is wrong, and logs no secret', async () => {
    const { emulator, channel, log } = await rig({ appSecret: 'wrong-secret-of-a-test' });
    await listen(channel, () => Promise.resolve());
    await emulator.until(() => emulator.requests.filter(({ path }) => path.includes('endpoint')).length > 2);
    expect(channel.status().connection?.lastFailure).toContain('auth_failed');
    expect(channel.status().identity).toBe('unknown');
    expect(log.text()).not.toContain('wrong-secret-of-a-test');
  });

  it('closes every socket when it stops, at once and twice', async () => {
    const { emulator, connect, channel } = await rig();
    await connect();
    await channel.stop();
    await channel.stop();
    await emulator.until(() => emulator.online === 0);
    expect(channel.status().connection?.state).toBe('stopped');
  });
});

describe('sending', () => {
  it('answers with a card, as a reply to the message', async () => {
    const { emulator, connect, asked, channel } = await rig();
    await connect();
    const message = await asked();
    await channel.send(aReply(), message, 'key');
    expect(emulator.repliesTo(message.id)).toMatchObject([{ type: 'interactive', threadId: null }]);
    expect(emulator.sent[0]!.content).toContain('1423');
  });

  it('answers in the thread it was asked in', async () => {
    const { emulator, connect, received, channel } = await rig();
    await connect();
    const { delivery } = emulator.say({ text: 'x', threadId: 'omt_1' });
    await emulator.until(() => delivery.state === 'acknowledged');
    await channel.send(aReply(), received[0]!, 'key');
    expect(emulator.sent[0]!.threadId).toBe('omt_1');
    expect(emulator.requests.at(-1)!.body).toMatchObject({ reply_in_thread: true });
  });

  it.each([
    ['an answer lost on the way', 'lose_answer', []],
    ['a broken connection', 'reset', [500]],
    ['HTTP 500', { status: 500, body: 'oops' }, [500]],
    [
      'a rate limit, as long as the platform asks',
      { status: 429, headers: { 'x-ogw-ratelimit-reset': '7' }, body: { code: 99991400, msg: '' } },
      [7000],
    ],
    ['a rate limit of messages', { status: 400, body: { code: 230020, msg: '' } }, [500]],
    ['a token taken back', { status: 400, body: { code: 99991663, msg: '' } }, []],
    ['a code in HTTP 200', { status: 200, body: { code: 230049, msg: 'being sent' } }, [500]],
  ] as const)('shows one reply after %s', async (_why, fault, expectedPauses) => {
    const { emulator, connect, asked, channel, pauses } = await rig();
    await connect();
    const message = await asked();
    emulator.fail(/reply/, 1, fault);
    await channel.send(aReply(), message, 'key');
    expect(emulator.repliesTo(message.id)).toHaveLength(1);
    if (fault !== 'lose_answer') expect(pauses).toEqual(expectedPauses);
  });

  it('shows one reply when the program sends it once more', async () => {
    const { emulator, connect, asked, channel } = await rig();
    await connect();
    const message = await asked();
    await channel.send(aReply(), message, 'key');
    await channel.send(aReply(), message, 'key');
    await channel.send(aReply(), message, 'another');
    expect(emulator.repliesTo(message.id)).toHaveLength(2);
  });

  it('fetches a new token when all are revoked', async () => {
    const { emulator, connect, asked, channel } = await rig();
    await connect();
    const message = await asked();
    emulator.revokeTokens();
    await channel.send(aReply(), message, 'key');
    expect(emulator.sent).toHaveLength(1);
  });

  it('ends a call that hangs, and tries again', async () => {
    const { emulator, connect, asked, channel } = await rig();
    await connect();
    const message = await asked();
    emulator.fail(/reply/, 1, 'hang');
    await channel.send(aReply(), message, 'key');
    expect(emulator.sent).toHaveLength(1);
  });

  it('falls back to plainer forms when a card is refused, and to words at last', async () => {
    const { emulator, connect, asked, channel } = await rig();
    await connect();
    const message = await asked();
    emulator.fail(/reply/, 3, { status: 400, body: { code: 230099, msg: 'Failed to create card content' } });
    await channel.send(aReply(), message, 'key');
    expect(emulator.sent).toMatchObject([{ type: 'text' }]);
    expect(wordsSent(emulator)[0]).toContain('1423');
  });

  it('sends what is longer than a message in parts, each once', async () => {
    const { emulator, connect, asked, channel } = await rig();
    await connect();
    const message = await asked();
    const text = Array.from({ length: 9000 }, (_, index) => `第${index}行，共${100_000 + index}件。`).join(
      '\n',
    );
    const reply: Reply = aReply({
      text,
      blocks: [{ type: 'citations', citations: [aCitation({ quote: text })] }],
    });
    await channel.send(reply, message, 'key');
    await channel.send(reply, message, 'key');
    expect(emulator.sent.length).toBeGreaterThan(1);
    expect(wordsSent(emulator).join('')).toContain(text);
  });

  it.each([
    ['recalled', 230011, false],
    ['deleted', 231003, false],
    ['in a chat the bot has left', 230002, false],
    ['beyond the app’s permissions', 230027, false],
    ['of an unknown code', 987654, false],
    ['at a platform that stays away', 230020, true],
  ])('throws for a message %s', async (_why, code, retryable) => {
    const { emulator, connect, asked, channel } = await rig();
    await connect();
    const message = await asked();
    emulator.fail(/reply/, 100, { status: 400, body: { code, msg: 'words of a person' } });
    const error = await channel.send(aReply(), message, 'key').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'platform', retryable, facts: { platformCode: code } });
    expect(emulator.requests.filter(({ path }) => path.endsWith('/reply'))).toHaveLength(retryable ? 4 : 1);
    expect(String(error)).not.toContain('words of a person');
  });

  it('sends nothing to an id that is none of the platform’s', async () => {
    const { emulator, connect, channel } = await rig();
    await connect();
    const before = emulator.requests.length;
    await expect(channel.send(aReply(), aMessage({ id: 'om_x/../../y' }), 'key')).rejects.toMatchObject({
      code: 'invalid_argument',
    });
    expect(emulator.requests).toHaveLength(before);
  });

  it('logs no secret, no token, no ticket and no words of people, whatever fails', async () => {
    const { emulator, connect, asked, channel, log } = await rig();
    emulator.fail(/tenant_access_token/, 1, 'reset');
    emulator.fail(/ws\/endpoint/, 1, { status: 200, body: { code: 1, msg: 'busy', data: {} } });
    await connect();
    const message = await asked();
    emulator.fail(/reply/, 3, { status: 400, body: { code: 230099, msg: 'secret words' } });
    emulator.fail(/reply/, 1, 'reset');
    await channel.send(aReply({ title: 'secret words' }), message, 'key');
    emulator.dropConnections();
    await emulator.until(() => emulator.online === 1);
    for (const hidden of [
      emulator.app.appSecret,
      'ticket=',
      'access_key',
      'secret words',
      '受理多少件',
      'Bearer',
    ])
      expect(log.text()).not.toContain(hidden);
  });
});
