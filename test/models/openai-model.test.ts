import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limitModel } from '../../src/models/limited-model.ts';
import type { ModelLimits } from '../../src/models/limited-model.ts';
import { ModelError } from '../../src/models/language-model.ts';
import type { LanguageModel, ModelRequest } from '../../src/models/language-model.ts';
import { createOpenAiModel } from '../../src/models/openai-model.ts';
import { startChatServer } from '../support/chat-server.ts';
import type { Behaviour, ChatServer } from '../support/chat-server.ts';
import { memoryLog } from '../support/log.ts';

const REQUEST: ModelRequest = {
  purpose: 'test',
  messages: [
    { role: 'system', content: '只答一句。' },
    { role: 'user', content: '问' },
  ],
  temperature: 0,
  maxTokens: 100,
  format: 'text',
};
const KEY = 'sk-a-key-that-must-not-be-logged';

let server: ChatServer;
beforeAll(async () => {
  server = await startChatServer();
});
afterAll(() => server.close());

function modelAt(baseUrl: string, { retries = 0, timeoutMs = 20_000 } = {}) {
  return createOpenAiModel({ baseUrl, apiKey: KEY, model: 'some-model', timeoutMs, retries });
}

function limitedTo(limits: ModelLimits, log = memoryLog()): LanguageModel {
  const runAgent = () => Promise.reject(new Error('no agent is asked here'));
  return limitModel({ model: modelAt(server.baseUrl), runAgent }, log.logger, limits).model;
}

async function faultOf(behaviour: Behaviour, request: Partial<ModelRequest> = {}): Promise<string> {
  server.behave(() => behaviour);
  const timeoutMs = behaviour.type === 'stall' ? 300 : 20_000;
  const outcome = await modelAt(server.baseUrl, { timeoutMs })
    .complete({ ...REQUEST, ...request })
    .catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(ModelError);
  const { fault, message } = outcome as ModelError;
  expect(message).not.toContain(KEY);
  return fault;
}

describe('a model behind an OpenAI-compatible endpoint', () => {
  it('gives the reply, its tokens and the endpoint’s name for the request', async () => {
    server.behave(() => ({ type: 'reply', text: '受理1423件。' }));
    const reply = await modelAt(server.baseUrl).complete(REQUEST);
    expect(reply).toEqual({ text: '受理1423件。', tokens: { input: 6, output: 8 }, requestId: 'req-1' });
    expect(server.requests.at(-1)).toMatchObject({
      model: 'some-model',
      authorization: `Bearer ${KEY}`,
      messages: [{ content: '只答一句。' }, { content: '问' }],
    });
  });

  it('asks for an object where one is wanted', async () => {
    server.behave(() => ({ type: 'reply', text: '{}' }));
    await modelAt(server.baseUrl).complete({ ...REQUEST, format: 'json' });
    expect(server.requests.at(-1)?.response_format).toEqual({ type: 'json_object' });
  });

  it('hands a streamed reply on piece by piece, however its numbers are split', async () => {
    server.behave(() => ({ type: 'reply', text: '受理1423件。' }));
    const pieces: string[] = [];
    const reply = await modelAt(server.baseUrl).complete({
      ...REQUEST,
      onPiece: (piece) => pieces.push(piece),
    });
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join('')).toBe('受理1423件。');
    expect(reply).toMatchObject({ text: '受理1423件。', tokens: { input: 6, output: 8 } });
  });

  it.each<[string, Behaviour, string]>([
    ['stalls', { type: 'stall' }, 'timeout'],
    ['breaks the connection', { type: 'reset' }, 'unreachable'],
    ['sends half an object', { type: 'broken_json' }, 'malformed'],
    ['sends no choice', { type: 'no_choices' }, 'malformed'],
    ['is asked too often', { type: 'status', status: 429 }, 'rate_limited'],
    ['fails', { type: 'status', status: 500 }, 'unreachable'],
    ['knows no such key', { type: 'status', status: 401 }, 'refused'],
    ['ends for want of room', { type: 'cut', text: '受理14' }, 'cut_off'],
    ['does not end', { type: 'flood', bytes: 10_000_000 }, 'too_long'],
  ])('tells an endpoint that %s', async (_name, behaviour, fault) => {
    expect(await faultOf(behaviour)).toBe(fault);
  });

  it.each<[string, Behaviour, string]>([
    ['stalls', { type: 'stall' }, 'timeout'],
    ['breaks off', { type: 'break_off', text: '受理1423件' }, 'unreachable'],
    ['ends for want of room', { type: 'cut', text: '受理14' }, 'cut_off'],
    ['does not end', { type: 'flood', bytes: 10_000_000 }, 'too_long'],
  ])('tells a stream that %s', async (_name, behaviour, fault) => {
    expect(await faultOf(behaviour, { onPiece: () => undefined })).toBe(fault);
  });

  it('ends with the answer’s own limit of time', async () => {
    expect(await faultOf({ type: 'stall' }, { signal: AbortSignal.timeout(50) })).toBe('timeout');
    const onPiece = () => undefined;
    const drip: Behaviour = { type: 'drip', text: '受'.repeat(100), everyMs: 20 };
    expect(await faultOf(drip, { signal: AbortSignal.timeout(100), onPiece })).toBe('timeout');
  });

  it('tries again what may succeed, and nothing else', async () => {
    let tries = 0;
    server.behave(() =>
      (tries += 1) === 1 ? { type: 'status', status: 503 } : { type: 'reply', text: '好' },
    );
    expect((await modelAt(server.baseUrl, { retries: 2, timeoutMs: 5000 }).complete(REQUEST)).text).toBe(
      '好',
    );
    expect(tries).toBe(2);
    tries = 0;
    server.behave(() => ((tries += 1), { type: 'status', status: 400 }));
    await expect(modelAt(server.baseUrl, { retries: 2 }).complete(REQUEST)).rejects.toThrow(/400/u);
    expect(tries).toBe(1);
  });

  it('says that nothing listens', async () => {
    await expect(modelAt('http://127.0.0.1:9/v1').complete(REQUEST)).rejects.toMatchObject({
      fault: 'unreachable',
    });
  });
});

describe('the limits of a model', () => {
  it('leaves an endpoint alone that failed several times in a row, and tries it again later', async () => {
    const log = memoryLog();
    const limits = { concurrent: 4, waiting: 4, failures: 3, pauseMs: 200 };
    const model = limitedTo(limits, log);
    server.behave(() => ({ type: 'status', status: 500 }));
    for (let time = 0; time < 3; time += 1) await expect(model.complete(REQUEST)).rejects.toThrow();
    const asked = server.requests.length;
    await expect(model.complete(REQUEST)).rejects.toMatchObject({ fault: 'paused' });
    expect(server.requests.length).toBe(asked);
    expect(log.text()).toContain('left alone');
    server.behave(() => ({ type: 'reply', text: '好' }));
    await expect
      .poll(
        () =>
          model.complete(REQUEST).then(
            ({ text }) => text,
            () => 'paused',
          ),
        { timeout: 5000 },
      )
      .toBe('好');
  });

  it('asks no more than so many at once, and refuses what can’t wait', async () => {
    const limits = { concurrent: 1, waiting: 1, failures: 9, pauseMs: 200 };
    const model = limitedTo(limits);
    const begun = server.requests.length;
    server.behave(() => ({ type: 'reply', text: '好' }));
    const all = await Promise.allSettled([1, 2, 3].map(() => model.complete(REQUEST)));
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(server.requests.length - begun).toBe(2);
  });
});
