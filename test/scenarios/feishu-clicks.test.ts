import { describe, expect, it, onTestFinished } from 'vitest';
import type { Ask, AskRequest } from '../../src/answers/answer.ts';
import { startBot } from '../support/bot.ts';
import { startFeishuEmulator } from '../support/feishu-emulator/emulator.ts';
import { anAnswer } from '../support/messages.ts';

const GROUP = { id: 'oc_group', type: 'group' as const };
const [LI, WANG] = ['ou_li', 'ou_wang'].map((openId) => ({ openId, tenantKey: 'tenant-own' }));
const DAY_MS = 24 * 60 * 60_000;

interface Callbacks {
  buttons: { text: string; value: unknown }[];
  line: unknown;
}

/** Every button of a card with what it gives back, and the line to write in. */
function callbacksOf(content: string): Callbacks {
  const found: Callbacks = { buttons: [], line: null };
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      const { tag, text, behaviors } = value as {
        tag?: string;
        text?: { content: string };
        behaviors?: { value: unknown }[];
      };
      if (tag === 'button') found.buttons.push({ text: text?.content ?? '', value: behaviors?.[0]?.value });
      else if (tag === 'input') found.line = behaviors?.[0]?.value;
      else Object.values(value).forEach(walk);
    }
  };
  walk(JSON.parse(content));
  return found;
}

async function rig(mode: 'ws' | 'webhook' = 'ws') {
  const emulator = await startFeishuEmulator();
  onTestFinished(() => emulator.close());
  const requests: AskRequest[] = [];
  const ask: Ask = (request) => {
    requests.push(request);
    const answer = anAnswer({ text: `答：${request.question}`, figures: [], citations: [] });
    return Promise.resolve({
      ...answer,
      next: ['甲县2024年审结多少件？', '甲县2024年应诉多少件？'],
      otherYears: [{ year: 2023, question: '甲县2023年受理多少件？' }],
    });
  };
  const bot = await startBot({ emulator, ask, mode });
  const mentions = [{ key: '@_user_1', openId: emulator.app.botOpenId, name: '知报' }];
  const { messageId } = emulator.say({
    text: '@_user_1 甲县2024年受理多少件？',
    chat: GROUP,
    mentions,
    from: LI!,
    threadId: 'omt_1',
  });
  await emulator.until(() => emulator.repliesTo(messageId).length > 0);
  const card = emulator.sent[0]!;
  return { emulator, bot, requests, card, callbacks: callbacksOf(card.content) };
}

describe.each(['ws', 'webhook'] as const)('a click, over %s', (mode) => {
  it('asks what the button says, for the clicker and after the clicker’s own questions', async () => {
    const { emulator, requests, card, callbacks } = await rig(mode);
    expect(callbacks.buttons.map(({ text }) => text)).toEqual([
      '甲县2024年审结多少件？',
      '甲县2024年应诉多少件？',
      '2023',
    ]);
    const click = emulator.click(card.id, { from: WANG!, value: callbacks.buttons[2]?.value });
    await emulator.until(() => emulator.repliesTo(card.id).length > 0);
    expect(click.attempts[0]?.outcome).toBe('acknowledged');
    expect(click.answer).toEqual({ toast: { type: 'info', content: '收到，正在查。' } });
    expect(requests.map(({ question, history }) => [question, history])).toEqual([
      ['甲县2024年受理多少件？', []],
      ['甲县2023年受理多少件？', []],
    ]);
    expect(emulator.sent[1]).toMatchObject({ replyTo: card.id, threadId: 'omt_1' });
  });
});

describe('a card', () => {
  it('takes what is written into its line, after what the writer asked before', async () => {
    const { emulator, requests, card, callbacks } = await rig();
    emulator.click(card.id, { from: LI!, value: callbacks.line, input: '那乙县呢' });
    await emulator.until(() => emulator.repliesTo(card.id).length > 0);
    expect(requests[1]).toMatchObject({ question: '那乙县呢', history: ['甲县2024年受理多少件？'] });
    const silent = emulator.click(card.id, { from: LI!, value: callbacks.line, input: ' ' });
    await emulator.until(() => silent.state === 'acknowledged');
    expect(JSON.stringify(silent.answer)).toContain('请先写下');
  });

  it('may be clicked again and again, each time a question of its own', async () => {
    const { emulator, requests, card, callbacks } = await rig();
    for (let time = 0; time < 2; time += 1)
      emulator.click(card.id, { from: LI!, value: callbacks.buttons[0]?.value });
    await emulator.until(() => emulator.repliesTo(card.id).length === 2);
    expect(requests).toHaveLength(3);
  });

  it('says nothing of its message in what its buttons carry', async () => {
    const { callbacks, card } = await rig();
    expect(JSON.stringify(callbacks.buttons.map(({ value }) => value))).not.toMatch(/om_|oc_|ou_|甲县/);
    expect(card.type).toBe('interactive');
  });

  it.each([
    ['carried to another chat', { chatId: 'oc_other' }, '来自别的会话'],
    ['with a name that is not ours', { value: { ref: 'f'.repeat(24), index: 0 } }, '已过期'],
    ['with a place that it has not', { index: 9 }, '已过期'],
    ['with something else in it', { value: { drop: 'table' } }, '已过期'],
  ])('%s answers with a hint and asks nothing', async (_what, change, words) => {
    const { emulator, requests, card, callbacks } = await rig();
    const good = callbacks.buttons[0]?.value as { ref: string; index: number };
    const value = 'value' in change ? change.value : { ...good, ...('index' in change && change) };
    const chat = 'chatId' in change ? { chatId: change.chatId } : {};
    const click = emulator.click(card.id, { from: LI!, value, ...chat });
    await emulator.until(() => click.state === 'acknowledged');
    expect(JSON.stringify(click.answer)).toContain(words);
    expect(requests).toHaveLength(1);
  });

  it('of fifteen days ago answers with a hint', async () => {
    const { emulator, requests, card, callbacks } = await rig();
    emulator.clock.advance(15 * DAY_MS);
    const click = emulator.click(card.id, { from: LI!, value: callbacks.buttons[0]?.value });
    await emulator.until(() => click.state === 'acknowledged');
    expect(JSON.stringify(click.answer)).toContain('已过期');
    expect(requests).toHaveLength(1);
  });

  it('clicked by another organisation’s person tells nothing', async () => {
    const { emulator, requests, card, callbacks } = await rig();
    const outsider = { openId: 'ou_out', tenantKey: 'tenant-other' };
    emulator.click(card.id, { from: outsider, value: callbacks.buttons[0]?.value });
    await emulator.until(() => emulator.repliesTo(card.id).length > 0);
    expect(emulator.sent[1]?.content).toContain('只回答本单位');
    expect(requests).toHaveLength(1);
  });

  it('clicked while the store can’t keep anything says so, and never leaves the click unanswered', async () => {
    const { emulator, bot, card, callbacks } = await rig();
    await bot.store.database.$executeRawUnsafe('ALTER TABLE "InboxMessage" RENAME TO "Away"');
    const click = emulator.click(card.id, { from: LI!, value: callbacks.buttons[0]?.value });
    await emulator.until(() => click.state === 'acknowledged');
    expect(JSON.stringify(click.answer)).toContain('请稍后再点一次');
    await bot.store.database.$executeRawUnsafe('ALTER TABLE "Away" RENAME TO "InboxMessage"');
  });
});
