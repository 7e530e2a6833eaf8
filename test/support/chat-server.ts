import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A chat completion as a client asks for it. */
export interface ChatRequest {
  model: string;
  stream: boolean;
  messages: { role: string; content: string | null; tool_call_id?: string; tool_calls?: unknown[] }[];
  tools: { function: { name: string; parameters: unknown } }[];
  response_format: { type: string } | null;
  authorization: string | null;
}

/** What the endpoint does with a request. */
export type Behaviour =
  | { type: 'reply'; text: string }
  | { type: 'tools'; calls: { name: string; arguments: string }[] }
  | { type: 'status'; status: number; retryAfter?: number }
  /** Nothing comes, the connection stays. */
  | { type: 'stall' }
  /** The first half comes, then the connection breaks. */
  | { type: 'break_off'; text: string }
  | { type: 'reset' }
  /** 200 with a body that is no JSON. */
  | { type: 'broken_json' }
  | { type: 'no_choices' }
  /** So many bytes of text without an end. */
  | { type: 'flood'; bytes: number }
  /** The reply ends because its room did. */
  | { type: 'cut'; text: string }
  /** The reply comes, a piece every so many milliseconds. */
  | { type: 'drip'; text: string; everyMs: number };

export interface ChatServer {
  /** What OPENAI_BASE_URL is set to. */
  baseUrl: string;
  readonly requests: readonly ChatRequest[];
  /** What is done from now on. */
  behave(how: (request: ChatRequest, count: number) => Behaviour): void;
  close(): Promise<void>;
}

/** An OpenAI-compatible chat endpoint on a loopback port, which does what it is told. Streams split every number. */
export async function startChatServer(): Promise<ChatServer> {
  let behaviour: (request: ChatRequest, count: number) => Behaviour = () => ({ type: 'reply', text: '' });
  const requests: ChatRequest[] = [];
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    behave: (how) => {
      behaviour = how;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
      json(response, 404, {
        error: { message: `no such path: ${request.url ?? ''}`, type: 'invalid_request' },
      });
      return;
    }
    const chat = await readChat(request);
    requests.push(chat);
    await enact(behaviour(chat, requests.length), chat, response);
  }
}

async function readChat(request: IncomingMessage): Promise<ChatRequest> {
  let body = '';
  for await (const piece of request) body += String(piece);
  const chat = JSON.parse(body) as Partial<ChatRequest>;
  return {
    model: chat.model ?? '',
    stream: chat.stream ?? false,
    messages: chat.messages ?? [],
    tools: chat.tools ?? [],
    response_format: chat.response_format ?? null,
    authorization: request.headers.authorization ?? null,
  };
}

async function enact(behaviour: Behaviour, chat: ChatRequest, response: ServerResponse): Promise<void> {
  switch (behaviour.type) {
    case 'reply':
      if (chat.stream) await streamText(response, chat, behaviour.text);
      else whole(response, chat, behaviour.text);
      return;
    case 'drip':
      return streamText(response, chat, behaviour.text, { everyMs: behaviour.everyMs });
    case 'cut':
      if (chat.stream) await streamText(response, chat, behaviour.text, { reason: 'length' });
      else whole(response, chat, behaviour.text, 'length');
      return;
    case 'tools': {
      callTools(response, chat, behaviour.calls);
      return;
    }
    case 'status':
      if (behaviour.retryAfter !== undefined) response.setHeader('retry-after', String(behaviour.retryAfter));
      json(response, behaviour.status, {
        error: { message: 'the endpoint says no to sk-a-key-that-must-not-be-logged', type: 'error' },
      });
      return;
    case 'stall':
      return;
    case 'reset':
      response.destroy();
      return;
    case 'broken_json':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"choices":[{"message":{"content":"半');
      return;
    case 'no_choices':
      json(response, 200, { id: 'chatcmpl-1', object: 'chat.completion', choices: [] });
      return;
    case 'break_off':
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const piece of piecesOf(behaviour.text)) response.write(event(chat, { content: piece }));
      await sleep(10);
      response.destroy();
      return;
    case 'flood':
      return flood(response, chat, behaviour.bytes);
  }
}

function whole(response: ServerResponse, chat: ChatRequest, content: string, reason = 'stop'): void {
  response.setHeader('x-request-id', 'req-1');
  json(response, 200, {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: chat.model,
    choices: [{ index: 0, finish_reason: reason, message: { role: 'assistant', content } }],
    usage: usageOf(chat, content),
  });
}

function callTools(
  response: ServerResponse,
  chat: ChatRequest,
  calls: readonly { name: string; arguments: string }[],
): void {
  json(response, 200, {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: chat.model,
    choices: [
      {
        index: 0,
        finish_reason: 'tool_calls',
        message: {
          role: 'assistant',
          content: null,
          tool_calls: calls.map((call, index) => ({
            id: `call-${chat.messages.length}-${index}`,
            type: 'function',
            function: call,
          })),
        },
      },
    ],
    usage: usageOf(chat, ''),
  });
}

async function streamText(
  response: ServerResponse,
  chat: ChatRequest,
  text: string,
  { everyMs = 0, reason = 'stop' }: { everyMs?: number; reason?: string } = {},
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req-1' });
  for (const piece of piecesOf(text)) {
    if (response.destroyed) return;
    response.write(event(chat, { content: piece }));
    if (everyMs > 0) await sleep(everyMs);
  }
  response.write(event(chat, {}, reason));
  response.write(
    `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: chat.model, choices: [], usage: usageOf(chat, text) })}\n\n`,
  );
  response.end('data: [DONE]\n\n');
}

async function flood(response: ServerResponse, chat: ChatRequest, bytes: number): Promise<void> {
  const text = '灌'.repeat(20_000);
  response.writeHead(200, { 'content-type': chat.stream ? 'text/event-stream' : 'application/json' });
  if (!chat.stream) response.write('{"choices":[{"message":{"content":"');
  for (let sent = 0; sent < bytes && !response.destroyed; sent += text.length * 3) {
    const isTaken = response.write(chat.stream ? event(chat, { content: text }) : text);
    if (!isTaken) await sleep(1);
  }
  response.end(chat.stream ? '' : '"}}]}');
}

/** One to three characters each, so that 1423 comes as 1, 42, 3. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0, size = 1; at < text.length; at += size, size = (size % 3) + 1)
    pieces.push(text.slice(at, at + size));
  return pieces;
}

function event(chat: ChatRequest, delta: object, reason: string | null = null): string {
  const chunk = {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: chat.model,
    choices: [{ index: 0, delta, finish_reason: reason }],
  };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

function usageOf({ messages }: ChatRequest, output: string): object {
  const input = messages.reduce((sum, { content }) => sum + (content?.length ?? 0), 0);
  return { prompt_tokens: input, completion_tokens: output.length, total_tokens: input + output.length };
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
