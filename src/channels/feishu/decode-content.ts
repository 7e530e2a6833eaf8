import type { MessageContent } from '../../conversations/message.ts';
import { parseJson } from './parse-json.ts';
import { withoutMentions, type Mention } from './mentions.ts';

/** Reads one message type's content; null when the content holds no words. */
type ContentReader = (content: unknown) => string | null;

/** The types that can be read; every other is answered with what can be. */
const READERS: ReadonlyMap<string, ContentReader> = new Map([
  ['text', readText],
  ['post', readPost],
]);

/**
 * The words of a message.
 * @param type The platform's `message_type`.
 * @param content Its JSON string. Some types carry no JSON (a forwarded chat history is a literal sentence).
 * @returns `unreadable` with the platform's type for everything but text and rich text, and for rich text without words.
 */
export function decodeContent(
  type: string,
  content: string,
  mentions: readonly Mention[],
  botOpenId: string | null,
): MessageContent {
  const words = READERS.get(type)?.(parseJson(content)) ?? null;
  return words === null
    ? { type: 'unreadable', kind: type }
    : { type: 'text', text: withoutMentions(words, mentions, botOpenId) };
}

function readText(content: unknown): string | null {
  const { text } = fieldsOf(content);
  return typeof text === 'string' ? text : null;
}

/** Rich text: paragraphs of elements, received bare or under a locale. Pictures are left out. */
function readPost(content: unknown): string | null {
  const bare = fieldsOf(content);
  const post = Array.isArray(bare['content']) ? bare : fieldsOf(Object.values(bare)[0]);
  const { title, content: paragraphs } = post;
  if (!Array.isArray(paragraphs)) return null;
  const lines = paragraphs.map((paragraph) =>
    (Array.isArray(paragraph) ? paragraph : []).map((element) => wordsOf(fieldsOf(element))).join(''),
  );
  const words = [typeof title === 'string' ? title : '', ...lines]
    .filter((line) => line.trim() !== '')
    .join('\n');
  return words === '' ? null : words;
}

function wordsOf({ tag, text, user_id: userId, user_name: userName }: Record<string, unknown>): string {
  // In rich text a mention stands as an element of its own, by the same key as in plain text.
  if (tag === 'at') return typeof userId === 'string' && userId.startsWith('@_') ? userId : nameOf(userName);
  return typeof text === 'string' ? text : '';
}

function nameOf(name: unknown): string {
  return typeof name === 'string' ? `@${name}` : '';
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
