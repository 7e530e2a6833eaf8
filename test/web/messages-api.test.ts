import { describe, expect, it } from 'vitest';
import type { ConsoleTurn } from '../../src/channels/console/console-channel.ts';
import { readEvents, type ServerSentEvent } from '../support/event-stream.ts';
import { serverForThisFile } from '../support/running-server.ts';

const server = serverForThisFile();
const QUESTION = '滨海新区2024年行政复议受理多少件？';
let conversations = 0;

describe('a conversation in the console', () => {
  it('answers a message on the stream, and the next one with what was said before', async () => {
    const conversationId = newConversation();
    const listening = listenUntil(conversationId, isAnswerTo(`${conversationId}-2`));
    await post({ conversationId, messageId: `${conversationId}-1`, text: QUESTION });
    await post({ conversationId, messageId: `${conversationId}-2`, text: '武胜县呢？' });
    const turns = turnsOf(await listening).filter(({ reply }) => reply !== null);
    expect(turns.map(({ messageId }) => messageId)).toEqual([`${conversationId}-1`, `${conversationId}-2`]);
    expect(turns[0]).toMatchObject({ question: QUESTION });
    expect(turns[0]?.reply?.title).toContain('1423件');
    expect(turns[1]?.reply?.title).toContain('武胜县2024年行政复议受理数：98件');
  });

  it('answers a message that is posted again once', async () => {
    const conversationId = newConversation();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect((await post({ conversationId, messageId: `${conversationId}-1`, text: QUESTION })).status).toBe(
        202,
      );
    }
    await post({ conversationId, messageId: `${conversationId}-2`, text: '帮助' });
    await listenUntil(conversationId, isAnswerTo(`${conversationId}-2`));
    expect(turnsOf(await listenUntil(conversationId, isReady)).map(({ messageId }) => messageId)).toEqual([
      `${conversationId}-1`,
      `${conversationId}-2`,
    ]);
  });

  it('tells a page that comes back only what it has not heard', async () => {
    const conversationId = newConversation();
    await post({ conversationId, messageId: `${conversationId}-1`, text: QUESTION });
    const first = await listenUntil(conversationId, isAnswerTo(`${conversationId}-1`));
    expect(first.at(-1)?.id).toBe(`${conversationId}-1`);
    await post({ conversationId, messageId: `${conversationId}-2`, text: '帮助' });
    await listenUntil(conversationId, isAnswerTo(`${conversationId}-2`));

    const resume = (id: string) => listenUntil(conversationId, isReady, { 'last-event-id': id });
    expect(turnsOf(await resume(`${conversationId}-1`)).map(({ messageId }) => messageId)).toEqual([
      `${conversationId}-2`,
    ]);
    expect(turnsOf(await resume(`${conversationId}-2`))).toEqual([]);
    expect(turnsOf(await resume('unknown'))).toHaveLength(2);
  });

  it('is told to nobody else', async () => {
    const conversationId = newConversation();
    await post({ conversationId, messageId: `${conversationId}-1`, text: QUESTION });
    await listenUntil(conversationId, isAnswerTo(`${conversationId}-1`));
    expect(turnsOf(await listenUntil(newConversation(), isReady))).toEqual([]);
  });

  it('answers markup, control characters and overlong questions like any other', async () => {
    const conversationId = newConversation();
    const texts = ['<img src=x onerror=alert(1)>', 'a\u0000b\u001b', '问'.repeat(10_000), '   '];
    for (const [index, text] of texts.entries()) {
      expect((await post({ conversationId, messageId: `${conversationId}-${index}`, text })).status).toBe(
        202,
      );
    }
    const turns = turnsOf(await listenUntil(conversationId, isAnswerTo(`${conversationId}-3`)));
    expect(turns.find(({ messageId }) => messageId === `${conversationId}-0`)?.question).toBe(texts[0]);
    expect(
      turns.find(({ messageId, reply }) => messageId === `${conversationId}-2` && reply)?.reply?.title,
    ).toContain('太长');
  });

  const refused: [what: string, body: object, says: RegExp][] = [
    ['no text', { conversationId: 'conversation', messageId: 'message-1', text: '' }, /text/],
    [
      'too much text',
      { conversationId: 'conversation', messageId: 'message-1', text: 'x'.repeat(20_001) },
      /text/,
    ],
    [
      'a short id',
      { conversationId: 'c', messageId: 'message-1', text: 'x' },
      /conversationId: expected 8 to 64/,
    ],
    [
      'an id with a path',
      { conversationId: '../../../etc', messageId: 'message-1', text: 'x' },
      /conversationId/,
    ],
  ];
  it.each(refused)('refuses %s', async (_what, body, says) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { error: string }).error).toMatch(says);
  });

  it('refuses to listen to what is no conversation', async () => {
    expect((await fetch(`${server.url}/api/conversations/x/turns`)).status).toBe(400);
  });
});

function newConversation(): string {
  conversations += 1;
  return `conversation-${conversations}`;
}

function post(body: object): Promise<Response> {
  return fetch(`${server.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

function listenUntil(
  conversationId: string,
  isLast: (event: ServerSentEvent) => boolean,
  headers: Record<string, string> = {},
): Promise<ServerSentEvent[]> {
  return readEvents(`${server.url}/api/conversations/${conversationId}/turns`, isLast, headers);
}

const isReady = ({ event }: ServerSentEvent) => event === 'ready';
const isAnswerTo = (messageId: string) => (event: ServerSentEvent) => event.id === messageId;

function turnsOf(events: readonly ServerSentEvent[]): ConsoleTurn[] {
  return events.filter(({ event }) => event === 'turn').map(({ data }) => JSON.parse(data) as ConsoleTurn);
}
