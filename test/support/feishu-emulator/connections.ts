import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Clock } from './clock.ts';
import type { Receiver } from './deliveries.ts';
import { decodeFrame, encodeFrame, headerOf, type Frame } from './frame-codec.ts';

const TICKET_LIFETIME_MS = 90_000;

/** Seconds, except the count; the platform sends all four, and the SDK needs all four. */
export interface ClientConfig {
  ReconnectCount: number;
  ReconnectInterval: number;
  ReconnectNonce: number;
  PingInterval: number;
}

/** The long connections: discovery, tickets, the limit, ping and pong. */
export interface Connections {
  readonly serviceId: number;
  /** Answers `POST /callback/ws/endpoint`. */
  discover(body: unknown): unknown;
  /**
   * Clients that have pinged. Nothing is pushed before the first ping: the SDK attaches its listener shortly after the
   * handshake, and a frame that comes with the handshake's own packet is lost without a trace.
   */
  listening: () => readonly Receiver[];
  drop(): void;
  /** Takes pings and answers none, as a connection does whose other end has gone without a word. */
  setMute(mute: 'mute' | 'speaking'): void;
}

export interface ConnectionsDependencies {
  server: Server;
  port: number;
  app: { appId: string; appSecret: string };
  clock: Clock;
  clientConfig: ClientConfig;
  connectionLimit: number;
  onDataFrame: (frame: Frame) => void;
  onChange: () => void;
}

export function createConnections(dependencies: ConnectionsDependencies): Connections {
  const { server, port, app, clock, clientConfig, connectionLimit, onDataFrame, onChange } = dependencies;
  const serviceId = 33554678;
  const tickets = new Map<string, number>();
  const open = new Map<number, { socket: WebSocket; listening: boolean }>();
  const webSockets = new WebSocketServer({ noServer: true });
  let serial = 0;
  let isMute = false;

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    const ticket = url.searchParams.get('ticket') ?? '';
    const issuedAtMs = tickets.get(ticket);
    tickets.delete(ticket);
    const problem =
      url.pathname !== '/ws/v2'
        ? 'no such path'
        : issuedAtMs === undefined || clock.now() - issuedAtMs > TICKET_LIFETIME_MS
          ? 'ticket is used up or unknown'
          : open.size >= connectionLimit
            ? 'too many connections'
            : null;
    if (problem !== null) {
      socket.end(`HTTP/1.1 403 Forbidden\r\nHandshake-Status: 403\r\nHandshake-Msg: ${problem}\r\n\r\n`);
      return;
    }
    webSockets.handleUpgrade(request, socket, head, accept);
  });

  function accept(socket: WebSocket): void {
    const id = ++serial;
    const connection = { socket, listening: false };
    open.set(id, connection);
    socket.on('message', (data: Buffer) => {
      const frame = decodeFrame(data);
      if (frame.method === 1) onDataFrame(frame);
      else if (headerOf(frame, 'type') === 'ping' && !isMute) {
        connection.listening = true;
        socket.send(
          encodeFrame({
            ...frame,
            headers: [{ key: 'type', value: 'pong' }],
            payload: Buffer.from(JSON.stringify(clientConfig)),
          }),
        );
      }
      onChange();
    });
    socket.on('close', () => {
      open.delete(id);
      onChange();
    });
    onChange();
  }

  return {
    serviceId,
    discover(body) {
      const { AppID: id, AppSecret: secret } = (body ?? {}) as Record<string, unknown>;
      if (id !== app.appId || secret !== app.appSecret) return { code: 514, msg: 'auth_failed', data: {} };
      if (open.size >= connectionLimit) return { code: 1000040350, msg: 'exceed_conn_limit', data: {} };
      const ticket = randomBytes(16).toString('hex');
      tickets.set(ticket, clock.now());
      const query = `fpid=493&aid=552564&device_id=${String(++serial)}&access_key=${randomBytes(8).toString('hex')}`;
      return {
        code: 0,
        msg: '',
        data: {
          URL: `ws://127.0.0.1:${port}/ws/v2?${query}&service_id=${serviceId}&ticket=${ticket}`,
          ClientConfig: clientConfig,
        },
      };
    },
    listening: () =>
      [...open]
        .filter(([, { socket, listening }]) => listening && socket.readyState === socket.OPEN)
        .map(([id, { socket }]) => ({
          id,
          send(bytes: Buffer) {
            socket.send(bytes);
          },
        })),
    setMute(mute) {
      isMute = mute === 'mute';
    },
    drop() {
      for (const { socket } of open.values()) socket.terminate();
    },
  };
}
