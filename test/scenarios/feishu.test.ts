import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Ask } from '../../src/answers/answer.ts';
import type { Store } from '../../src/store/open-store.ts';
import { echo, startBot } from '../support/bot.ts';
import { ACK_TIMEOUT_MS, REPUSH_DELAYS_MS } from '../support/feishu-emulator/deliveries.ts';
import { startFeishuEmulator, type FeishuEmulator } from '../support/feishu-emulator/emulator.ts';
import { anAnswer } from '../support/messages.ts';
import { temporaryFolder } from '../support/temporary-store.ts';

const GROUP = { id: 'oc_group', type: 'group' as const };
const [LI, WANG] = ['ou_li', 'ou_wang'].map((openId) => ({ openId, tenantKey: 'tenant-own' }));

async function platform(): Promise<FeishuEmulator> {
  const emulator = await startFeishuEmulator();
  onTestFinished(() => emulator.close());
  return emulator;
}

/** Waits for the answer to a message; its words. */
async function answerTo(emulator: FeishuEmulator, messageId: string): Promise<string> {
  await emulator.until(() => emulator.repliesTo(messageId).length > 0);
  return emulator
    .repliesTo(messageId)
    .map(({ content }) => content)
    .join('\n');
}

const mentionOf = ({ app }: FeishuEmulator) => [{ key: '@_user_1', openId: app.botOpenId, name: '知报' }];

/** Takes a table away from a running store, so that writing to it fails; the result gives it back. */
async function breakTable(
  { database }: Store,
  table: 'InboxMessage' | 'ThreadTurn',
): Promise<() => Promise<void>> {
  await database.$executeRawUnsafe(`ALTER TABLE "${table}" RENAME TO "Away"`);
  return async () => {
    await database.$executeRawUnsafe(`ALTER TABLE "Away" RENAME TO "${table}"`);
  };
}

/** A gate that an `ask` of a test waits at. */
function gate(): { passed: Promise<void>; open: () => void } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

describe('asking', () => {
  it('is answered in a private chat', async () => {
    const emulator = await platform();
    await startBot({ emulator, ask: echo() });
    const { messageId, delivery } = emulator.say({ text: '受理多少件？' });
    expect(await answerTo(emulator, messageId)).toContain('答：受理多少件？');
    expect(delivery.attempts.map(({ outcome }) => outcome)).toEqual(['acknowledged']);
  });

  it('is answered in a group’s thread when the bot is mentioned, and read after that thread’s questions alone', async () => {
    const emulator = await platform();
    await startBot({ emulator, ask: echo() });
    const mentions = mentionOf(emulator);
    const say = (text: string, threadId: string, from = LI!) => {
      const { messageId } = emulator.say({ text: `@_user_1 ${text}`, mentions, chat: GROUP, threadId, from });
      return answerTo(emulator, messageId);
    };
    expect(await say('甲县受理多少', 'omt_1')).toContain('答：甲县受理多少"');
    expect(await say('那乙县呢', 'omt_1')).toContain('答：甲县受理多少 ← 那乙县呢"');
    expect(await say('那丙县呢', 'omt_2')).toContain('答：那丙县呢"');
    expect(await say('那丁县呢', 'omt_1', WANG)).toContain('答：那丁县呢"');
    expect(emulator.sent.map(({ threadId }) => threadId)).toEqual(['omt_1', 'omt_1', 'omt_2', 'omt_1']);
  });

  it('starts afresh a day later', async () => {
    const emulator = await platform();
    await startBot({ emulator, ask: echo() });
    await answerTo(emulator, emulator.say({ text: '甲县受理多少' }).messageId);
    emulator.clock.advance(25 * 60 * 60_000);
    expect(await answerTo(emulator, emulator.say({ text: '那乙县呢' }).messageId)).toContain('答：那乙县呢"');
  });

  it('is not answered in a group without a mention', async () => {
    const emulator = await platform();
    const ask = echo();
    await startBot({ emulator, ask });
    const { delivery } = emulator.say({ text: '受理多少件？', chat: GROUP });
    await emulator.until(() => delivery.state === 'acknowledged');
    const { messageId } = emulator.say({ text: '@_user_1 在吗', chat: GROUP, mentions: mentionOf(emulator) });
    await answerTo(emulator, messageId);
    expect(emulator.sent).toHaveLength(1);
    expect(ask.requests).toHaveLength(1);
  });

  it('is refused to another organisation’s people, unless they are allowed', async () => {
    const emulator = await platform();
    const ask = echo();
    const bot = await startBot({ emulator, ask });
    const outsider = { openId: 'ou_out', tenantKey: 'tenant-other' };
    expect(
      await answerTo(emulator, emulator.say({ text: '受理多少件？', from: outsider }).messageId),
    ).toContain('只回答本单位');
    expect(ask.requests).toEqual([]);
    await bot.stop();
    await startBot({ emulator, ask, allowExternal: true });
    expect(
      await answerTo(emulator, emulator.say({ text: '受理多少件？', from: outsider }).messageId),
    ).toContain('答：');
  });

  it.each([
    ['a picture', { type: 'image', content: '{"image_key":"img_1"}' }, '我还读不了图片'],
    [
      'a forwarded chat',
      { type: 'merge_forward', content: 'Merged and Forwarded Message' },
      '合并转发的聊天记录',
    ],
    ['something new', { type: 'hologram', content: '{}' }, '我还读不了这种消息'],
  ])('by %s is told what can be read', async (_what, saying, words) => {
    const emulator = await platform();
    await startBot({ emulator, ask: echo() });
    expect(await answerTo(emulator, emulator.say(saying).messageId)).toContain(words);
  });

  it('at which the program has a bug gets an apology with the reference of the log; the next is answered', async () => {
    const emulator = await platform();
    const ask: Ask = ({ question }) =>
      question === 'x' ? Promise.reject(new TypeError('a bug')) : Promise.resolve(anAnswer());
    const { log } = await startBot({ emulator, ask });
    const { messageId } = emulator.say({ text: 'x' });
    const reference = /编号 (\w+)/.exec(await answerTo(emulator, messageId))![1]!;
    expect(log.text()).toMatch(new RegExp(`"messageId":"${messageId}","reference":"${reference}"`));
    expect(await answerTo(emulator, emulator.say({ text: 'y' }).messageId)).toContain('1423');
  });
});

describe('two people at once', () => {
  it('do not wait for each other; one person’s questions are answered in order', async () => {
    const emulator = await platform();
    const slow = gate();
    const order: string[] = [];
    const ask: Ask = async ({ question }) => {
      if (question === '慢') await slow.passed;
      order.push(question);
      return anAnswer({ text: `答：${question}` });
    };
    await startBot({ emulator, ask });
    const first = emulator.say({ text: '慢', from: LI! });
    const second = emulator.say({ text: '第二个', from: LI! });
    const other = emulator.say({ text: '别人的', from: WANG!, chat: { id: 'oc_wang', type: 'p2p' } });
    expect(await answerTo(emulator, other.messageId)).toContain('别人的');
    expect(emulator.repliesTo(first.messageId)).toEqual([]);
    slow.open();
    await answerTo(emulator, second.messageId);
    expect(order).toEqual(['别人的', '慢', '第二个']);
  });
});

describe('delivery', () => {
  it('again by the platform is answered once: same event, same message under another event', async () => {
    const emulator = await platform();
    const ask = echo();
    await startBot({ emulator, ask });
    const { messageId } = emulator.say({ text: 'x', eventId: 'e', messageId: 'om_same' });
    await answerTo(emulator, messageId);
    for (const eventId of ['e', 'another']) {
      const { delivery } = emulator.say({ text: 'x', eventId, messageId: 'om_same' });
      await emulator.until(() => delivery.state === 'acknowledged');
    }
    await answerTo(emulator, emulator.say({ text: 'y' }).messageId);
    expect(ask.requests.map(({ question }) => question)).toEqual(['x', 'y']);
    expect(emulator.repliesTo('om_same')).toHaveLength(1);
  });

  it('again after a restart, seven hours later, is answered once', async () => {
    const emulator = await platform();
    const ask = echo();
    const bot = await startBot({ emulator, ask });
    await answerTo(emulator, emulator.say({ text: 'x', eventId: 'e', messageId: 'om_same' }).messageId);
    await bot.stop();
    emulator.clock.advance(8 * 60 * 60_000);
    await startBot({ emulator, ask, dataDirectory: bot.dataDirectory });
    const { delivery } = emulator.say({ text: 'x', eventId: 'e', messageId: 'om_same' });
    await emulator.until(() => delivery.state === 'acknowledged');
    expect(emulator.repliesTo('om_same')).toHaveLength(1);
  });

  it('in fragments, while answering takes longer than the platform waits, is acknowledged in time', async () => {
    const emulator = await platform();
    const slow = gate();
    await startBot({
      emulator,
      ask: async () => {
        await slow.passed;
        return anAnswer();
      },
    });
    const { messageId, delivery } = emulator.say({ text: '受理多少件？' }, { count: 3, order: [2, 0, 1] });
    await emulator.until(() => delivery.state === 'acknowledged');
    emulator.clock.advance(ACK_TIMEOUT_MS + REPUSH_DELAYS_MS[0]!);
    slow.open();
    await answerTo(emulator, messageId);
    expect(delivery.attempts).toHaveLength(1);
  });

  it('that can’t be stored is not acknowledged, comes again, and is answered once', async () => {
    const emulator = await platform();
    const { store } = await startBot({ emulator, ask: echo() });
    const repair = await breakTable(store, 'InboxMessage');
    const { messageId, delivery } = emulator.say({ text: 'x' });
    await emulator.until(() => delivery.attempts[0]?.outcome === 'refused');
    await repair();
    emulator.clock.advance(REPUSH_DELAYS_MS[0]!);
    await answerTo(emulator, messageId);
    expect(delivery.attempts.map(({ outcome }) => outcome)).toEqual(['refused', 'acknowledged']);
    expect(emulator.repliesTo(messageId)).toHaveLength(1);
  });

  it('is answered once although the store fails while it is being answered', async () => {
    const emulator = await platform();
    const slow = gate();
    const bot = await startBot({
      emulator,
      ask: async () => {
        await slow.passed;
        return anAnswer();
      },
    });
    const { messageId, delivery } = emulator.say({ text: 'x' });
    await emulator.until(() => delivery.state === 'acknowledged');
    const repair = await breakTable(bot.store, 'ThreadTurn');
    slow.open();
    while (!bot.log.text().includes('it is taken up again')) await setImmediate();
    await repair();
    await answerTo(emulator, messageId);
    expect(emulator.repliesTo(messageId)).toHaveLength(1);
  });

  it('of the reply is tried again while the platform is away', async () => {
    const emulator = await platform();
    await startBot({ emulator, ask: echo() });
    emulator.fail(/reply/, 9, { status: 503, body: 'away' });
    const { messageId } = emulator.say({ text: 'x' });
    await answerTo(emulator, messageId);
    expect(emulator.repliesTo(messageId)).toHaveLength(1);
  });

  it('of a message that is taken back while it is answered, or waits for its turn, ends without a reply', async () => {
    const emulator = await platform();
    const slow = gate();
    const asked: string[] = [];
    const { store } = await startBot({
      emulator,
      ask: async ({ question, history }) => {
        asked.push([...history, question].join(' ← '));
        await slow.passed;
        return anAnswer();
      },
    });
    const takeBack = async (messageId: string) => {
      emulator.withdraw(messageId, 'recalled');
      const event = { message_id: messageId, chat_id: 'oc_private', recall_type: 'message_owner' };
      const delivery = emulator.push('im.message.recalled_v1', event);
      await emulator.until(() => delivery.state === 'acknowledged');
    };
    const [first, second, third] = ['x', 'y', 'z'].map((text) => emulator.say({ text }));
    await emulator.until(() => third!.delivery.state === 'acknowledged');
    await takeBack(second!.messageId);
    await takeBack(first!.messageId);
    await takeBack('om_never_heard_of');
    slow.open();
    await answerTo(emulator, third!.messageId);
    // Neither was sent nor asked again, and the next question is not read after them.
    expect(asked).toEqual(['x', 'z']);
    expect(emulator.requests.filter(({ path }) => path.includes(first!.messageId))).toEqual([]);
    const ended = await store.database.inboxMessage.findMany({ where: { state: 'failed' } });
    expect(ended.map(({ failure }) => failure)).toEqual(Array(2).fill('taken back by its sender'));
  });

  it('of the reply ends where it can’t be: the person’s next question is answered', async () => {
    const emulator = await platform();
    const slow = gate();
    await startBot({
      emulator,
      ask: async () => {
        await slow.passed;
        return anAnswer();
      },
    });
    const { messageId, delivery } = emulator.say({ text: 'x' });
    await emulator.until(() => delivery.state === 'acknowledged');
    emulator.withdraw(messageId, 'recalled');
    slow.open();
    await answerTo(emulator, emulator.say({ text: 'y' }).messageId);
    expect(emulator.repliesTo(messageId)).toEqual([]);
  });
});

// Two starts of the program, each a few seconds on a busy machine.
describe('a process that is killed', { timeout: 60_000 }, () => {
  const script = fileURLToPath(new URL('./bot-process.ts', import.meta.url));

  async function run(
    folder: string,
    emulator: FeishuEmulator,
    behaviour: 'answers' | 'ponders',
  ): Promise<ChildProcess> {
    const child = spawn(process.execPath, ['--import', 'tsx', script, folder, emulator.domain, behaviour], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await emulator.until(() => emulator.online === 1);
    return child;
  }

  async function kill(child: ChildProcess, emulator: FeishuEmulator): Promise<void> {
    if (child.exitCode === null) {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    }
    await emulator.until(() => emulator.online === 0);
  }

  it('in the middle of an answer: the next one answers, once', async () => {
    const emulator = await platform();
    const folder = temporaryFolder();
    const first = await run(folder, emulator, 'ponders');
    const { messageId } = emulator.say({ text: 'x' });
    await once(first.stdout!, 'data');
    await kill(first, emulator);
    await run(folder, emulator, 'answers');
    expect(await answerTo(emulator, messageId)).toContain('答：x');
    expect(emulator.repliesTo(messageId)).toHaveLength(1);
  });

  it('after the platform took the reply and before the store knew: people see one', async () => {
    const emulator = await platform();
    const folder = temporaryFolder();
    const first = await run(folder, emulator, 'answers');
    emulator.fail(/reply/, 1, 'keep_answer');
    const { messageId } = emulator.say({ text: 'x' });
    await answerTo(emulator, messageId);
    await kill(first, emulator);
    await run(folder, emulator, 'answers');
    const attempts = () => emulator.requests.filter(({ path }) => path.endsWith('/reply')).length;
    await emulator.until(() => attempts() === 2);
    expect(emulator.repliesTo(messageId)).toHaveLength(1);
  });
});
