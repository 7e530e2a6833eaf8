import { setImmediate } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { Answer, Ask, AskRequest } from '../../src/answers/answer.ts';
import { createFeishuChannel, type FeishuChannel } from '../../src/channels/feishu/feishu-channel.ts';
import { createConversations } from '../../src/conversations/converse.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { startWeb } from '../../src/web/listen.ts';
import { createWebhookRoute, WEBHOOK_PATH } from '../../src/web/webhook.ts';
import type { FeishuEmulator } from './feishu-emulator/emulator.ts';
import { memoryLog, type MemoryLog } from './log.ts';
import { anAnswer } from './messages.ts';
import { temporaryFolder } from './temporary-store.ts';

/** The bot as the server runs it, with the store on disk and the real SDK, against the emulated platform. */
export interface Bot {
  store: Store;
  channel: FeishuChannel;
  log: MemoryLog;
  dataDirectory: string;
  /** Where the platform calls; null with the long connection. */
  url: string | null;
  stop(): Promise<void>;
}

export interface BotOptions {
  emulator: FeishuEmulator;
  ask: Ask;
  /** Of a store to be opened, and closed when the bot stops. Default: a new one. */
  dataDirectory?: string;
  /** A store that is open already, and stays open. */
  store?: Store;
  allowExternal?: boolean;
  /** How events come in. Default: the long connection. */
  mode?: 'ws' | 'webhook';
}

/** Started when the promise resolves: online, and knowing itself. Stopped when the running test ends. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { emulator, ask, dataDirectory = temporaryFolder(), allowExternal = false, mode = 'ws' } = options;
  const log = memoryLog();
  const store = options.store ?? (await openStore({ dataDirectory }));
  const wait = () => setImmediate();
  const channel = createFeishuChannel({
    settings: {
      ...emulator.app,
      domain: emulator.domain,
      allowExternal,
      webhook: mode === 'ws' ? null : emulator.secrets,
    },
    logger: log.logger,
    wait,
    now: () => emulator.clock.now(),
  });
  const conversations = createConversations({
    store,
    ask,
    channels: [channel],
    logger: log.logger,
    now: () => new Date(emulator.clock.now()),
    wait,
  });
  const { takeWebhook } = channel;
  const web =
    takeWebhook && (await startWeb(createWebhookRoute(takeWebhook), { host: '127.0.0.1', port: 0 }));
  let stopped: Promise<void> | null = null;
  const stop = () =>
    (stopped ??= (async () => {
      await conversations.stop();
      await web?.close();
      if (!options.store) await store.close();
      await emulator.until(() => emulator.online === 0);
    })());
  onTestFinished(stop);
  await conversations.start();
  if (web) await emulator.subscribe(`${web.url}${WEBHOOK_PATH}`);
  else await emulator.until(() => emulator.online === 1);
  while (channel.status().identity === 'unknown') await setImmediate();
  return { store, channel, log, dataDirectory, url: web && `${web.url}${WEBHOOK_PATH}`, stop };
}

/** A deterministic stand-in for the pipeline: an answer that repeats the question and what it was asked after. */
export function echo(): Ask & { requests: AskRequest[] } {
  const requests: AskRequest[] = [];
  const ask = (request: AskRequest): Promise<Answer> => {
    requests.push(request);
    const text = `答：${[...request.history, request.question].join(' ← ')}`;
    return Promise.resolve(anAnswer({ text, figures: [], citations: [] }));
  };
  return Object.assign(ask, { requests });
}
