import { randomUUID } from 'node:crypto';
import type { Answer, Ask, Asker } from '../answers/answer.ts';
import type { Logger } from '../logger.ts';
import type { InboxMessage } from '../store/inbox.ts';
import type { Database } from '../store/open-store.ts';
import { findPersonUnit, setPersonUnit } from '../store/person-units.ts';
import { historyOf } from './history.ts';
import { isLate, withAskedAt } from './lateness.ts';
import type { IncomingMessage } from './message.ts';
import { decide } from './policy.ts';
import { present } from './present.ts';
import type { Reply } from './reply.ts';
import { apologyReply } from './standard-replies.ts';

/** A message at which the program died so many times is not tried once more. */
const ATTEMPTS_AT_MOST = 3;

/** Questions that are offered after an answer. */
const SUGGESTIONS = 3;

/** A reply, with what a later question of the thread is read with; null where nothing was asked. */
export interface ComposedReply {
  reply: Reply;
  turn: { question: string; answer: Answer } | null;
}

export interface ComposeDependencies {
  database: Database;
  ask: Ask;
  logger: Logger;
  now: () => Date;
  timeZone: string;
  /** Hears a long answer's text as it grows. */
  onText: (text: string) => void;
}

/**
 * Message → policy → ask → present. Bugs are caught here and nowhere else: logged with the message's id, told to the person
 * with a reference, and the program goes on. Never rejects.
 */
export async function composeReply(
  claimed: InboxMessage,
  message: IncomingMessage,
  { database, ask, logger, now, timeZone, onText }: ComposeDependencies,
): Promise<ComposedReply> {
  try {
    if (claimed.attempts > ATTEMPTS_AT_MOST) throw new Error(`given up after ${ATTEMPTS_AT_MOST} attempts`);
    const decision = decide(message);
    if (decision.type === 'reply') return { reply: decision.reply, turn: null };
    const { question } = decision;
    const history = await historyOf(database, claimed.queueKey, now());
    const asker = await askerOf(message, database, now());
    const shown = await ask({ question, history, asker, onText, suggestions: SUGGESTIONS });
    const reply = present(shown, question);
    const isReachedLate = isLate(message, now().getTime());
    return {
      reply: isReachedLate ? withAskedAt(reply, message, timeZone) : reply,
      turn: { question, answer: measured(shown) },
    };
  } catch (error) {
    const reference = randomUUID().slice(0, 8);
    logger.error({ messageId: claimed.messageId, reference, err: error }, 'a message could not be answered');
    return { reply: apologyReply(reference), turn: null };
  }
}

/** What a thread keeps of an answer: without its tables and files, which its reply holds. */
function measured({ status, reason, choices, text, figures, citations, notes }: Answer): Answer {
  return { status, reason, choices, text, figures, citations, notes };
}

/** Whose unit 我县 means: the person's in whatever chat or thread they ask, never another's. */
async function askerOf({ channel, sender }: IncomingMessage, database: Database, now: Date): Promise<Asker> {
  const person = { channel, personId: sender.id };
  const unit = await findPersonUnit(database, person);
  return {
    units: unit === null ? [] : [unit],
    rememberUnit: (regionCode) => setPersonUnit(database, { ...person, regionCode, setAt: now }),
  };
}
