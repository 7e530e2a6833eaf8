import * as lark from '@larksuiteoapi/node-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardProblems } from './card-rules.ts';
import { ACK_TIMEOUT_MS, REPUSH_DELAYS_MS } from './deliveries.ts';
import { startFeishuEmulator, type FeishuEmulator } from './emulator.ts';
import { decodeFrame, encodeFrame } from './frame-codec.ts';
import { acknowledge, connectRawClient, discover, type RawClient } from './raw-client.ts';

const SILENT: lark.Logger = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };

let emulator: FeishuEmulator;
const clients: { close(): void }[] = [];

beforeEach(async () => {
  emulator = await startFeishuEmulator();
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await emulator.close();
});

/** The real SDK, listening with the handler under test. */
async function connectSdk(handler: (event: unknown) => Promise<void>): Promise<void> {
  const client = new lark.WSClient({
    appId: emulator.app.appId,
    appSecret: emulator.app.appSecret,
    domain: emulator.domain,
    logger: SILENT,
  });
  clients.push({
    close: () => {
      client.close({ force: true });
    },
  });
  const eventDispatcher = new lark.EventDispatcher({ logger: SILENT }).register({
    'im.message.receive_v1': handler,
  });
  await client.start({ eventDispatcher });
  await emulator.until(() => emulator.online > 0);
}

async function connectRaw(...parameters: Parameters<typeof connectRawClient>): Promise<RawClient> {
  const client = await connectRawClient(...parameters);
  clients.push(client);
  return client;
}

async function token(): Promise<string> {
  const response = await fetch(`${emulator.domain}/open-apis/auth/v3/tenant_access_token/internal`, {
    method: 'POST',
    body: JSON.stringify({ app_id: emulator.app.appId, app_secret: emulator.app.appSecret }),
  });
  return ((await response.json()) as { tenant_access_token: string }).tenant_access_token;
}

async function call(
  path: string,
  body: unknown,
  authorization: string,
): Promise<{ status: number; code: number }> {
  const response = await fetch(`${emulator.domain}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { authorization: `Bearer ${authorization}` },
  });
  return { status: response.status, code: ((await response.json()) as { code: number }).code };
}

describe('frames', () => {
  it('come back as they were written, negative numbers and 64 bits included', () => {
    const frame = {
      seqId: 2n ** 63n,
      logId: 7n,
      service: -1,
      method: 1,
      headers: [{ key: 'type', value: '事件' }],
      payload: Buffer.from([0, 255]),
      logIdNew: 'x',
    };
    expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
  });

  it('are refused without a required field', () => {
    expect(() => decodeFrame(Buffer.from([0x08, 0x01]))).toThrow(/required field 2, 3, 4/);
  });
});

describe('connecting', () => {
  it('takes a ticket once', async () => {
    const { url } = await discover(emulator);
    const { WebSocket } = await import('ws');
    const first = new WebSocket(url);
    clients.push({
      close: () => {
        first.terminate();
      },
    });
    await new Promise((resolve) => first.once('open', resolve));
    const second = new WebSocket(url);
    const refusal = await new Promise<Error>((resolve) => second.once('error', resolve));
    expect(refusal.message).toContain('403');
  });

  it('refuses a wrong secret, and one connection too many', async () => {
    expect((await discover(emulator, 'wrong')).code).toBe(514);
    await emulator.close();
    emulator = await startFeishuEmulator({ connectionLimit: 1 });
    await connectRaw(emulator, () => null);
    expect((await discover(emulator)).code).toBe(1000040350);
  });

  it('gives an event to one client alone', async () => {
    const everyone = [await connectRaw(emulator, acknowledge), await connectRaw(emulator, acknowledge)];
    await emulator.until(() => emulator.online === 2);
    const { delivery } = emulator.say({ text: 'x' });
    await emulator.until(() => delivery.state === 'acknowledged');
    expect(everyone.map(({ frames }) => frames.length).sort()).toEqual([0, 1]);
  });

  it('is taken up again by the SDK after a drop', async () => {
    await connectSdk(async () => {});
    emulator.dropConnections();
    await emulator.until(() => emulator.online === 0);
    await emulator.until(() => emulator.online === 1);
  });
});

describe('a client that is wrong', () => {
  it('never answers: the event is pushed five times in all, and lost', async () => {
    await connectRaw(emulator, () => null);
    const { delivery } = emulator.say({ text: 'x' });
    for (const delayMs of REPUSH_DELAYS_MS) emulator.clock.advance(ACK_TIMEOUT_MS + delayMs);
    emulator.clock.advance(ACK_TIMEOUT_MS);
    expect(delivery.attempts.map(({ outcome }) => outcome)).toEqual(Array(5).fill('silent'));
    expect(delivery.state).toBe('lost');
  });

  it('works for more than 3 seconds before it answers: the event comes again', async () => {
    let release = () => {};
    const seen: unknown[] = [];
    await connectSdk(async (event) => {
      seen.push(event);
      if (seen.length === 1) await new Promise<void>((resolve) => (release = resolve));
    });
    const { delivery } = emulator.say({ text: 'x' });
    while (seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    emulator.clock.advance(ACK_TIMEOUT_MS);
    release();
    await emulator.until(() => delivery.attempts[0]?.outcome === 'late');
    emulator.clock.advance(REPUSH_DELAYS_MS[0]!);
    await emulator.until(() => delivery.state === 'acknowledged');
    expect(seen).toHaveLength(2);
  });

  it('throws in its handler: the event comes again', async () => {
    let calls = 0;
    await connectSdk(async () => {
      if (++calls === 1) throw new Error('store is full');
      return Promise.resolve();
    });
    const { delivery } = emulator.say({ text: 'x' });
    await emulator.until(() => delivery.attempts[0]?.outcome === 'refused');
    emulator.clock.advance(REPUSH_DELAYS_MS[0]!);
    await emulator.until(() => delivery.state === 'acknowledged');
  });

  it('acknowledges before it has stored: after its crash nothing comes again', async () => {
    const client = await connectRaw(emulator, acknowledge);
    const { delivery, messageId } = emulator.say({ text: 'x' });
    await emulator.until(() => delivery.state === 'acknowledged');
    client.close();
    emulator.clock.advance(24 * 60 * 60_000);
    expect(delivery.attempts).toHaveLength(1);
    expect(emulator.repliesTo(messageId)).toEqual([]);
  });

  it('answers with something that is no echo of the frame', async () => {
    await connectRaw(emulator, (frame) => ({ ...acknowledge(frame), logIdNew: null }));
    const { delivery } = emulator.say({ text: 'x' });
    await emulator.until(() => delivery.attempts[0]?.outcome === 'malformed');
  });

  it('sends again without a uuid when an answer was lost: people see it twice', async () => {
    const bearer = await token();
    const { messageId } = emulator.say({ text: 'x' });
    const path = `/open-apis/im/v1/messages/${messageId}/reply`;
    const body = { msg_type: 'text', content: JSON.stringify({ text: 'answer' }) };
    emulator.fail(/reply/, 1, 'lose_answer');
    await expect(call(path, body, bearer)).rejects.toThrow();
    await call(path, body, bearer);
    expect(emulator.repliesTo(messageId)).toHaveLength(2);

    emulator.fail(/reply/, 1, 'lose_answer');
    await expect(call(path, { ...body, uuid: 'u' }, bearer)).rejects.toThrow();
    await call(path, { ...body, uuid: 'u' }, bearer);
    expect(emulator.repliesTo(messageId)).toHaveLength(3);
  });
});

describe('events in fragments', () => {
  it.each([
    { order: [0, 1, 2], why: 'in order' },
    { order: [2, 0, 1], why: 'out of order' },
  ])('reach the SDK whole, $why', async ({ order }) => {
    const seen: unknown[] = [];
    await connectSdk(async (event) => {
      seen.push(event);
      return Promise.resolve();
    });
    const { delivery } = emulator.say({ text: '滨海新区受理多少件？' }, { count: 3, order });
    await emulator.until(() => delivery.state === 'acknowledged');
    expect(JSON.stringify(seen[0])).toContain('滨海新区受理多少件？');
  });

  it('are pushed again when one goes astray', async () => {
    await connectSdk(async () => {});
    const { delivery } = emulator.say({ text: 'x' }, { count: 3, order: [0, 2] });
    emulator.clock.advance(ACK_TIMEOUT_MS);
    expect(delivery.attempts[0]?.outcome).toBe('silent');
    emulator.clock.advance(REPUSH_DELAYS_MS[0]!);
    await emulator.until(() => delivery.state === 'acknowledged');
  });
});

describe('sending', () => {
  const text = (words: string) => ({ msg_type: 'text', content: JSON.stringify({ text: words }) });

  it.each([
    { why: 'a text over 150 KB', body: text('x'.repeat(151 * 1024)), code: 230025 },
    { why: 'a uuid over 50 characters', body: { ...text('x'), uuid: 'u'.repeat(51) }, code: 230001 },
    {
      why: 'a card over 30 KB',
      body: { msg_type: 'interactive', content: `{"schema":"2.0","x":"${'x'.repeat(31_000)}"}` },
      code: 230025,
    },
    {
      why: 'a bad card',
      body: { msg_type: 'interactive', content: '{"schema":"2.0","wide":true}' },
      code: 230099,
    },
    { why: 'a text that pings everyone', body: text('<at user_id="all">all</at>'), code: 230018 },
  ])('refuses $why', async ({ body, code }) => {
    const { messageId } = emulator.say({ text: 'x' });
    const answer = await call(`/open-apis/im/v1/messages/${messageId}/reply`, body, await token());
    expect(answer).toEqual({ status: 400, code });
    expect(emulator.sent).toEqual([]);
  });

  it('refuses a token that ran out, one that was revoked, and none', async () => {
    const bearer = await token();
    const path = '/open-apis/im/v1/messages/om_x/reply';
    emulator.clock.advance(7200 * 1000);
    expect((await call(path, text('x'), bearer)).code).toBe(99991663);
    const fresh = await token();
    emulator.revokeTokens();
    expect((await call(path, text('x'), fresh)).code).toBe(99991663);
    expect((await call(path, text('x'), '')).code).toBe(99991661);
  });

  it('forgets a uuid after an hour', async () => {
    const { messageId } = emulator.say({ text: 'x' });
    const path = `/open-apis/im/v1/messages/${messageId}/reply`;
    await call(path, { ...text('x'), uuid: 'u' }, await token());
    emulator.clock.advance(60 * 60_000);
    await call(path, { ...text('x'), uuid: 'u' }, await token());
    expect(emulator.repliesTo(messageId)).toHaveLength(2);
  });

  it('refuses to answer a message that is gone, and in a chat the bot has left', async () => {
    const { messageId } = emulator.say({ text: 'x' });
    const path = `/open-apis/im/v1/messages/${messageId}/reply`;
    emulator.withdraw(messageId, 'recalled');
    expect((await call(path, text('x'), await token())).code).toBe(230011);
    emulator.withdraw(messageId, 'deleted');
    expect((await call(path, text('x'), await token())).code).toBe(231003);
    const other = emulator.say({ text: 'x', chat: { id: 'oc_left', type: 'group' } });
    emulator.removeBotFrom('oc_left');
    expect(
      (await call(`/open-apis/im/v1/messages/${other.messageId}/reply`, text('x'), await token())).code,
    ).toBe(230002);
  });
});

describe('card rules', () => {
  const card = (elements: unknown[], more: object = {}) =>
    JSON.stringify({ schema: '2.0', body: { elements }, ...more });
  const markdown = { tag: 'markdown', content: 'x' };
  const table = { tag: 'table', columns: [{ name: 'a', data_type: 'text' }], rows: [{ a: '1' }] };

  it.each([
    ['a plain card', card([markdown]), null],
    ['no JSON', 'x', /200621/],
    ['a tag of 1.0', card([{ tag: 'note', elements: [] }]), /200861/],
    ['an unknown property', card([{ ...markdown, href: {} }]), /unknown property href/],
    ['201 elements', card(Array(201).fill(markdown)), /11310/],
    [
      'six tables, those in Markdown counted',
      card([...Array.from({ length: 5 }, () => table), { ...markdown, content: '|a|b|\n|---|---|\n|1|2|' }]),
      /11310/,
    ],
    [
      'a table in a column',
      card([{ tag: 'column_set', columns: [{ tag: 'column', elements: [table] }] }]),
      /root/,
    ],
    ['a row with a key of no column', card([{ ...table, rows: [{ b: '1' }] }]), /200915/],
    [
      'an element_id twice',
      card([
        { ...markdown, element_id: 'a' },
        { ...markdown, element_id: 'a' },
      ]),
      /twice/,
    ],
    ['an image that is none', card([{ ...markdown, content: '![x](http://x)' }]), /200570/],
    ['a ping of everyone', card([{ ...markdown, content: '<at id=all></at>' }]), /100290/],
    ['a header without title', card([markdown], { header: {} }), /title/],
  ])('%s', (_why, content, problem) => {
    const problems = cardProblems(content);
    if (problem === null) expect(problems).toEqual([]);
    else expect(problems.join('\n')).toMatch(problem);
  });
});
