import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Ask } from '../answers/answer.ts';
import type { ConsoleChannel } from '../channels/console/console-channel.ts';
import { AppError } from '../errors.ts';
import type { ReadableReport } from '../library/read-report.ts';
import type { Logger } from '../logger.ts';
import { guardAccess } from './access.ts';
import { createApi } from './api.ts';
import { reportPage } from './report-page.ts';

export interface WebDependencies {
  ask: Ask;
  console: ConsoleChannel;
  /** A stored report by its id, whatever its status; null when there is none. */
  findReport: (id: string) => Promise<ReadableReport | null>;
  /** Facts for /healthz; `ok: false` answers 503. */
  health: () => Promise<{ ok: boolean } & Record<string, unknown>>;
  token: string | null;
  publicUrl: string | null;
  logger: Logger;
}

export interface WebServer {
  /** Where it listens: `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Stops taking requests and ends those under way. */
  close(): Promise<void>;
}

const ASSETS: Record<string, string> = {
  'console.css': 'text/css; charset=utf-8',
  'console.js': 'text/javascript; charset=utf-8',
  'blocks.js': 'text/javascript; charset=utf-8',
  'report.js': 'text/javascript; charset=utf-8',
};
const ASSETS_FOLDER = new URL('./assets/', import.meta.url);

/** The pages and calls of the console, without a socket. */
export function createWeb(dependencies: WebDependencies): Hono {
  const web = new Hono();
  web.onError((error, context) => {
    if (error instanceof AppError && error.code !== 'internal') {
      return context.json({ error: error.message }, error.retryable ? 503 : 400);
    }
    const reference = crypto.randomUUID().slice(0, 8);
    dependencies.logger.error({ err: error, reference, path: context.req.path }, 'a request failed');
    return context.json({ error: `出错了，请把编号 ${reference} 告诉管理员。` }, 500);
  });
  web.notFound((context) => context.json({ error: 'There is nothing at this address.' }, 404));
  web.get('/healthz', async (context) => {
    const health = await dependencies.health();
    return context.json(health, health.ok ? 200 : 503);
  });
  web.use(guardAccess(dependencies));
  web.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        frameSrc: ["'self'"],
        frameAncestors: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
      xFrameOptions: 'SAMEORIGIN',
    }),
  );
  web.get('/', async (context) =>
    context.html(await readFile(new URL('console.html', ASSETS_FOLDER), 'utf8')),
  );
  web.get('/assets/:name', async (context) => {
    const name = context.req.param('name');
    const type = ASSETS[name];
    if (type === undefined) return context.notFound();
    return context.body(await readFile(new URL(name, ASSETS_FOLDER), 'utf8'), 200, {
      'content-type': type,
      'cache-control': 'no-cache',
    });
  });
  web.get('/reports/:id', async (context) => {
    const report = await dependencies.findReport(context.req.param('id'));
    if (!report) return context.json({ error: 'No report has this id.' }, 404);
    const { start, end } = context.req.query();
    const marked =
      start === undefined || end === undefined ? null : { start: Number(start), end: Number(end) };
    return context.html(reportPage(report, marked));
  });
  web.route('/api', createApi(dependencies));
  return web;
}

/**
 * Listens.
 * @throws {AppError} `port_in_use` or `invalid_argument` when the address can't be had.
 */
export async function startWeb(
  web: Hono,
  { host, port }: { host: string; port: number },
): Promise<WebServer> {
  const server = await new Promise<ServerType>((resolve, reject) => {
    const starting = serve({ fetch: web.fetch, hostname: host, port }, () => {
      resolve(starting);
    });
    starting.once('error', (error: NodeJS.ErrnoException) => {
      reject(classifyListenError(error, host, port));
    });
  });
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function classifyListenError(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  if (error.code === 'EADDRINUSE') {
    return new AppError({
      code: 'port_in_use',
      message: `Port ${port} is already in use on ${host}: stop the other program, or choose another with PORT=….`,
      cause: error,
    });
  }
  if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new AppError({
      code: 'invalid_argument',
      message: `Can't listen on ${host}, port ${port} (${error.code}): use an address of this machine and a port above 1023.`,
      cause: error,
    });
  }
  return error;
}
