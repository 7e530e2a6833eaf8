import { Client, DefaultCache, EventDispatcher, LoggerLevel } from '@larksuiteoapi/node-sdk';
import type { FeishuSettings } from '../../config.ts';
import type { Channel } from '../../conversations/channel.ts';
import type { Choice, ChoiceOutcome } from '../../conversations/choose.ts';
import type { IncomingMessage } from '../../conversations/message.ts';
import { backOffMs, waitForReal, type Wait } from '../../conversations/wait.ts';
import { AppError, messageOf } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import { createConnection, type Connection, type ConnectionStatus } from './connection.ts';
import { decodeClick, toastOf } from './decode-click.ts';
import { CHANNEL_NAME, decodeEvent, decodeRecall, type DecodeContext } from './decode-event.ts';
import { createHttpInstance } from './http-instance.ts';
import { fetchBotIdentity, type BotIdentity } from './identity.ts';
import { createSdkLogger } from './sdk-logger.ts';
import { createSender } from './send-reply.ts';
import type { WebhookRequest } from './webhook/read-webhook.ts';
import { createWebhook, type WebhookAnswer, type WebhookCounts } from './webhook/take-webhook.ts';
import { UNANSWERED_EVENTS } from './unanswered-events.ts';

const IDENTITY_BACK_OFF = { firstMs: 1000, longestMs: 60_000 };

/** What /healthz tells of the channel. */
export interface FeishuStatus {
  /** Of the long connection; null in webhook mode. */
  connection: ConnectionStatus | null;
  /** What came in over HTTP; null with the long connection. */
  webhook: Readonly<WebhookCounts> | null;
  /** Whether the bot's own id is known; until then nobody is answered in groups. */
  identity: 'known' | 'unknown';
}

export interface FeishuChannel extends Channel {
  /** Takes a call of the platform; null with the long connection. */
  readonly takeWebhook: ((request: WebhookRequest) => Promise<WebhookAnswer>) | null;
  status(): FeishuStatus;
}

export interface FeishuChannelDependencies {
  settings: FeishuSettings;
  /** Address of the console for people, where cards lead. Default null: nowhere. */
  publicUrl?: string | null;
  logger: Logger;
  /** Default: real time. */
  wait?: Wait;
  /** Limit of one call of the platform. Default 10 seconds. */
  requestTimeoutMs?: number;
  /** How long the connection may stay silent after a ping before it is taken for dead. Default 30. */
  pingTimeoutSeconds?: number;
  /** Default: real time. */
  now?: () => number;
}

/**
 * The Feishu (or Lark, or private) channel, over the long connection of the SDK or over calls of the platform. Nothing is done
 * before `start`; a platform that can't be reached is no failure of the start: it is tried until `stop`.
 */
export function createFeishuChannel(dependencies: FeishuChannelDependencies): FeishuChannel {
  const {
    settings,
    publicUrl = null,
    logger,
    wait = waitForReal,
    requestTimeoutMs = 10_000,
    // Shorter, and a lossy network reconnects for nothing.
    pingTimeoutSeconds = 30,
    now = Date.now,
  } = dependencies;
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;
  const underWay = new Set<Promise<unknown>>();
  let identity: BotIdentity | null = null;

  // 1. The SDK's parts, with a clock on every call and nothing secret in a log.
  const httpInstance = createHttpInstance({ domain: settings.domain, timeoutMs: requestTimeoutMs });
  const tokenCache = new DefaultCache();
  const sdkOptions = { logger: createSdkLogger(logger), loggerLevel: LoggerLevel.warn };
  const client = new Client({
    appId: settings.appId,
    appSecret: settings.appSecret,
    domain: settings.domain,
    httpInstance,
    cache: tokenCache,
    ...sdkOptions,
  });
  const dispatcher = new EventDispatcher(sdkOptions);
  let isStarted = false;
  const connection: Connection | null = settings.webhook
    ? null
    : createConnection({ settings, httpInstance, dispatcher, logger, wait, pingTimeoutSeconds });
  const webhook = settings.webhook
    ? createWebhook({
        secrets: { appId: settings.appId, ...settings.webhook },
        dispatcher: () => (isStarted && !isStopping() ? dispatcher : null),
        logger,
        now,
      })
    : null;
  const sendReply = createSender({
    client,
    tokenCache,
    appId: settings.appId,
    publicUrl,
    logger,
    wait,
    signal: stopping.signal,
  });

  /** Keeps a piece of work in view, so that `stop` can wait for it. */
  async function track<Result>(work: Promise<Result>): Promise<Result> {
    underWay.add(work);
    try {
      return await work;
    } finally {
      underWay.delete(work);
    }
  }

  // 2. Who we are, asked until it is answered.
  async function learnIdentity(): Promise<void> {
    for (let failures = 0; !isStopping(); failures += 1) {
      try {
        identity = await fetchBotIdentity(client, logger, stopping.signal);
        return;
      } catch (error) {
        if (isStopping()) return;
        logger.warn(
          { reason: messageOf(error) },
          'the bot’s own identity is not known yet; groups are not answered',
        );
        await wait(backOffMs(failures, IDENTITY_BACK_OFF), stopping.signal);
      }
    }
  }

  const context = (): DecodeContext => ({
    botOpenId: identity?.openId ?? null,
    ownTenant: identity?.tenantKey ?? null,
    externalPeople: settings.allowExternal ? 'answered' : 'refused',
  });

  // 3. An event in. What this throws is answered with 500, and the platform brings the event again.
  async function take(event: unknown, receive: (message: IncomingMessage) => Promise<void>): Promise<void> {
    if (isStopping()) throw notNow('the program is stopping');
    const decoded = decodeEvent(event, context());
    switch (decoded.type) {
      case 'message':
        await receive(decoded.message);
        return;
      case 'undecided':
        throw notNow(decoded.reason);
      case 'ignored':
        // One that can't be read may have asked something: the platform's format has changed, or ours is wrong.
        logger[decoded.reason === 'malformed' ? 'warn' : 'debug'](
          { reason: decoded.reason },
          'an event was ignored',
        );
        return;
    }
  }

  /** Always resolves with an object, and quickly: a click is never brought again, and without an answer shows an error. */
  async function takeClick(
    event: unknown,
    choose: (choice: Choice) => Promise<ChoiceOutcome>,
  ): Promise<object> {
    try {
      const choice = isStopping() ? null : decodeClick(event, context(), now());
      return toastOf(choice ? await choose(choice) : isStopping() ? 'failed' : 'gone');
    } catch (error) {
      logger.warn({ reason: messageOf(error) }, 'a click could not be taken');
      return toastOf('failed');
    }
  }

  async function takeBack(event: unknown, withdraw: (messageId: string) => Promise<void>): Promise<void> {
    if (isStopping()) throw notNow('the program is stopping');
    const messageId = decodeRecall(event);
    if (messageId === null) logger.warn({ reason: 'malformed' }, 'an event was ignored');
    else await withdraw(messageId);
  }

  return {
    name: CHANNEL_NAME,
    takeWebhook: webhook && ((request) => track(webhook.take(request))),
    start(receive, withdraw, choose) {
      dispatcher.register({
        'im.message.receive_v1': (event: unknown) => track(take(event, receive)),
        'im.message.recalled_v1': (event: unknown) => track(takeBack(event, withdraw)),
        ...Object.fromEntries(UNANSWERED_EVENTS.map((type) => [type, () => Promise.resolve()])),
        'card.action.trigger': (event: unknown) => track(takeClick(event, choose)),
      });
      void track(learnIdentity());
      isStarted = true;
      connection?.start();
      return Promise.resolve();
    },
    send: (reply, message, deliveryKey) => track(sendReply(reply, message, deliveryKey)),
    async stop() {
      stopping.abort(notNow('the program is stopping'));
      await Promise.allSettled(underWay);
      // The acknowledgement of the last event is written after its handler has ended.
      await new Promise((resolve) => setImmediate(resolve));
      await connection?.stop();
    },
    status: () => ({
      connection: connection && connection.status(),
      webhook: webhook && webhook.counts(),
      identity: identity ? 'known' : 'unknown',
    }),
  };
}

function notNow(reason: string): AppError {
  return new AppError({
    code: 'platform',
    message: `The event can't be taken now: ${reason}.`,
    retryable: true,
  });
}
