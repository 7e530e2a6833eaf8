import { cardProblems } from './card-rules.ts';
import type { Clock } from './clock.ts';

const UUID_WINDOW_MS = 60 * 60 * 1000;
const TEXT_LIMIT_BYTES = 150 * 1024;
const CARD_LIMIT_BYTES = 30 * 1024;

/** A message of the bot, as people see it. */
export interface SentMessage {
  id: string;
  chatId: string;
  threadId: string | null;
  /** The message it answers; null for one that was sent by itself. */
  replyTo: string | null;
  type: string;
  /** The content string as sent. */
  content: string;
  uuid: string | null;
}

/** What the platform answers a call with: HTTP status and body. */
export interface ApiAnswer {
  status: number;
  body: { code: number; msg: string; data?: unknown };
}

interface KnownMessage {
  chatId: string;
  threadId: string | null;
  state: 'there' | 'recalled' | 'deleted';
}

/** The messages of the platform's chats: what people wrote, what the bot sent, and the rules of sending. */
export interface Messages {
  readonly sent: readonly SentMessage[];
  /** Lets the bot answer a message that a person wrote. */
  know(messageId: string, chatId: string, threadId: string | null): void;
  setState(messageId: string, state: KnownMessage['state']): void;
  /** The bot is no longer in that chat. */
  leave(chatId: string): void;
  create(body: unknown): ApiAnswer;
  reply(messageId: string, body: unknown): ApiAnswer;
  get(messageId: string): ApiAnswer;
}

export function createMessages(clock: Clock): Messages {
  const sent: SentMessage[] = [];
  const known = new Map<string, KnownMessage>();
  const left = new Set<string>();
  const byUuid = new Map<string, { atMs: number; message: SentMessage }>();
  let serial = 0;

  function deliver(
    request: SendRequest,
    chatId: string,
    threadId: string | null,
    replyTo: string | null,
  ): ApiAnswer {
    if (left.has(chatId)) return refusal(230002, 'Bot/User can NOT be out of the chat.');
    const problem = contentProblem(request);
    if (problem) return problem;
    const earlier = request.uuid === null ? undefined : byUuid.get(request.uuid);
    if (earlier && clock.now() - earlier.atMs < UUID_WINDOW_MS) return success(earlier.message);
    const message: SentMessage = {
      id: `om_bot${String(++serial).padStart(8, '0')}`,
      chatId,
      threadId,
      replyTo,
      type: request.type,
      content: request.content,
      uuid: request.uuid,
    };
    sent.push(message);
    known.set(message.id, { chatId, threadId, state: 'there' });
    if (request.uuid !== null) byUuid.set(request.uuid, { atMs: clock.now(), message });
    return success(message);
  }

  return {
    sent,
    know(messageId, chatId, threadId) {
      if (!known.has(messageId)) known.set(messageId, { chatId, threadId, state: 'there' });
    },
    setState(messageId, state) {
      const message = known.get(messageId);
      if (message) message.state = state;
    },
    leave(chatId) {
      left.add(chatId);
    },
    create(body) {
      const request = readSendRequest(body);
      if ('status' in request) return request;
      if (request.receiveId === null)
        return refusal(230001, 'Your request contains an invalid request parameter.');
      return deliver(request, request.receiveId, null, null);
    },
    reply(messageId, body) {
      const request = readSendRequest(body);
      if ('status' in request) return request;
      const target = known.get(messageId);
      if (!target)
        return refusal(230001, 'Your request contains an invalid request parameter, invalid message_id.');
      if (target.state === 'recalled') return refusal(230011, 'The message was withdrawn.');
      if (target.state === 'deleted') return refusal(231003, 'The message was deleted.');
      const threadId = target.threadId ?? (request.replyInThread ? `omt_${messageId.slice(3)}` : null);
      return deliver(request, target.chatId, threadId, messageId);
    },
    get(messageId) {
      const message = sent.find(({ id }) => id === messageId);
      return message
        ? { status: 200, body: { code: 0, msg: 'success', data: { items: [asData(message)] } } }
        : refusal(230001, 'invalid message_id');
    },
  };
}

interface SendRequest {
  receiveId: string | null;
  type: string;
  content: string;
  uuid: string | null;
  replyInThread: boolean;
  sizeBytes: number;
}

function readSendRequest(body: unknown): SendRequest | ApiAnswer {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const { receive_id: receiveId, msg_type: type, content, uuid, reply_in_thread: replyInThread } = fields;
  if (typeof type !== 'string' || typeof content !== 'string')
    return refusal(230001, 'msg_type or content is missing');
  if (uuid !== undefined && (typeof uuid !== 'string' || uuid.length > 50))
    return refusal(230001, 'uuid is too long');
  return {
    receiveId: typeof receiveId === 'string' ? receiveId : null,
    type,
    content,
    uuid: uuid === undefined || uuid === '' ? null : uuid,
    replyInThread: replyInThread === true,
    sizeBytes: Buffer.byteLength(JSON.stringify(body)),
  };
}

function contentProblem({ type, content, sizeBytes }: SendRequest): ApiAnswer | null {
  if (sizeBytes > (type === 'text' ? TEXT_LIMIT_BYTES : CARD_LIMIT_BYTES))
    return refusal(230025, 'The length of the message content reaches its limit.');
  if (type === 'interactive') {
    const problem = cardProblems(content)[0];
    return problem === undefined
      ? null
      : refusal(230099, `Failed to create card content, ext=ErrCode: ${problem}`);
  }
  if (type === 'text') {
    const text = textOf(content);
    if (text === null || text === '') return refusal(230001, 'content is not a string in json format');
    if (/<at\s+user_id\s*=\s*["']?all/.test(text)) return refusal(230018, 'at all is not permitted');
  }
  return null;
}

/** The words of a text message's content, or null when it is no such content. */
export function textOf(content: string): string | null {
  try {
    const parsed: unknown = JSON.parse(content);
    return typeof parsed === 'object' &&
      parsed !== null &&
      'text' in parsed &&
      typeof parsed.text === 'string'
      ? parsed.text
      : null;
  } catch {
    return null;
  }
}

function success(message: SentMessage): ApiAnswer {
  return { status: 200, body: { code: 0, msg: 'success', data: asData(message) } };
}

function refusal(code: number, msg: string): ApiAnswer {
  return { status: 400, body: { code, msg } };
}

function asData(message: SentMessage): unknown {
  return {
    message_id: message.id,
    chat_id: message.chatId,
    msg_type: message.type,
    ...(message.threadId === null ? {} : { thread_id: message.threadId }),
    ...(message.replyTo === null ? {} : { root_id: message.replyTo, parent_id: message.replyTo }),
    body: { content: message.content },
    deleted: false,
  };
}
