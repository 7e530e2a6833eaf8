import { once } from 'node:events';
import { WebSocket } from 'ws';
import { decodeFrame, encodeFrame, headerOf, type Frame } from './frame-codec.ts';
import type { FeishuEmulator } from './emulator.ts';

/** What a hand-made client sends back for an event frame; null for nothing. */
export type FrameAnswer = (frame: Frame) => Frame | null;

/** A client without the SDK, for the faults that the SDK itself would not commit. */
export interface RawClient {
  readonly frames: readonly Frame[];
  close(): void;
}

/** Asks for an address, as a client does before every connection. */
export async function discover(
  emulator: FeishuEmulator,
  appSecret = emulator.app.appSecret,
): Promise<{ code: number; url: string }> {
  const response = await fetch(`${emulator.domain}/callback/ws/endpoint`, {
    method: 'POST',
    body: JSON.stringify({ AppID: emulator.app.appId, AppSecret: appSecret }),
  });
  const { code, data } = (await response.json()) as { code: number; data: { URL?: string } };
  return { code, url: data.URL ?? '' };
}

/** Connects, pings, and answers every event frame as told. */
export async function connectRawClient(emulator: FeishuEmulator, answer: FrameAnswer): Promise<RawClient> {
  const { url } = await discover(emulator);
  const socket = new WebSocket(url);
  const frames: Frame[] = [];
  socket.on('message', (data: Buffer) => {
    const frame = decodeFrame(data);
    if (frame.method !== 1) return;
    frames.push(frame);
    const reply = answer(frame);
    if (reply) socket.send(encodeFrame(reply));
  });
  await once(socket, 'open');
  socket.send(encodeFrame(pingFrame()));
  await emulator.until(() => emulator.online > 0);
  return {
    frames,
    close() {
      socket.terminate();
    },
  };
}

/** The acknowledgement the platform expects: the same frame with `biz_rt` and a code. */
export function acknowledge(frame: Frame, code = 200): Frame {
  return {
    ...frame,
    headers: [...frame.headers, { key: 'biz_rt', value: '0' }],
    payload: Buffer.from(JSON.stringify({ code })),
  };
}

/** Whether this is the last fragment of its event by number, for clients that answer once. */
export function isLastFragment(frame: Frame): boolean {
  return Number(headerOf(frame, 'seq')) === Number(headerOf(frame, 'sum')) - 1;
}

function pingFrame(): Frame {
  return {
    seqId: 0n,
    logId: 0n,
    service: 33554678,
    method: 0,
    headers: [{ key: 'type', value: 'ping' }],
    payload: null,
    logIdNew: null,
  };
}
