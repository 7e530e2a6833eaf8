import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import { AppError } from '../errors.ts';

/** What is under way when the server closes has so long to end, in milliseconds. */
const GRACE_MS = 5000;
const SWEEP_MS = 50;

export interface WebServer {
  /** Where it listens: `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Takes no more requests, and ends once those under way are answered or the grace is over. */
  close(): Promise<void>;
}

/**
 * Listens.
 * @param port 0 for any free one.
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
  return { url: `http://${name}:${address.port}`, close: () => close(server) };
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    if (!('closeIdleConnections' in server)) {
      server.close(() => {
        resolve();
      });
      return;
    }
    const cutOff = setTimeout(() => {
      server.closeAllConnections();
    }, GRACE_MS);
    // A connection that is kept alive after its last answer would hold the server open, and the browser would ask on it.
    const sweep = setInterval(() => {
      server.closeIdleConnections();
    }, SWEEP_MS);
    server.close(() => {
      clearTimeout(cutOff);
      clearInterval(sweep);
      resolve();
    });
  });
}

function classifyListenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
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
