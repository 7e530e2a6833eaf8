import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLangchainAgent } from '../../src/models/langchain-agent.ts';
import { ModelError } from '../../src/models/language-model.ts';
import type { ModelFault, ModelReply } from '../../src/models/language-model.ts';
import { defineTool } from '../../src/models/tool-agent.ts';
import { startChatServer } from '../support/chat-server.ts';
import type { Behaviour, ChatRequest, ChatServer } from '../support/chat-server.ts';

const KEY = 'sk-a-key-that-must-not-be-logged';
const MOST_CALLS = 3;

let server: ChatServer;
let given: string[] = [];
beforeAll(async () => {
  server = await startChatServer();
});
afterAll(() => server.close());
beforeEach(() => {
  given = [];
});

const tool = defineTool({
  name: 'find_figures',
  description: '查一项数字。',
  input: z.strictObject({ place: z.string().max(10) }),
  run: ({ place }) => {
    given.push(place);
    return Promise.resolve(`[1] ${place}受理98件`);
  },
});

function run(timeoutMs = 20_000, tools = [tool]): Promise<ModelReply> {
  const agent = createLangchainAgent({
    baseUrl: server.baseUrl,
    apiKey: KEY,
    model: 'm',
    timeoutMs,
    retries: 0,
  });
  const messages = [
    { role: 'system' as const, content: '先查后答。' },
    { role: 'user' as const, content: '甲县受理多少件？' },
  ];
  return agent({ purpose: 'test', messages, temperature: 0, maxTokens: 100, tools, mostCalls: MOST_CALLS });
}

const call = (name: string, args: string): Behaviour => ({
  type: 'tools',
  calls: [{ name, arguments: args }],
});
const isTold = ({ messages }: ChatRequest) => messages.some(({ role }) => role === 'tool');
const lastTold = () =>
  server.requests.at(-1)?.messages.findLast(({ role }) => role === 'tool')?.content ?? '';

/** Calls once as told, then answers. */
function callOnce(first: Behaviour): void {
  server.behave((request) => (isTold(request) ? { type: 'reply', text: '甲县受理98件。[1]' } : first));
}

describe('an agent', () => {
  it('calls tools until the model answers, and counts all that it cost', async () => {
    callOnce(call('find_figures', '{"place":"甲县"}'));
    const reply = await run();
    expect(reply.text).toBe('甲县受理98件。[1]');
    expect(reply.requestId).toBe('req-1');
    expect(reply.tokens.output).toBeGreaterThan(0);
    expect(given).toEqual(['甲县']);
    const [system] = server.requests.at(-1)?.messages ?? [];
    expect(system).toMatchObject({ role: 'system', content: '先查后答。' });
    expect(server.requests.at(-1)?.authorization).toBe(`Bearer ${KEY}`);
  });

  it.each([
    ['a tool that is not there', call('delete_reports', '{"place":"甲县"}'), '没有这个工具'],
    ['input of another form', call('find_figures', '{"place":12}'), '参数不合要求'],
    ['more than was asked for', call('find_figures', '{"place":"甲县","path":"/etc"}'), '参数不合要求'],
  ])('tells the model that it called %s, and runs nothing', async (_name, behaviour, told) => {
    callOnce(behaviour);
    await run();
    expect(lastTold()).toContain(told);
    expect(lastTold()).not.toMatch(/node_modules|\bat \S+:\d+/u);
    expect(given).toEqual([]);
  });

  it('calls no more than it may, then asks once more without tools', async () => {
    server.behave(({ tools }) =>
      tools.length > 0 ? call('find_figures', '{"place":"甲县"}') : { type: 'reply', text: '未查到' },
    );
    const { text } = await run();
    expect(text).toBe('未查到');
    expect(given.length).toBe(MOST_CALLS);
  });

  it('stops a model that goes on calling all the same', async () => {
    const asked = server.requests.length;
    server.behave(() => call('find_figures', '{"place":"甲县"}'));
    await expect(run()).rejects.toMatchObject({ fault: 'looping' });
    expect(given.length).toBe(MOST_CALLS);
    expect(server.requests.length - asked).toBeLessThanOrEqual(MOST_CALLS + 2);
  });

  it('counts calls that are made at once', async () => {
    const calls = Array.from({ length: 9 }, () => ({ name: 'find_figures', arguments: '{"place":"甲县"}' }));
    callOnce({ type: 'tools', calls });
    await run();
    expect(given.length).toBe(MOST_CALLS);
  });

  it.each<[string, Behaviour, ModelFault]>([
    ['stalls', { type: 'stall' }, 'timeout'],
    ['fails', { type: 'status', status: 500 }, 'unreachable'],
    ['is asked too often', { type: 'status', status: 429 }, 'rate_limited'],
    ['refuses the key', { type: 'status', status: 401 }, 'refused'],
    ['sends no JSON', { type: 'broken_json' }, 'malformed'],
    ['sends no reply', { type: 'no_choices' }, 'unreachable'],
    ['floods', { type: 'flood', bytes: 10_000_000 }, 'too_long'],
    ['ends for want of room', { type: 'cut', text: '受理98' }, 'cut_off'],
    ['resets', { type: 'reset' }, 'unreachable'],
    ['says nothing', { type: 'reply', text: '' }, 'malformed'],
  ])('of an endpoint that %s rejects with what is wrong, and no key', async (_name, behaviour, fault) => {
    server.behave(() => behaviour);
    const failure = await run(behaviour.type === 'stall' ? 300 : 20_000).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ModelError);
    expect((failure as ModelError).fault).toBe(fault);
    expect((failure as ModelError).message).not.toContain(KEY);
  });

  it('rejects with what a tool rejected with', async () => {
    const broken = { ...tool, run: () => Promise.reject(new RangeError('the store is gone')) };
    callOnce(call('find_figures', '{"place":"甲县"}'));
    await expect(run(20_000, [broken])).rejects.toThrow('the store is gone');
  });
});
