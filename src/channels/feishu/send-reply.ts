import { CTenantAccessToken, type Cache, type Client } from '@larksuiteoapi/node-sdk';
import { refOf } from '../../conversations/choose.ts';
import type { IncomingMessage } from '../../conversations/message.ts';
import type { Reply } from '../../conversations/reply.ts';
import { backOffMs, type Wait } from '../../conversations/wait.ts';
import { AppError } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import { cardLinks } from './card-links.ts';
import { isMessageId, isThreadId, uuidOf } from './ids.ts';
import { platformFailureOf, retryAfterMsOf } from './platform-error.ts';
import { createSendRate, type SendRate } from './send-rate.ts';
import { renderReply, type RenderedMessage, type ReplyForm } from './render-reply.ts';

const ATTEMPTS_AT_MOST = 4;
const BACK_OFF = { firstMs: 500, longestMs: 8000 };
/** The platform may ask for a longer pause than is worth holding a reply back for here; the outbox tries again later. */
const LONGEST_PAUSE_MS = 30_000;

export interface SenderDependencies {
  client: Client;
  /** The cache of the client's tokens. */
  tokenCache: Cache;
  appId: string;
  /** Address of the console for people; null when there is none. */
  publicUrl: string | null;
  logger: Logger;
  wait: Wait;
  /** Aborted when the channel stops: a send that is pausing ends at once. */
  signal: AbortSignal;
}

/** Sends a reply to the message it answers; several calls with the same key show one reply. */
export type SendReply = (reply: Reply, message: IncomingMessage, deliveryKey: string) => Promise<void>;

/**
 * Sends in the richest form the platform takes. What may pass later is tried again a few times; what can't is thrown at once.
 * @throws {AppError} `platform`; `retryable` when the same call may succeed later.
 */
export function createSender(dependencies: SenderDependencies): SendReply {
  const inTurn = createSendRate(dependencies.signal);
  return async (reply, message, deliveryKey) => {
    if (!isMessageId(targetOf(message)))
      throw new AppError({
        code: 'invalid_argument',
        message: 'The id of the message to answer is not one of the platform.',
      });
    const forms = renderReply(reply, {
      links: cardLinks(dependencies.publicUrl, message),
      ref: refOf(message),
    });
    for (const [index, form] of forms.entries()) {
      try {
        await sendForm(form, message, deliveryKey, { ...dependencies, inTurn });
        return;
      } catch (error) {
        const isRefusedForm = ['too_long', 'content'].includes(platformFailureOf(error) ?? '');
        if (!isRefusedForm || index === forms.length - 1) throw error;
        dependencies.logger.warn(
          { messageId: message.id, form: form.name, err: error },
          'a form of a reply was refused',
        );
      }
    }
  };
}

async function sendForm(
  form: ReplyForm,
  message: IncomingMessage,
  deliveryKey: string,
  dependencies: SenderDependencies & { inTurn: SendRate },
): Promise<void> {
  for (const [part, rendered] of form.messages.entries()) {
    const uuid = uuidOf(deliveryKey, `${form.name}/${part}`);
    const { inTurn, client } = dependencies;
    const send = () => inTurn(message.conversation.id, () => callReply(rendered, message, uuid, client));
    await withRetries(send, dependencies);
  }
}

async function callReply(
  { type, content }: RenderedMessage,
  message: IncomingMessage,
  uuid: string,
  client: Client,
): Promise<void> {
  const { threadId } = message.conversation;
  await client.im.v1.message.reply({
    path: { message_id: targetOf(message) },
    data: { msg_type: type, content, uuid, reply_in_thread: threadId !== null && isThreadId(threadId) },
  });
}

async function withRetries(call: () => Promise<void>, dependencies: SenderDependencies): Promise<void> {
  const { logger, wait, signal, tokenCache, appId } = dependencies;
  let hasNewToken = false;
  for (let failures = 0; ; failures += 1) {
    try {
      await call();
      return;
    } catch (error) {
      const failure = platformFailureOf(error);
      if (
        !(error instanceof AppError) ||
        !error.retryable ||
        failures + 1 >= ATTEMPTS_AT_MOST ||
        signal.aborted
      )
        throw error;
      if (failure === 'token') {
        if (hasNewToken) throw error;
        hasNewToken = true;
        // The SDK keeps a token until its time is up, even one that the platform has taken back.
        await tokenCache.set(CTenantAccessToken, '', 0, { namespace: appId });
        continue;
      }
      const pauseMs = retryAfterMsOf(error) ?? backOffMs(failures, BACK_OFF);
      if (pauseMs > LONGEST_PAUSE_MS) throw error;
      logger.info({ failure, pauseMs }, 'a send is tried again after a pause');
      await wait(pauseMs, signal);
    }
  }
}

/** What the reply hangs on: the message, or for a click the card that was clicked. */
function targetOf({ id, replyTo }: IncomingMessage): string {
  return replyTo ?? id;
}
