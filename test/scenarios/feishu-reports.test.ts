import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createAsk } from '../../src/answers/answer-question.ts';
import { composeAnswer } from '../../src/answers/compose-answer.ts';
import type { Ask } from '../../src/answers/answer.ts';
import { createStoreSources } from '../../src/answers/store-sources.ts';
import { openApplication, type Application } from '../../src/application.ts';
import type { Card } from '../../src/channels/feishu/card.ts';
import { parseConfig } from '../../src/config.ts';
import { createIndicatorWords } from '../../src/figures/indicator-words.ts';
import { doubtfulChecks, listChecks } from '../../src/library/list-checks.ts';
import { createRetrieve } from '../../src/retrieval/retrieve.ts';
import { createSearchByWords } from '../../src/retrieval/search-by-words.ts';
import { startBot } from '../support/bot.ts';
import { startFeishuEmulator, type FeishuEmulator } from '../support/feishu-emulator/emulator.ts';
import { memoryLog, type MemoryLog } from '../support/log.ts';

/** The whole program on the five reports, asked through the emulated platform. */
let application: Application;
const folder = mkdtempSync(join(tmpdir(), 'zhibao-'));

beforeAll(async () => {
  application = await openApplication(parseConfig({ DATA_DIR: folder }), memoryLog().logger);
}, 120_000);

afterAll(async () => {
  await application.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Conversation {
  emulator: FeishuEmulator;
  /** Asks, and waits for the card. */
  ask: (text: string, options?: { threadId?: string; openId?: string }) => Promise<Shown>;
}

interface Shown {
  title: string;
  summary: string;
  /** What stands large. */
  large: string[];
  /** Everything the card says, entities read back. */
  text: string;
  threadId: string | null;
}

let serial = 0;

async function conversation(ask: Ask = application.ask): Promise<Conversation> {
  const emulator = await startFeishuEmulator();
  onTestFinished(() => emulator.close());
  await startBot({ emulator, store: application.store, ask });
  return {
    emulator,
    async ask(text, { threadId, openId = 'ou_li' } = {}) {
      serial += 1;
      const { messageId } = emulator.say({
        text: threadId === undefined ? text : `@_user_1 ${text}`,
        messageId: `om_${serial}`,
        eventId: `event-${serial}`,
        chat:
          threadId === undefined ? { id: `oc_${openId}`, type: 'p2p' } : { id: 'oc_group', type: 'group' },
        from: { openId, tenantKey: emulator.app.tenantKey },
        ...(threadId === undefined
          ? {}
          : { threadId, mentions: [{ key: '@_user_1', openId: emulator.app.botOpenId, name: '知报' }] }),
      });
      await emulator.until(() => emulator.repliesTo(messageId).length > 0);
      const replies = emulator.repliesTo(messageId);
      expect(replies.map(({ type }) => type)).toEqual(['interactive']);
      return shown(JSON.parse(replies[0]!.content) as Card, replies[0]!.threadId);
    },
  };
}

function shown(card: Card, threadId: string | null): Shown {
  const markdowns = card.body.elements.flatMap((element) =>
    element.tag === 'markdown'
      ? [element]
      : element.tag === 'column_set'
        ? element.columns.flatMap((column) => (column.width === 'weighted' ? column.elements : []))
        : [],
  );
  const readable = (text: string) =>
    text.replace(/&#(\d+);/g, (_entity, code: string) => String.fromCodePoint(Number(code)));
  return {
    title: card.header.title.content,
    summary: card.config.summary.content,
    large: markdowns
      .filter(({ text_size: size }) => size?.startsWith('heading'))
      .map(({ content }) => content.replaceAll('**', '')),
    text: readable(JSON.stringify(card.body)),
    threadId,
  };
}

describe('the five reports in Feishu', () => {
  it('a figure in a private chat: large, with region, year, section and the sentence, and in the notification', async () => {
    const { ask } = await conversation();
    const card = await ask('滨海新区2024年行政复议收了多少件？');
    expect(card.large).toEqual(expect.arrayContaining(['1423件', '1006件']));
    expect(card.summary).toContain('1423');
    expect(card.title).toBe(card.summary);
    for (const part of ['滨海新区', '2024', '二/(六)', '2024年受理行政复议案件1423件,办结1006件'])
      expect(card.text).toContain(part);
  });

  it('a follow-up in a group’s thread; another thread knows nothing of it', async () => {
    const { ask } = await conversation();
    const first = await ask('武胜县2024年行政复议收了多少件？', { threadId: 'omt_1' });
    expect(first).toMatchObject({ large: ['110件'], threadId: 'omt_1' });
    const second = await ask('受理了多少', { threadId: 'omt_1' });
    expect(second.large).toContain('98件');
    const elsewhere = await ask('受理了多少', { threadId: 'omt_2' });
    expect(elsewhere.large).not.toContain('98件');
  });

  it('English', async () => {
    const { ask } = await conversation();
    const card = await ask("what was Binhai's reconsideration caseload?");
    expect(card.summary).toMatch(/1423/);
    expect(card.text).toContain('Source');
  });

  it('a text question is answered in the report’s own words', async () => {
    const { ask } = await conversation();
    const card = await ask('含谷镇2023年存在哪些问题？');
    expect(card.title).not.toBe('');
    expect(card.text).toContain('依法行政能力不足');
  });

  it('a garbled sentence is quoted and called unclear; near figures never stand large', async () => {
    const { ask } = await conversation();
    const card = await ask('八宿县2020年发生行政复议案件多少件？');
    expect(card.title).toContain('不清');
    expect(card.text).toContain('我县我发生行政复议案件');
    expect(card.large).toEqual([]);
  });

  it('what is covered, and a region that is not', async () => {
    const { ask } = await conversation();
    expect((await ask('收录了哪些报告？')).text).toContain('武胜县');
    const missing = await ask('滨海县2024年行政复议收了多少件？');
    expect(missing.title).toContain('未收录');
    expect(missing.large).toEqual([]);
  });

  it('two people at once, and the same event again: two answers', async () => {
    const { ask, emulator } = await conversation();
    const [li, wang] = await Promise.all([
      ask('武胜县2024年行政复议收了多少件？', { openId: 'ou_li' }),
      ask('滨海新区2024年行政复议收了多少件？', { openId: 'ou_wang' }),
    ]);
    expect(li.large).toContain('110件');
    expect(wang.large).toContain('1423件');
    const again = emulator.say({
      text: '滨海新区2024年行政复议收了多少件？',
      messageId: `om_${serial}`,
      eventId: `event-${serial}`,
    });
    await emulator.until(() => again.delivery.state === 'acknowledged');
    await ask('你好');
    expect(emulator.sent).toHaveLength(3);
  });
});

/** The program's own way of asking, but for what is written: two true figures have changed places in the finished text. */
function askMisreported([one, other]: readonly [string, string], log: MemoryLog): Ask {
  const { store, catalogue, findConcepts, everyday, phonetic } = application;
  return createAsk({
    sources: createStoreSources({
      ...application,
      retrieve: createRetrieve({ store, byWords: createSearchByWords(store, findConcepts), byMeaning: null }),
      listDoubts: async (report) => doubtfulChecks(await listChecks(application, report)),
    }),
    words: createIndicatorWords(catalogue),
    ...{ everyday, phonetic, logger: log.logger },
    today: () => ({ year: 2026, month: 3 }),
    compose: async (question, sources) => {
      const { answer, counts } = await composeAnswer(question, sources);
      const swapped = answer.text
        .split('\n')
        .map((line) =>
          line.startsWith('>')
            ? line
            : line.replace(new RegExp(`${one}|${other}`, 'gu'), (found) => (found === one ? other : one)),
        )
        .join('\n');
      return { answer: { ...answer, text: swapped }, counts };
    },
  });
}

describe('a swapped pair of true figures', () => {
  it('is stopped by the gate: the person gets the plain list, and the defect is logged without the figures', async () => {
    const question = '滨海新区和武胜县2024年行政复议受理了多少件？';
    const log = memoryLog();
    const misreported = askMisreported(['1423件', '98件'], log);
    const { ask, emulator } = await conversation(misreported);
    const card = await ask(question);
    expect(card.large).toEqual(expect.arrayContaining(['1423件', '98件']));
    expect(log.text()).toContain('"defect":"gate"');
    expect(log.text()).toContain('wrong region');
    expect(log.text()).not.toMatch(/1423|武胜/u);
    const { text } = await misreported({ question, history: [] });
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      '- **滨海新区2024年行政复议受理数：1423件**[1]',
      '- **武胜县2024年行政复议受理数：98件**[2]',
    ]);
    expect(emulator.sent).toHaveLength(1);
  });
});
