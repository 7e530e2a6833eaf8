import type { Clock } from './clock.ts';
import { encodeFrame, headerOf, type Frame } from './frame-codec.ts';

/** Counted from the push; the handler's work is included. */
export const ACK_TIMEOUT_MS = 3000;
/** Waits before the re-pushes of an event that was not acknowledged; after the last it is lost. */
export const REPUSH_DELAYS_MS: readonly number[] = [15_000, 5 * 60_000, 60 * 60_000, 6 * 60 * 60_000];

/**
 * How one push ended. `late`: an answer that came after 3 seconds and counts for nothing; `refused`: the client said 500;
 * `malformed`: an answer that is no echo of the frame; `silent`: none came; `unreachable`: no client was online.
 */
export type AttemptOutcome =
  'waiting' | 'acknowledged' | 'refused' | 'late' | 'malformed' | 'silent' | 'unreachable';

/** One event on its way to one of the connected clients. */
export interface Delivery {
  eventId: string;
  attempts: { outcome: AttemptOutcome; connection: number | null }[];
  /** What the client sent back with its acknowledgement: a callback's toast or card; null for none. */
  answer: unknown;
  /** `lost` once every re-push has failed: the platform forgets the event. */
  state: 'pending' | 'acknowledged' | 'lost';
}

/** How an event is cut up: `order` names the fragments in the order of sending; one left out never arrives. */
export interface Parts {
  count: number;
  order: readonly number[];
}

/** A connected client that has pinged, and so listens. */
export interface Receiver {
  id: number;
  send(bytes: Buffer): void;
}

/** Pushes events at least once: to one random client each, again after silence, at most four times more. */
export interface Deliveries {
  readonly all: readonly Delivery[];
  push(envelope: unknown, eventId: string, parts?: Parts): Delivery;
  /** Takes a data frame that a client sent back. */
  acknowledge(frame: Frame): void;
}

export interface DeliveriesDependencies {
  clock: Clock;
  /** From 0 to below 1: which client gets an event. */
  random: () => number;
  receivers: () => readonly Receiver[];
  /** Calls the app's address with an envelope, where one is subscribed; taken when it answered 200. Null: the long connection. */
  post: () => ((envelope: Buffer) => Promise<{ isTaken: boolean; answer: unknown }>) | null;
  serviceId: number;
  onChange: () => void;
}

export function createDeliveries({
  clock,
  random,
  receivers,
  post,
  serviceId,
  onChange,
}: DeliveriesDependencies): Deliveries {
  const all: Delivery[] = [];
  const waiting = new Map<string, (outcome: AttemptOutcome, answer: unknown) => void>();
  let serial = 0;

  function attempt(delivery: Delivery, payload: Buffer, parts: Parts): void {
    const online = receivers();
    const receiver = online[Math.floor(random() * online.length)];
    const record: Delivery['attempts'][number] = { outcome: 'waiting', connection: receiver?.id ?? null };
    delivery.attempts.push(record);

    const settle = (outcome: AttemptOutcome, answer: unknown = null) => {
      if (record.outcome !== 'waiting') {
        // An answer after the time is up is noted, and changes nothing: the event is pushed again.
        if (record.outcome === 'silent') record.outcome = 'late';
        onChange();
        return;
      }
      record.outcome = outcome;
      stopTimer();
      if (outcome === 'acknowledged') {
        delivery.state = 'acknowledged';
        delivery.answer = answer;
      } else scheduleNext(delivery, payload, parts);
      onChange();
    };
    const stopTimer = clock.after(ACK_TIMEOUT_MS, () => {
      settle('silent');
    });
    const call = post();
    if (call) {
      void call(payload).then(({ isTaken, answer }) => {
        settle(isTaken ? 'acknowledged' : 'refused', answer);
      });
      return;
    }
    if (!receiver) {
      settle('unreachable');
      return;
    }
    const traceId = `trace-${String(++serial)}`;
    waiting.set(traceId, settle);
    for (const part of parts.order) {
      receiver.send(
        encodeFrame(eventFrame({ serial, serviceId, traceId, payload, part, count: parts.count })),
      );
    }
  }

  function scheduleNext(delivery: Delivery, payload: Buffer, parts: Parts): void {
    const delayMs = REPUSH_DELAYS_MS[delivery.attempts.length - 1];
    if (delayMs === undefined) {
      delivery.state = 'lost';
      return;
    }
    // Fragments that went astray are sent whole the next time.
    const whole = { count: parts.count, order: [...Array(parts.count).keys()] };
    clock.after(delayMs, () => {
      if (delivery.state === 'pending') attempt(delivery, payload, whole);
      onChange();
    });
  }

  return {
    all,
    push(envelope, eventId, parts = { count: 1, order: [0] }) {
      const delivery: Delivery = { eventId, attempts: [], answer: null, state: 'pending' };
      all.push(delivery);
      attempt(delivery, Buffer.from(JSON.stringify(envelope)), parts);
      return delivery;
    },
    acknowledge(frame) {
      const settle = waiting.get(headerOf(frame, 'trace_id') ?? '');
      if (settle) settle(readAck(frame, serviceId), readResult(frame));
    },
  };
}

function eventFrame(event: {
  serial: number;
  serviceId: number;
  traceId: string;
  payload: Buffer;
  part: number;
  count: number;
}): Frame {
  // Cut by bytes, so that a character may stand half in one fragment and half in the next.
  const size = Math.ceil(event.payload.length / event.count);
  return {
    seqId: BigInt(event.serial),
    logId: BigInt(event.serial) * 1_000_003n,
    service: event.serviceId,
    method: 1,
    headers: [
      { key: 'type', value: 'event' },
      { key: 'message_id', value: `frame-${String(event.serial)}` },
      { key: 'sum', value: String(event.count) },
      { key: 'seq', value: String(event.part) },
      { key: 'trace_id', value: event.traceId },
    ],
    payload: event.payload.subarray(event.part * size, (event.part + 1) * size),
    logIdNew: `log-${event.traceId}`,
  };
}

/** An acknowledgement is the same frame again, with `biz_rt` added and a payload of `{code, data?}`. */
function readAck(frame: Frame, serviceId: number): AttemptOutcome {
  const echoes =
    frame.service === serviceId &&
    frame.method === 1 &&
    frame.logIdNew === `log-${headerOf(frame, 'trace_id') ?? ''}` &&
    ['type', 'message_id', 'sum', 'seq', 'biz_rt'].every((key) => headerOf(frame, key) !== null);
  if (!echoes || !frame.payload) return 'malformed';
  let answer: unknown;
  try {
    answer = JSON.parse(frame.payload.toString());
  } catch {
    return 'malformed';
  }
  if (typeof answer !== 'object' || answer === null || !('code' in answer)) return 'malformed';
  return answer.code === 200 ? 'acknowledged' : 'refused';
}

/** The handler's result, which travels in the acknowledgement as base64 of its JSON. */
function readResult({ payload }: Frame): unknown {
  const { data } = JSON.parse(payload?.toString() ?? '{}') as { data?: string };
  return data === undefined ? null : (JSON.parse(Buffer.from(data, 'base64').toString()) as unknown);
}
