import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

/** What the endpoint does with one request, instead of answering it. */
export type Misbehaviour =
  | { status: number; retryAfter?: string; body?: string }
  | { body: string }
  | 'stall'
  | 'stall_within_body'
  | 'reset'
  | 'fewer'
  | 'reversed'
  | 'wrong_dimension'
  | 'mixed_dimensions'
  | 'zeros'
  | 'text_for_number'
  | 'flood';

export interface EmbeddingRequest {
  model: string;
  input: string[];
  encoding_format?: string;
  authorization: string | undefined;
  /** `performance.now()` when it arrived. */
  at: number;
}

export interface EmbeddingServer {
  /** Up to and with `/v1`. */
  url: string;
  requests: EmbeddingRequest[];
  /** Requests under way at once, at most so far. */
  readonly mostAtOnce: number;
  /** The next requests misbehave, one each; then all is well again. */
  misbehave(...how: Misbehaviour[]): void;
  /** Every request from now on, until told otherwise, is treated by this. Null behaves well. */
  treat(how: ((request: EmbeddingRequest) => Misbehaviour | null) | null): void;
  close(): Promise<void>;
}

/**
 * An OpenAI-compatible `/v1/embeddings` over HTTP, with a hashed embedder behind it: characters and their pairs added up in
 * places that a hash picks. It knows words and no meaning, is the same on every run, and serves tests alone.
 */
export async function startEmbeddingServer({
  dimension = 64,
  delayMs = 0,
}: { dimension?: number; delayMs?: number } = {}): Promise<EmbeddingServer> {
  const requests: EmbeddingRequest[] = [];
  const script: Misbehaviour[] = [];
  let treatment: ((request: EmbeddingRequest) => Misbehaviour | null) | null = null;
  let underWay = 0;
  let mostAtOnce = 0;
  const server = createServer((incoming, response) => {
    underWay++;
    mostAtOnce = Math.max(mostAtOnce, underWay);
    response.on('close', () => underWay--);
    void readBody(incoming).then(async (body) => {
      const request = {
        ...(JSON.parse(body) as Omit<EmbeddingRequest, 'at' | 'authorization'>),
        authorization: incoming.headers.authorization,
        at: performance.now(),
      };
      requests.push(request);
      if (delayMs > 0) await wait(delayMs);
      const how = script.shift() ?? treatment?.(request) ?? null;
      if (incoming.url === '/v1/embeddings') answer(request, response, { how, dimension });
      else response.writeHead(404).end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => void server.close(resolve));
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    get mostAtOnce() {
      return mostAtOnce;
    },
    misbehave: (...how) => void script.push(...how),
    treat: (how) => {
      treatment = how;
    },
    close,
  };
}

/** The same, closed when the running test ends. */
export async function temporaryEmbeddingServer(
  options: { dimension?: number; delayMs?: number } = {},
): Promise<EmbeddingServer> {
  const server = await startEmbeddingServer(options);
  onTestFinished(() => server.close());
  return server;
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

function answer(
  { model, input }: EmbeddingRequest,
  response: ServerResponse,
  { how, dimension }: { how: Misbehaviour | null; dimension: number },
): void {
  if (how === 'stall') return;
  if (how === 'reset') return void response.socket?.destroy();
  response.setHeader('content-type', 'application/json');
  if (how !== null && typeof how === 'object') {
    if ('status' in how && how.retryAfter !== undefined) response.setHeader('retry-after', how.retryAfter);
    response.writeHead('status' in how ? how.status : 200);
    return void response.end(how.body ?? '{"error":{"message":"scripted"}}');
  }
  if (how === 'flood') {
    flood(response);
    return;
  }
  if (how === 'stall_within_body') return void response.write('{"data":[');
  const data = input.map((text, index) => ({
    object: 'embedding',
    index,
    embedding: embeddingOf(text, { how, index, dimension }),
  }));
  if (how === 'fewer') data.pop();
  if (how === 'reversed') data.reverse();
  const usage = { prompt_tokens: input.join('').length, total_tokens: input.join('').length };
  response.end(JSON.stringify({ object: 'list', model, data, usage }));
}

/** Numbers without an end, as long as anyone reads them. */
function flood(response: ServerResponse): void {
  response.write('{"data":[{"embedding":[');
  const piece = '0.123456789,'.repeat(50_000);
  const more = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more);
  more();
}

function embeddingOf(
  text: string,
  { how, index, dimension }: { how: Misbehaviour | null; index: number; dimension: number },
): (number | string)[] {
  if (how === 'zeros') return new Array<number>(dimension).fill(0);
  if (how === 'text_for_number') return ['0.5', ...hashedEmbedding(text, dimension - 1)];
  if (how === 'wrong_dimension') return hashedEmbedding(text, dimension / 2);
  if (how === 'mixed_dimensions') return hashedEmbedding(text, dimension - (index % 2));
  return hashedEmbedding(text, dimension);
}

/** Not of length one, as many models' vectors are not. */
export function hashedEmbedding(text: string, dimension: number): number[] {
  const vector = Array.from({ length: dimension }, () => 0);
  const characters = Array.from(text);
  const pairs = characters.slice(1).map((character, index) => (characters[index] ?? '') + character);
  for (const gram of [...characters, ...pairs]) {
    const [low = 0, high = 0, sign = 0] = createHash('md5').update(gram).digest();
    const place = (low + high * 256) % dimension;
    vector[place] = (vector[place] ?? 0) + (sign % 2 === 0 ? 1 : -1);
  }
  return vector.some((value) => value !== 0) ? vector : vector.fill(1);
}
