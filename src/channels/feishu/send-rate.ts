import pThrottle from 'p-throttle';

/** The platform's own limits, shared by all that sends: five messages a second in a chat, fifty over all chats. */
const PER_CHAT = 5;
const OVER_ALL = 50;
const SECOND_MS = 1000;
/** Chats without a message for so long are forgotten. */
const IDLE_MS = 60_000;

/** Runs a send when the chat and the whole may have one more; sends of one chat keep their order. */
export type SendRate = <Result>(chatId: string, send: () => Promise<Result>) => Promise<Result>;

interface Gate {
  enter: () => Promise<void>;
  lastUsedMs: number;
}

/**
 * Keeps to the platform's limits before it has to say so: a 429 costs a pause for everybody.
 * @param signal Aborted when the channel stops: sends that wait reject with its reason.
 */
export function createSendRate(signal: AbortSignal): SendRate {
  const overAll = createGate(OVER_ALL, signal);
  const chats = new Map<string, Gate>();

  function gateOf(chatId: string): Gate {
    const nowMs = Date.now();
    for (const [id, { lastUsedMs }] of chats) if (nowMs - lastUsedMs > IDLE_MS) chats.delete(id);
    const gate = chats.get(chatId) ?? createGate(PER_CHAT, signal);
    gate.lastUsedMs = nowMs;
    chats.set(chatId, gate);
    return gate;
  }

  return async (chatId, send) => {
    await gateOf(chatId).enter();
    await overAll.enter();
    return send();
  };
}

function createGate(limit: number, signal: AbortSignal): Gate {
  const throttle = pThrottle({ limit, interval: SECOND_MS, strict: true, signal });
  return { enter: throttle(() => Promise.resolve()), lastUsedMs: Date.now() };
}
