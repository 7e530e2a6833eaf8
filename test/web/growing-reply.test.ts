import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsoleTurn } from '../../src/channels/console/console-channel.ts';
import { startChatServer } from '../support/chat-server.ts';
import type { ChatServer } from '../support/chat-server.ts';
import { readEvents } from '../support/event-stream.ts';
import { serverForThisFile } from '../support/running-server.ts';
import { passagesIn } from '../support/with-model.ts';

const environment: Record<string, string> = { CHAT_MODEL: 'some-model' };
let chat: ChatServer;
beforeAll(async () => {
  chat = await startChatServer();
  environment['OPENAI_BASE_URL'] = chat.baseUrl;
});
afterAll(() => chat.close());
const server = serverForThisFile(environment);

describe('an answer that a model tells', () => {
  it('is seen growing by sentences that hold, then whole', async () => {
    const conversationId = '00'.repeat(12);
    chat.behave((request) => {
      const [first] = passagesIn(request);
      const said = first?.quote.split(/[。\n]/u)[0] ?? '';
      const text = `${said}。[1]共办理案件31337件。[1]${said}。[1]`;
      return { type: 'drip', text, everyMs: 2 };
    });
    const listening = readEvents(
      `${server.url}/api/conversations/${conversationId}/turns`,
      ({ event, data }) => event === 'turn' && (JSON.parse(data) as ConsoleTurn).reply !== null,
    );
    await fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        conversationId,
        messageId: '01'.repeat(12),
        text: '武胜县在优化营商环境方面做了什么？',
      }),
    });
    const turns = (await listening)
      .filter(({ event }) => event === 'turn')
      .map(({ data }) => JSON.parse(data) as ConsoleTurn);
    const grown = turns.flatMap(({ growing }) => growing ?? []);
    expect(grown.length).toBeGreaterThan(0);
    expect(grown.join()).not.toMatch(/31337|\[1\]/u);
    const whole = JSON.stringify(turns.at(-1)?.reply);
    expect(whole).toContain(grown.at(-1)?.split('。')[0]);
    expect(whole).not.toContain('31337');
  });
});
