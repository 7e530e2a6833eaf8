import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface RerankRequest {
  model?: string;
  query: string;
  documents: string[];
  authorization: string | undefined;
}

/** What the endpoint sends instead of an order; `stall` sends nothing. */
export type RerankReply = { status: number; body: string } | 'stall' | 'reset';

export interface RerankServer {
  url: string;
  requests: RerankRequest[];
  /** Treats every request from now on. Null orders by length, shortest first. */
  treat(how: ((request: RerankRequest) => RerankReply) | null): void;
}

/** A reranking endpoint of the common shape over HTTP, for one test. It orders by length, which no model would. */
export async function temporaryRerankServer(): Promise<RerankServer> {
  const requests: RerankRequest[] = [];
  let treatment: ((request: RerankRequest) => RerankReply) | null = null;
  const server = createServer((incoming, response) => {
    void text(incoming).then((body) => {
      const request = {
        ...(JSON.parse(body) as Omit<RerankRequest, 'authorization'>),
        authorization: incoming.headers.authorization,
      };
      requests.push(request);
      const reply = treatment?.(request) ?? { status: 200, body: byLength(request.documents) };
      if (reply === 'stall') return;
      if (reply === 'reset') return void response.destroy();
      response.writeHead(reply.status, { 'content-type': 'application/json' }).end(reply.body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/rerank`,
    requests,
    treat: (how) => {
      treatment = how;
    },
  };
}

function byLength(documents: readonly string[]): string {
  const results = documents.map(({ length }, index) => ({ index, relevance_score: 1 / (1 + length) }));
  return JSON.stringify({ results });
}
