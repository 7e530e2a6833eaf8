import type { Ask } from '../answers/answer.ts';
import { AppError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import {
  cancelMessage,
  claimNextMessage,
  findMessage,
  listUnfinished,
  markAnswered,
  releaseMessage,
  type InboxMessage,
} from '../store/inbox.ts';
import type { Store } from '../store/open-store.ts';
import { appendTurn } from '../store/threads.ts';
import type { Channel } from './channel.ts';
import { messageOfChoice, type Choice, type ChoiceOutcome } from './choose.ts';
import { composeReply } from './compose-reply.ts';
import { acceptMessage, queueKeyOf } from './inbox.ts';
import { createLater } from './later.ts';
import { LOAD_LIMITS, type LoadLimits } from './load.ts';
import type { IncomingMessage } from './message.ts';
import { sendStored } from './outbox.ts';
import { createQueue } from './queue.ts';
import type { Reply } from './reply.ts';
import { backOffMs, waitForReal, type Wait } from './wait.ts';

/** Answers take milliseconds and sends a fraction of a second: this many people are served at the same time. */
const CONCURRENCY = 8;
/** Half an hour of tries in all, within the hour in which Feishu takes the same send for the same. */
const SENDS_AT_MOST = 7;
const SEND_BACK_OFF = { firstMs: 30_000, longestMs: 15 * 60_000 };
const STORE_BACK_OFF = { firstMs: 500, longestMs: 60_000 };

/** The bot: messages come in from channels, answers go out to them. */
export interface Conversations {
  /** Takes up what the last run left unfinished, then starts the channels. */
  start(): Promise<void>;
  /** Ends what is being answered and stops the channels; what waits is kept for the next start. Safe to call twice. */
  stop(): Promise<void>;
}

export interface ConversationsDependencies {
  store: Store;
  ask: Ask;
  channels: readonly Channel[];
  logger: Logger;
  now: () => Date;
  /** In which a late question's time is told. Default Asia/Shanghai. */
  timeZone?: string;
  /** How many messages may wait. */
  limits?: Readonly<LoadLimits>;
  /** Default: real time. */
  wait?: Wait;
}

/**
 * The way of a message: stored → acknowledged → its turn comes → policy → asked → reply stored → sent. Whatever is stored when
 * the program dies is taken up at the next start, and a stored reply is sent under the same key, so that people see one.
 */
export function createConversations(dependencies: ConversationsDependencies): Conversations {
  const {
    store,
    ask,
    logger,
    now,
    timeZone = 'Asia/Shanghai',
    limits = LOAD_LIMITS,
    wait = waitForReal,
  } = dependencies;
  const { database } = store;
  const channels = new Map(dependencies.channels.map((channel) => [channel.name, channel]));
  const stopping = new AbortController();
  const later = createLater({ wait, signal: stopping.signal });
  /** Messages this process is answering, sending or trying again. */
  const inHand = new Set<string>();
  const queue = createQueue({
    concurrency: CONCURRENCY,
    onBug: (error) => {
      logger.error({ err: error }, 'a conversation failed outside its message');
    },
  });

  // 1. In: kept durably before the channel may say that it arrived.
  async function receive(message: IncomingMessage): Promise<void> {
    if (!message.addressesBot) return;
    if (stopping.signal.aborted) throw stoppingError();
    const outcome = await acceptMessage(store, message, now(), limits);
    logger.info({ messageId: message.id, channel: message.channel, outcome }, 'message received');
    if (outcome === 'new') workOff(queueKeyOf(message));
    if (outcome === 'overloaded') await sendOutOfTurn(message);
  }

  /** A message that found no room is told so at once: its turn would come when everybody else's has. */
  async function sendOutOfTurn({ channel, id: messageId }: IncomingMessage): Promise<void> {
    const stored = await findMessage(database, { channel, messageId });
    if (stored)
      queue.add(nameOf(stored), () => withRecovery(stored, () => deliver(stored, replyOfStored(stored), 0)));
  }

  /** A button of a reply, or its line: what was chosen is asked by whoever chose it. */
  async function choose(choice: Choice): Promise<ChoiceOutcome> {
    const message = await messageOfChoice(database, choice, now());
    if (typeof message === 'string') return message;
    await receive(message);
    return 'taken';
  }

  /** A person who takes a message back wants no answer to it: whatever is not sent yet is not sent. */
  async function withdraw(channel: string, messageId: string): Promise<void> {
    const cancelled = { failure: 'taken back by its sender', finishedAt: now() };
    const queueKey = await cancelMessage(database, { channel, messageId }, cancelled);
    if (queueKey === null) return;
    logger.info({ messageId, channel }, 'message taken back');
    workOff(queueKey);
  }

  // 2. Its turn: the store hands out one message of a person's thread at a time, and none before the last reply is sent.
  function workOff(queueKey: string, failures = 0): void {
    queue.add(queueKey, async () => {
      try {
        if (failures > 0) await releaseOrphans(queueKey);
        const claimed = await claimNextMessage(database, queueKey);
        if (claimed) await withRecovery(claimed, () => settle(claimed));
      } catch (error) {
        logger.error({ err: error }, 'the inbox can’t be read; it is tried again');
        later.after(backOffMs(failures, STORE_BACK_OFF), () => {
          workOff(queueKey, failures + 1);
          return Promise.resolve();
        });
      }
    });
  }

  /** A claim that failed half-way left its message marked as being answered, and nobody answers it. */
  async function releaseOrphans(queueKey: string): Promise<void> {
    for (const message of await listUnfinished(database)) {
      const isOrphan =
        message.queueKey === queueKey && message.state === 'answering' && !inHand.has(nameOf(message));
      if (isOrphan) await releaseMessage(database, message);
    }
  }

  // 3. The reply, kept together with its turn of the thread before it is sent.
  async function settle(claimed: InboxMessage): Promise<void> {
    const message = messageOfStored(claimed);
    const { reply, turn } = await composeReply(claimed, message, {
      ...{ database, ask, logger, now, timeZone },
      onText: (text) => channels.get(claimed.channel)?.grow?.(text, message),
    });
    await store.transact(async (transaction) => {
      const isWanted = await markAnswered(transaction, claimed, JSON.stringify(reply));
      if (!turn || !isWanted) return;
      const answer = JSON.stringify(turn.answer);
      const { queueKey } = claimed;
      await appendTurn(transaction, { queueKey, question: turn.question, answer, createdAt: now() });
    });
    await deliver(claimed, reply, 0);
  }

  // 4. Out.
  async function deliver(stored: InboxMessage, reply: Reply, failures: number): Promise<void> {
    const current = await findMessage(database, stored);
    if (current?.state !== 'answered') {
      finish(stored);
      return;
    }
    // While the program stops nothing is given up: the next start sends the stored reply.
    const chance = stopping.signal.aborted || failures + 1 < SENDS_AT_MOST ? 'more' : 'last';
    const attempt = { stored: current, message: messageOfStored(stored), reply, chance } as const;
    const outcome = await sendStored(attempt, { database, channels, logger, now });
    if (outcome !== 'retry') {
      finish(stored);
      return;
    }
    later.after(backOffMs(failures, SEND_BACK_OFF), () =>
      withRecovery(stored, () => deliver(stored, reply, failures + 1)),
    );
  }

  /** Runs work on a message; when the store fails meanwhile, it is gone on with from the state it was left in. */
  async function withRecovery(stored: InboxMessage, work: () => Promise<void>, failures = 0): Promise<void> {
    inHand.add(nameOf(stored));
    try {
      await work();
    } catch (error) {
      logger.error(
        { messageId: stored.messageId, err: error },
        'the store failed at a message; it is taken up again',
      );
      later.after(backOffMs(failures, STORE_BACK_OFF), () =>
        withRecovery(stored, async () => goOn(await findMessage(database, stored)), failures + 1),
      );
    }
  }

  async function goOn(stored: InboxMessage | null): Promise<void> {
    if (stored?.state === 'answered') await deliver(stored, replyOfStored(stored), 0);
    else if (stored?.state === 'answering') await settle(stored);
    else if (stored) {
      // It was ended just before the store failed.
      finish(stored);
    }
  }

  function finish(stored: InboxMessage): void {
    inHand.delete(nameOf(stored));
    workOff(stored.queueKey);
  }

  // 5. After a restart: what was being answered is put back at its place, a stored reply only waits to be sent.
  async function takeUp(stored: InboxMessage): Promise<void> {
    logger.info({ messageId: stored.messageId, state: stored.state }, 'taken up after a restart');
    if (stored.state === 'answering') await releaseMessage(database, stored);
    if (stored.state === 'answered')
      queue.add(stored.queueKey, () => withRecovery(stored, () => deliver(stored, replyOfStored(stored), 0)));
    else workOff(stored.queueKey);
  }

  return {
    async start() {
      for (const unfinished of await listUnfinished(database)) await takeUp(unfinished);
      await Promise.all(
        [...channels.values()].map((channel) =>
          channel.start(receive, (messageId) => withdraw(channel.name, messageId), choose),
        ),
      );
    },
    async stop() {
      stopping.abort();
      await queue.stop();
      await later.settled();
      await Promise.all([...channels.values()].map((channel) => channel.stop()));
    },
  };
}

function nameOf({ channel, messageId }: InboxMessage): string {
  return `${channel}/${messageId}`;
}

function messageOfStored({ payload }: InboxMessage): IncomingMessage {
  return JSON.parse(payload) as IncomingMessage;
}

/** A message in state `answered` has its reply. */
function replyOfStored({ reply }: InboxMessage): Reply {
  return JSON.parse(reply ?? 'null') as Reply;
}

function stoppingError(): AppError {
  return new AppError({
    code: 'store_unavailable',
    message: 'The program is stopping and takes nothing in.',
    retryable: true,
  });
}
