import type { Reply } from '../../conversations/reply.ts';
import { countElements } from './card.ts';
import { cutPlace } from '../../conversations/cut-text.ts';
import { tamePlainText } from './escape-markdown.ts';
import { renderCard, type CardDetail, type CardTies } from './render-card.ts';

/** A message as the platform takes it: `content` is a JSON string. */
export interface RenderedMessage {
  type: 'interactive' | 'text';
  content: string;
}

/** One way to show a reply: its name, and the messages it takes, almost always one. */
export interface ReplyForm {
  name: string;
  messages: RenderedMessage[];
}

/** The platform counts the whole request, 30 KB for a card and 150 KB for a text; some room is left for ids. */
const CARD_LIMIT_BYTES = 29 * 1024;
const TEXT_LIMIT_BYTES = 140 * 1024;
const ELEMENTS_AT_MOST = 200;

const DETAILS: readonly CardDetail[] = ['rich', 'plain', 'text'];

/**
 * The ways to show a reply within the platform's limits, richest first; the next is for when the platform refuses one. All
 * say the same: a form that would have to leave a number out is not among them. The last is always plain text.
 */
export function renderReply(reply: Reply, ties: CardTies): ReplyForm[] {
  const cards = DETAILS.flatMap((detail): ReplyForm[] => {
    const card = renderCard(reply, detail, ties);
    const message: RenderedMessage = { type: 'interactive', content: JSON.stringify(card) };
    const fits = countElements(card) <= ELEMENTS_AT_MOST && requestBytes(message) <= CARD_LIMIT_BYTES;
    return fits ? [{ name: detail, messages: [message] }] : [];
  });
  return [...cards, { name: 'words', messages: splitText(wordsOf(reply)).map(asTextMessage) }];
}

function wordsOf({ title, text }: Reply): string {
  const plain = tamePlainText(text.replaceAll('**', ''));
  return plain.includes(title) ? plain : `${tamePlainText(title)}\n${plain}`;
}

function splitText(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (requestBytes(asTextMessage(rest)) > TEXT_LIMIT_BYTES) {
    // Escaped twice, no character takes more than six bytes for each of its units here.
    const at = cutPlace(rest, Math.floor(TEXT_LIMIT_BYTES / 6));
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

function asTextMessage(text: string): RenderedMessage {
  return { type: 'text', content: JSON.stringify({ text }) };
}

function requestBytes({ type, content }: RenderedMessage): number {
  return Buffer.byteLength(JSON.stringify({ msg_type: type, content }));
}
