import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createManualClock, type ManualClock } from './clock.ts';
import { createConnections, type ClientConfig } from './connections.ts';
import { createDeliveries, type Delivery, type Parts } from './deliveries.ts';
import { createFaultPlan, enactFault, type Fault } from './faults.ts';
import { createMessages, type SentMessage } from './messages.ts';
import { messageEnvelope, type Click, type Saying } from './people.ts';
import { createTokens } from './tokens.ts';
import { sealRequest, withToken, type SubscriptionSecrets } from './webhook.ts';

/** A custom app of the platform and the organisation that installed it. */
export interface EmulatedApp {
  appId: string;
  appSecret: string;
  botOpenId: string;
  tenantKey: string;
}

export const APP: EmulatedApp = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'a-secret-that-must-not-be-logged',
  botOpenId: 'ou_bot0000000000000000000000000001',
  tenantKey: 'tenant-own',
};

export interface EmulatorOptions {
  app?: EmulatedApp;
  clock?: ManualClock;
  /** Seconds, as the platform sends them. Defaults suit tests: reconnect at once. */
  clientConfig?: ClientConfig;
  /** Connections an app may hold. Default 50, the platform's. */
  connectionLimit?: number;
  /** Of the webhook; made up where none are given. */
  secrets?: SubscriptionSecrets;
  /** From 0 to below 1: which client gets an event. Default Math.random. */
  random?: () => number;
}

/** A request the platform received, in the order of arrival. */
export interface ReceivedRequest {
  method: string;
  path: string;
  body: unknown;
}

/** The open platform on a loopback port: HTTP API and long connection, driven by the real SDK over real sockets. */
export interface FeishuEmulator {
  /** What FEISHU_DOMAIN is set to. */
  readonly domain: string;
  readonly app: EmulatedApp;
  readonly clock: ManualClock;
  readonly requests: readonly ReceivedRequest[];
  /** Everything the bot sent, oldest first. */
  readonly sent: readonly SentMessage[];
  readonly deliveries: readonly Delivery[];
  /** Clients that are connected and have pinged: only they get events. */
  readonly online: number;
  /** A person writes; the event is pushed at once. Ids are made up where none are given. */
  say(saying: Saying, parts?: Parts): { messageId: string; delivery: Delivery };
  /** Pushes any other event. */
  push(eventType: string, event: unknown): Delivery;
  /**
   * Saves an address for events: the platform asks it a challenge first, and from then on calls it.
   * @returns Whether the address answered as it must; nothing is saved otherwise.
   */
  subscribe(url: string): Promise<boolean>;
  readonly secrets: SubscriptionSecrets;
  /** A person clicks a button of a card, or writes into its line. */
  click(cardMessageId: string, click: Click): Delivery;
  repliesTo(messageId: string): SentMessage[];
  /** The person takes the message back, or an administrator deletes it. */
  withdraw(messageId: string, how: 'recalled' | 'deleted'): void;
  removeBotFrom(chatId: string): void;
  fail(pattern: RegExp, times: number, fault: Fault): void;
  /** Every token issued so far stops working. */
  revokeTokens(): void;
  /** Cuts every long connection without a word. */
  dropConnections(): void;
  /** Whether pings are answered; `mute` is a half-open connection. */
  setMute(mute: 'mute' | 'speaking'): void;
  /** Waits for a state, looking again at each change; a test's own time limit ends a wait in vain. */
  until(condition: () => boolean): Promise<void>;
  close(): Promise<void>;
}

export async function startFeishuEmulator(options: EmulatorOptions = {}): Promise<FeishuEmulator> {
  const {
    app = APP,
    clock = createManualClock(),
    random = Math.random,
    secrets = { encryptKey: 'an-encrypt-key-of-a-test', verificationToken: 'a-verification-token' },
  } = options;
  let address: string | null = null;
  const changes = new EventEmitter().setMaxListeners(0);
  const onChange = () => void changes.emit('change');
  const faults = createFaultPlan();
  const tokens = createTokens(clock);
  const messages = createMessages(clock);
  const requests: ReceivedRequest[] = [];
  let serial = 0;

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const connections = createConnections({
    server,
    app,
    clock,
    port,
    clientConfig: options.clientConfig ?? {
      ReconnectCount: -1,
      ReconnectInterval: 1,
      ReconnectNonce: 0,
      PingInterval: 120,
    },
    connectionLimit: options.connectionLimit ?? 50,
    onChange,
    onDataFrame: (frame) => {
      deliveries.acknowledge(frame);
    },
  });
  const deliveries = createDeliveries({
    clock,
    random,
    receivers: connections.listening,
    post: () => (address === null ? null : callAddress),
    serviceId: connections.serviceId,
    onChange,
  });

  function push(eventType: string, event: unknown): Delivery {
    const eventId = `event-${String(++serial).padStart(6, '0')}`;
    const header = {
      event_id: eventId,
      event_type: eventType,
      create_time: String(clock.now()),
      tenant_key: app.tenantKey,
      app_id: app.appId,
    };
    return deliveries.push({ schema: '2.0', header, event }, eventId);
  }

  async function callAddress(envelope: Buffer): Promise<{ isTaken: boolean; answer: unknown }> {
    const { body, headers } = sealRequest(
      withToken(JSON.parse(envelope.toString()), secrets),
      secrets,
      clock.now(),
    );
    try {
      const response = await fetch(address ?? '', { method: 'POST', body, headers });
      return { isTaken: response.status === 200, answer: await response.json() };
    } catch (error) {
      if (error instanceof TypeError) return { isTaken: false, answer: null };
      throw error;
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET';
    const { pathname } = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    const body = await readJson(request);
    requests.push({ method, path: pathname, body });
    const fault = faults.take(`${method} ${pathname}`);
    if (fault !== null && fault !== 'lose_answer' && fault !== 'keep_answer') {
      enactFault(fault, request, response);
      onChange();
      return;
    }
    const answer = route(method, pathname, body, request.headers.authorization);
    if (fault === 'lose_answer') request.socket.resetAndDestroy();
    else if (fault === null)
      response
        .writeHead(answer.status, { 'content-type': 'application/json' })
        .end(JSON.stringify(answer.body));
    onChange();
  }

  function route(method: string, path: string, body: unknown, authorization: string | undefined) {
    const call = `${method} ${path}`;
    if (call === 'POST /callback/ws/endpoint') return { status: 200, body: connections.discover(body) };
    if (call === 'POST /open-apis/auth/v3/tenant_access_token/internal') {
      const { app_id: id, app_secret: secret } = asRecord(body);
      const good = id === app.appId && secret === app.appSecret;
      return {
        status: 200,
        body: good ? { code: 0, msg: 'ok', ...tokens.issue() } : { code: 10014, msg: 'app secret invalid' },
      };
    }
    const problem = tokens.problemOf(authorization);
    if (problem) return { status: 400, body: problem };
    if (call === 'GET /open-apis/bot/v3/info')
      return {
        status: 200,
        body: { code: 0, msg: 'ok', bot: { activate_status: 2, app_name: 'bot', open_id: app.botOpenId } },
      };
    if (call === 'GET /open-apis/tenant/v2/tenant/query')
      return {
        status: 200,
        body: { code: 0, msg: 'success', data: { tenant: { name: 'own', tenant_key: app.tenantKey } } },
      };
    if (call === 'POST /open-apis/im/v1/messages') return messages.create(body);
    const reply = /^POST \/open-apis\/im\/v1\/messages\/([^/]+)\/reply$/.exec(call)?.[1];
    if (reply !== undefined) return messages.reply(reply, body);
    const got = /^GET \/open-apis\/im\/v1\/messages\/([^/]+)$/.exec(call)?.[1];
    if (got !== undefined) return messages.get(got);
    return { status: 404, body: { code: 99991400, msg: `no such path ${call}` } };
  }

  return {
    domain: `http://127.0.0.1:${port}`,
    app,
    clock,
    requests,
    sent: messages.sent,
    deliveries: deliveries.all,
    get online() {
      return connections.listening().length;
    },
    say(saying, parts) {
      const number = String(++serial).padStart(6, '0');
      const complete = {
        from: { openId: 'ou_person000000000000000000000001', tenantKey: app.tenantKey },
        chat: { id: 'oc_private00000000000000000000001', type: 'p2p' as const },
        messageId: `om_person${number}`,
        eventId: `event-${number}`,
        ...saying,
      };
      messages.know(complete.messageId, complete.chat.id, complete.threadId ?? null);
      const envelope = messageEnvelope(complete, app, clock.now());
      return { messageId: complete.messageId, delivery: deliveries.push(envelope, complete.eventId, parts) };
    },
    push,
    secrets,
    async subscribe(url) {
      const challenge = randomUUID();
      const question = { type: 'url_verification', challenge, token: secrets.verificationToken };
      const { body, headers } = sealRequest(question, secrets, clock.now());
      const response = await fetch(url, { method: 'POST', body, headers });
      const isRight = response.status === 200 && asRecord(await response.json())['challenge'] === challenge;
      if (isRight) address = url;
      return isRight;
    },
    click(cardMessageId, { from, value, input, chatId }) {
      const card = messages.sent.find(({ id }) => id === cardMessageId);
      return push('card.action.trigger', {
        operator: {
          open_id: from.openId,
          union_id: from.openId.replace('ou_', 'on_'),
          tenant_key: from.tenantKey,
        },
        token: 'c-update-token',
        action: {
          value,
          tag: input === undefined ? 'button' : 'input',
          ...(input !== undefined && { input_value: input, name: 'question' }),
        },
        host: 'im_message',
        context: {
          open_message_id: cardMessageId,
          open_chat_id: chatId ?? card?.chatId ?? 'oc_unknown',
        },
      });
    },
    repliesTo: (messageId) => messages.sent.filter(({ replyTo }) => replyTo === messageId),
    withdraw(messageId, how) {
      messages.setState(messageId, how);
    },
    removeBotFrom(chatId) {
      messages.leave(chatId);
    },
    fail(pattern, times, fault) {
      faults.add(pattern, times, fault);
    },
    revokeTokens() {
      tokens.revokeAll();
    },
    dropConnections() {
      connections.drop();
    },
    setMute(mute) {
      connections.setMute(mute);
    },
    async until(condition) {
      while (!condition()) await once(changes, 'change');
    },
    async close() {
      connections.drop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? null : (JSON.parse(text) as unknown);
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
