import type { Database } from './open-store.ts';

/** A message of the inbox is found by its channel's name and the platform's id. */
export interface MessageKey {
  channel: string;
  messageId: string;
}

/**
 * The course of a message: waiting → answering → answered (the reply is stored) → sent. `failed` ends it from anywhere.
 * A restart finds it in the state it was left in.
 */
export const INBOX_STATES = ['waiting', 'answering', 'answered', 'sent', 'failed'] as const;
export type InboxState = (typeof INBOX_STATES)[number];

export interface InboxMessage extends MessageKey {
  /** Messages of one key are answered one at a time, in the order received. */
  queueKey: string;
  /** JSON, as it was inserted. */
  payload: string;
  state: InboxState;
  /** How often answering it was begun, this time included. */
  attempts: number;
  receivedAt: Date;
  /** JSON; null until answered. */
  reply: string | null;
  /** Since when nobody knows whether the reply was sent; null while it is known not to be. */
  sendBegunAt: Date | null;
}

const FIELDS = {
  channel: true,
  messageId: true,
  queueKey: true,
  payload: true,
  state: true,
  attempts: true,
  receivedAt: true,
  reply: true,
  sendBegunAt: true,
} as const;

/**
 * Stores a message as waiting. When the promise resolves it is on disk.
 * @returns False when the channel's message was stored before, in whatever state; nothing is changed then.
 */
export async function insertMessage(
  database: Database,
  message: Pick<InboxMessage, 'channel' | 'messageId' | 'queueKey' | 'payload' | 'receivedAt'> & {
    /** By which `findByRef` finds it. */
    ref: string;
  },
): Promise<boolean> {
  const { channel, messageId, queueKey, payload, receivedAt, ref } = message;
  const added = await database.$executeRaw`
    INSERT INTO "InboxMessage" ("channel", "messageId", "queueKey", "payload", "state", "attempts", "receivedAt", "ref")
    VALUES (${channel}, ${messageId}, ${queueKey}, ${payload}, 'waiting', 0, ${receivedAt}, ${ref})
    ON CONFLICT DO NOTHING`;
  return added > 0;
}

/**
 * Takes the longest waiting message of a queue for answering, in one step, so that two callers never get the same.
 * @returns Null when none waits, or while another of the queue is being answered or its reply is not sent yet.
 */
export async function claimNextMessage(database: Database, queueKey: string): Promise<InboxMessage | null> {
  const claimed = await database.$queryRaw<MessageKey[]>`
    UPDATE "InboxMessage" SET "state" = 'answering', "attempts" = "attempts" + 1
    WHERE rowid = (
      SELECT rowid FROM "InboxMessage" WHERE "queueKey" = ${queueKey} AND "state" = 'waiting'
      ORDER BY "receivedAt", rowid LIMIT 1)
    AND NOT EXISTS (
      SELECT 1 FROM "InboxMessage" WHERE "queueKey" = ${queueKey} AND "state" IN ('answering', 'answered'))
    RETURNING "channel", "messageId"`;
  return claimed[0] === undefined ? null : findMessage(database, claimed[0]);
}

/** Takes one waiting message for answering, whatever waits before it. */
export async function claimMessage(database: Database, key: MessageKey): Promise<void> {
  await database.inboxMessage.updateMany({
    where: { ...onlyKey(key), state: 'waiting' },
    data: { state: 'answering', attempts: { increment: 1 } },
  });
}

/** A message by the name that its reply's buttons carry; null when there is none. */
export async function findByRef(
  database: Database,
  { channel, ref }: { channel: string; ref: string },
): Promise<InboxMessage | null> {
  const row = await database.inboxMessage.findFirst({ where: { channel, ref }, select: FIELDS });
  return row === null ? null : toMessage(row);
}

/** A message in whatever state; null when there is none. */
export async function findMessage(database: Database, key: MessageKey): Promise<InboxMessage | null> {
  const row = await database.inboxMessage.findUnique({
    where: { channel_messageId: onlyKey(key) },
    select: FIELDS,
  });
  return row === null ? null : toMessage(row);
}

/**
 * Keeps the reply before it is sent: a message answered, whatever happens next.
 * @param reply JSON.
 * @returns False when the message is no longer being answered: it was cancelled meanwhile, and nothing is kept.
 */
export async function markAnswered(database: Database, key: MessageKey, reply: string): Promise<boolean> {
  const { count } = await database.inboxMessage.updateMany({
    where: { ...onlyKey(key), state: 'answering' },
    data: { state: 'answered', reply },
  });
  return count > 0;
}

/**
 * Ends a message that nobody wants answered any more, unless its reply was sent.
 * @param failure The reason, without the person's words.
 * @returns Its queue, where the next may be answered now; null when there was nothing to end.
 */
export async function cancelMessage(
  database: Database,
  key: MessageKey,
  { failure, finishedAt }: { failure: string; finishedAt: Date },
): Promise<string | null> {
  const [cancelled] = await database.inboxMessage.updateManyAndReturn({
    where: { ...onlyKey(key), state: { in: ['waiting', 'answering', 'answered'] } },
    data: { state: 'failed', failure, finishedAt },
    select: { queueKey: true },
  });
  return cancelled?.queueKey ?? null;
}

/** Ends a message whose reply the platform has taken. */
export async function markSent(database: Database, key: MessageKey, finishedAt: Date): Promise<void> {
  await change(database, key, { state: 'sent', finishedAt });
}

/**
 * Notes that a send is begun, or (null) that it is known not to have happened. The first moment stays: a platform takes two
 * sends for one only so long after it.
 */
export async function markSendBegun(
  database: Database,
  key: MessageKey,
  begunAt: Date | null,
): Promise<void> {
  await database.inboxMessage.updateMany({
    where: { ...onlyKey(key), ...(begunAt !== null && { sendBegunAt: null }) },
    data: { sendBegunAt: begunAt },
  });
}

/** Puts another reply in the place of one of which nobody knows whether it was sent. @param reply JSON. */
export async function replaceReply(database: Database, key: MessageKey, reply: string): Promise<void> {
  await database.inboxMessage.updateMany({
    where: { ...onlyKey(key), state: 'answered' },
    data: { reply, sendBegunAt: null },
  });
}

/** How many messages wait: of a person and of a chat, whatever the thread, and in all. */
export async function countWaiting(
  database: Database,
  { channel, chatId, personId }: { channel: string; chatId: string; personId: string },
): Promise<{ ofPerson: number; ofChat: number; inAll: number }> {
  const ofChannel = `${encodeURIComponent(channel)}/`;
  const ofChat = `${ofChannel}${encodeURIComponent(chatId)}/`;
  const ofPerson = `/${encodeURIComponent(personId)}`;
  const [counts] = await database.$queryRaw<{ ofPerson: bigint; ofChat: bigint; inAll: bigint }[]>`
    SELECT
      count(*) FILTER (
        WHERE substr("queueKey", 1, ${ofChannel.length}) = ${ofChannel}
          AND substr("queueKey", -${ofPerson.length}) = ${ofPerson}) AS "ofPerson",
      count(*) FILTER (WHERE substr("queueKey", 1, ${ofChat.length}) = ${ofChat}) AS "ofChat",
      count(*) AS "inAll"
    FROM "InboxMessage" WHERE "state" = 'waiting'`;
  return {
    ofPerson: Number(counts?.ofPerson ?? 0),
    ofChat: Number(counts?.ofChat ?? 0),
    inAll: Number(counts?.inAll ?? 0),
  };
}

/** Ends a message that can't be answered or sent. @param failure The reason, without the person's words. */
export async function markFailed(
  database: Database,
  key: MessageKey,
  { failure, finishedAt }: { failure: string; finishedAt: Date },
): Promise<void> {
  await change(database, key, { state: 'failed', failure, finishedAt });
}

/** Puts a message whose answering was broken off back at its place in the queue. */
export async function releaseMessage(database: Database, key: MessageKey): Promise<void> {
  await change(database, key, { state: 'waiting' });
}

/**
 * Everything that is neither sent nor failed, in the order received: what a restart takes up. An `answered` one needs only its
 * stored reply sent; an `answering` one was broken off and must be released first.
 */
export async function listUnfinished(database: Database): Promise<InboxMessage[]> {
  const rows = await database.inboxMessage.findMany({
    where: { state: { in: ['waiting', 'answering', 'answered'] } },
    orderBy: { receivedAt: 'asc' },
    select: FIELDS,
  });
  return rows.map(toMessage);
}

/** The latest messages of a queue, in whatever state, oldest first. */
export async function listRecentMessages(
  database: Database,
  { queueKey, limit }: { queueKey: string; limit: number },
): Promise<InboxMessage[]> {
  const rows = await database.$queryRaw<MessageKey[]>`
    SELECT "channel", "messageId" FROM "InboxMessage" WHERE "queueKey" = ${queueKey}
    ORDER BY "receivedAt" DESC, rowid DESC LIMIT ${limit}`;
  const found = await Promise.all(rows.map((key) => findMessage(database, key)));
  return found.filter((message) => message !== null).reverse();
}

/** Deletes messages that were sent or given up before a moment; unfinished ones stay. @returns How many. */
export async function purgeInbox(database: Database, before: Date): Promise<number> {
  const { count } = await database.inboxMessage.deleteMany({
    where: { state: { in: ['sent', 'failed'] }, finishedAt: { lt: before } },
  });
  return count;
}

async function change(
  database: Database,
  key: MessageKey,
  data: { state: InboxState; reply?: string; failure?: string; finishedAt?: Date },
): Promise<void> {
  await database.inboxMessage.update({
    where: { channel_messageId: onlyKey(key) },
    data,
    select: { state: true },
  });
}

/** Callers pass whole messages as keys; Prisma refuses fields that it does not know. */
function onlyKey({ channel, messageId }: MessageKey): MessageKey {
  return { channel, messageId };
}

function toMessage(row: Omit<InboxMessage, 'state'> & { state: string }): InboxMessage {
  const state = INBOX_STATES.find((known) => known === row.state);
  if (state === undefined) throw new Error(`Unknown inbox state ${row.state}`);
  return { ...row, state };
}
