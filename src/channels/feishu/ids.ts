import { createHash } from 'node:crypto';

const MESSAGE_ID = /^om_[\w-]{1,100}$/;
const CHAT_ID = /^oc_[\w-]{1,100}$/;
const OPEN_ID = /^ou_[\w-]{1,100}$/;
const THREAD_ID = /^omt_[\w-]{1,100}$/;

/**
 * Whether a string is an id of the platform. The SDK puts ids into paths as they are, so that `om_x/../..` would reach another
 * endpoint: everything that came from outside passes here first.
 */
export const isMessageId = (text: string): boolean => MESSAGE_ID.test(text);
export const isChatId = (text: string): boolean => CHAT_ID.test(text);
export const isOpenId = (text: string): boolean => OPEN_ID.test(text);
/** True for a thread proper; a topic group's message may be known by its root message alone. */
export const isThreadId = (text: string): boolean => THREAD_ID.test(text);

/**
 * The `uuid` under which the platform sends a message once within an hour; at most 50 characters, 40 here.
 * @param deliveryKey The same for every attempt at the same reply.
 * @param form Which form of the reply: a plainer one after a refusal is another message.
 */
export function uuidOf(deliveryKey: string, form: string): string {
  return createHash('sha256').update(`${deliveryKey}\n${form}`).digest('hex').slice(0, 40);
}
