import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { echo, startBot, type Bot } from '../support/bot.ts';
import { REPUSH_DELAYS_MS } from '../support/feishu-emulator/deliveries.ts';
import { startFeishuEmulator, type FeishuEmulator } from '../support/feishu-emulator/emulator.ts';
import { sealRequest, withToken } from '../support/feishu-emulator/webhook.ts';
import { parseConfig } from '../../src/config.ts';

async function rig(): Promise<{
  emulator: FeishuEmulator;
  bot: Bot;
  url: string;
  ask: ReturnType<typeof echo>;
}> {
  const emulator = await startFeishuEmulator();
  onTestFinished(() => emulator.close());
  const ask = echo();
  const bot = await startBot({ emulator, ask, mode: 'webhook' });
  return { emulator, bot, ask, url: bot.url ?? '' };
}

const envelopeOf = (emulator: FeishuEmulator, text: string) =>
  withToken(
    {
      schema: '2.0',
      header: {
        event_id: 'event-by-hand',
        event_type: 'im.message.receive_v1',
        create_time: String(emulator.clock.now()),
        tenant_key: emulator.app.tenantKey,
        app_id: emulator.app.appId,
      },
      event: {
        sender: {
          sender_id: { open_id: 'ou_li' },
          sender_type: 'user',
          tenant_key: emulator.app.tenantKey,
        },
        message: {
          message_id: 'om_by_hand',
          create_time: String(emulator.clock.now()),
          chat_id: 'oc_private',
          chat_type: 'p2p',
          message_type: 'text',
          content: JSON.stringify({ text }),
        },
      },
    },
    emulator.secrets,
  );

const post = (url: string, { body, headers }: { body: string; headers: Record<string, string> }) =>
  fetch(url, { method: 'POST', body, headers });

describe('asking over the webhook', () => {
  it('is answered once, and the platform is told at once that it arrived', async () => {
    const { emulator, bot } = await rig();
    const { messageId, delivery } = emulator.say({ text: '受理多少件？' });
    await emulator.until(() => emulator.repliesTo(messageId).length > 0);
    await emulator.until(() => delivery.state === 'acknowledged');
    expect(delivery.attempts).toHaveLength(1);
    expect(bot.channel.status()).toMatchObject({ connection: null, webhook: { taken: 1, refused: 0 } });
    expect(emulator.online).toBe(0);
  });

  it('is answered once though the same bytes are sent again and again', async () => {
    const { emulator, url, ask } = await rig();
    const sealed = sealRequest(envelopeOf(emulator, '受理多少件？'), emulator.secrets, emulator.clock.now());
    emulator.say({ text: '受理多少件？', messageId: 'om_by_hand', eventId: 'event-by-hand' });
    await emulator.until(() => emulator.sent.length > 0);
    for (let time = 0; time < 3; time += 1) expect((await post(url, sealed)).status).toBe(200);
    emulator.say({ text: '第二问' });
    await emulator.until(() => emulator.sent.length > 1);
    expect(ask.requests.map(({ question }) => question)).toEqual(['受理多少件？', '第二问']);
  });

  it('is not acknowledged when it can’t be kept, and is answered when the platform brings it again', async () => {
    const { emulator, bot } = await rig();
    await bot.store.database.$executeRawUnsafe('ALTER TABLE "InboxMessage" RENAME TO "Away"');
    const { messageId, delivery } = emulator.say({ text: '受理多少件？' });
    await emulator.until(() => delivery.attempts[0]?.outcome === 'refused');
    await bot.store.database.$executeRawUnsafe('ALTER TABLE "Away" RENAME TO "InboxMessage"');
    emulator.clock.advance(REPUSH_DELAYS_MS[0] ?? 0);
    await emulator.until(() => emulator.repliesTo(messageId).length > 0);
    expect(delivery.attempts.map(({ outcome }) => outcome)).toEqual(['refused', 'acknowledged']);
  });

  it('by a stranger gets 401, is counted, and asks nothing', async () => {
    const { emulator, bot, url, ask } = await rig();
    const forged = sealRequest(
      envelopeOf(emulator, '受理多少件？'),
      { ...emulator.secrets, encryptKey: 'a guess' },
      emulator.clock.now(),
    );
    const answer = await post(url, forged);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('not encrypted with our key');
    expect(bot.channel.status().webhook).toMatchObject({ refused: 1 });
    expect(ask.requests).toEqual([]);
  });

  it('survives 500 malformed bodies, and answers none of them', async () => {
    const { emulator, bot, url, ask } = await rig();
    const whole = sealRequest(envelopeOf(emulator, '受理多少件？'), emulator.secrets, emulator.clock.now());
    for (let index = 0; index < 500; index += 1) {
      const at = (index * 7919) % whole.body.length;
      const body = [
        whole.body.slice(0, at),
        `${whole.body.slice(0, at)}x${whole.body.slice(at + 1)}`,
        JSON.stringify({ schema: '2.0', header: at, event: null }),
        '[]',
      ][index % 4];
      // A character may have been exchanged for itself.
      if (body === whole.body) continue;
      expect((await post(url, { ...whole, body: body ?? '' })).status).toBeGreaterThanOrEqual(400);
    }
    expect(ask.requests).toEqual([]);
    const { messageId } = emulator.say({ text: '还在吗' });
    await emulator.until(() => emulator.repliesTo(messageId).length > 0);
    expect(bot.log.text()).not.toContain(emulator.secrets.encryptKey);
    expect(bot.log.text()).not.toContain(emulator.secrets.verificationToken);
  });

  it('refuses a body that is too large, and one that does not come', async () => {
    const { url } = await rig();
    expect((await post(url, { body: 'x'.repeat(600 * 1024), headers: {} })).status).toBe(413);
    const { hostname, port, pathname } = new URL(url);
    const slow = connect(Number(port), hostname);
    slow.write(`POST ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-length: 100\r\n\r\n{`);
    const [answer] = (await once(slow, 'data')) as [Buffer];
    expect(answer.toString()).toContain('408');
    slow.destroy();
  });
});

describe('settings of the webhook', () => {
  const credentials = {
    FEISHU_APP_ID: 'cli_0123456789abcdef',
    FEISHU_APP_SECRET: 's',
    FEISHU_MODE: 'webhook',
  };

  it('that prove nothing refuse the start', () => {
    expect(() => parseConfig(credentials)).toThrow(/anyone could pass for the platform/);
  });

  it('of which one proves the platform are enough', () => {
    const config = parseConfig({ ...credentials, FEISHU_VERIFICATION_TOKEN: 'token-of-a-test' });
    expect(config.feishu?.webhook).toEqual({ encryptKey: null, verificationToken: 'token-of-a-test' });
    expect(config.secrets).toContain('token-of-a-test');
  });
});
