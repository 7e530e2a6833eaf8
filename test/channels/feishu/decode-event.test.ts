import { describe, expect, it } from 'vitest';
import {
  decodeEvent,
  type DecodeContext,
  type DecodedEvent,
} from '../../../src/channels/feishu/decode-event.ts';
import type { IncomingMessage } from '../../../src/conversations/message.ts';

const BOT = 'ou_bot';
const KNOWN: DecodeContext = { botOpenId: BOT, ownTenant: 'own', externalPeople: 'refused' };

interface EventChanges {
  sender?: object;
  message?: object;
  header?: object;
}

function event({ sender = {}, message = {}, header = {} }: EventChanges = {}): unknown {
  return {
    schema: '2.0',
    event_id: 'e1',
    event_type: 'im.message.receive_v1',
    tenant_key: 'own',
    app_id: 'cli_0123456789abcdef',
    ...header,
    sender: {
      sender_id: { open_id: 'ou_a', union_id: 'on_a' },
      sender_type: 'user',
      tenant_key: 'own',
      ...sender,
    },
    message: {
      message_id: 'om_1',
      create_time: '1767225600000',
      chat_id: 'oc_1',
      chat_type: 'p2p',
      message_type: 'text',
      content: '{"text":"x"}',
      ...message,
    },
  };
}

function decodeMessage(changes: EventChanges, context = KNOWN): IncomingMessage {
  const decoded = decodeEvent(event(changes), context);
  if (decoded.type !== 'message') throw new Error(JSON.stringify(decoded));
  return decoded.message;
}

const outcome = (decoded: DecodedEvent) => (decoded.type === 'message' ? 'message' : decoded.reason);
const mention = (key: string, openId: string, name = '知报') => ({ key, id: { open_id: openId }, name });
const text = (words: string) => JSON.stringify({ text: words });

describe('whom a message speaks to', () => {
  const group = { chat_type: 'group' };
  it.each([
    ['a private chat', {}, 'message'],
    ['a group without a mention', group, 'not_addressed'],
    ['a group, the bot mentioned', { ...group, mentions: [mention('@_user_1', BOT)] }, 'message'],
    [
      'a group, someone of the bot’s name mentioned',
      { ...group, mentions: [mention('@_user_1', 'ou_b')] },
      'not_addressed',
    ],
    [
      'a group, all mentioned',
      { ...group, content: text('@_all x'), mentions: [{ key: '@_all', id: null, name: '所有人' }] },
      'not_addressed',
    ],
    ['a group, all mentioned without a list', { ...group, content: text('@_all x') }, 'not_addressed'],
    [
      'a group, the bot among others',
      { ...group, mentions: [mention('@_user_1', 'ou_b'), mention('@_user_2', BOT)] },
      'message',
    ],
  ])('%s', (_case, message, expected) => {
    expect(outcome(decodeEvent(event({ message }), KNOWN))).toBe(expected);
  });

  it('is undecided in a group while the bot does not know itself, if anyone is mentioned', () => {
    const unknown = { ...KNOWN, botOpenId: null };
    const mentions = [mention('@_user_1', BOT)];
    expect(outcome(decodeEvent(event({ message: { chat_type: 'group', mentions } }), unknown))).toBe(
      'own_identity_unknown',
    );
    expect(outcome(decodeEvent(event({ message: { chat_type: 'group' } }), unknown))).toBe('not_addressed');
    expect(outcome(decodeEvent(event(), unknown))).toBe('message');
  });
});

describe('who is admitted', () => {
  it.each([
    ['a colleague', {}, KNOWN, true],
    ['someone of another organisation', { sender: { tenant_key: 'other' } }, KNOWN, false],
    ['someone of no known organisation', { sender: { tenant_key: undefined } }, KNOWN, false],
    ['a colleague by the event’s header', {}, { ...KNOWN, ownTenant: null }, true],
    [
      'another by the event’s header',
      { sender: { tenant_key: 'other' } },
      { ...KNOWN, ownTenant: null },
      false,
    ],
    [
      'anyone while nobody knows our organisation',
      { header: { tenant_key: undefined } },
      { ...KNOWN, ownTenant: null },
      false,
    ],
    [
      'a header that is not ours',
      { header: { tenant_key: 'other' }, sender: { tenant_key: 'other' } },
      KNOWN,
      false,
    ],
    [
      'another where all are answered',
      { sender: { tenant_key: 'other' } },
      { ...KNOWN, externalPeople: 'answered' as const },
      true,
    ],
  ])('%s', (_case, changes, context, expected) => {
    expect(decodeMessage(changes, context).sender.isAdmitted).toBe(expected);
  });
});

describe('what is ignored', () => {
  it.each([
    ['another bot', { sender: { sender_type: 'app' } }, 'not_from_a_person'],
    ['a sender without id', { sender: { sender_id: null } }, 'not_from_a_person'],
    ['a message id that would reach another path', { message: { message_id: 'om_x/../../y' } }, 'malformed'],
    ['a chat id that is none', { message: { chat_id: '1' } }, 'malformed'],
    ['a person’s id that is none', { sender: { sender_id: { open_id: '../' } } }, 'malformed'],
    ['no message', { message: { message_id: undefined } }, 'malformed'],
  ])('%s', (_case, changes, reason) => {
    expect(outcome(decodeEvent(event(changes), KNOWN))).toBe(reason);
  });
});

describe('the thread', () => {
  it.each([
    ['none', {}, null],
    ['a thread', { thread_id: 'omt_1', root_id: 'om_0' }, 'omt_1'],
    [
      'a topic group’s reply that names its root alone',
      { chat_type: 'group', root_id: 'om_0', mentions: [mention('@_user_1', BOT)] },
      'om_0',
    ],
    ['a quotation in a private chat', { root_id: 'om_0' }, null],
  ])('%s', (_case, message, threadId) => {
    expect(decodeMessage({ message }).conversation.threadId).toBe(threadId);
  });
});

describe('the words', () => {
  const post = (value: unknown) => ({ message_type: 'post', content: JSON.stringify(value) });
  it.each([
    ['plain text, spaces kept', { content: text('a   b\tc') }, 'a   b\tc'],
    [
      'the bot’s mention taken out',
      { content: text('@_user_1 那含谷呢'), mentions: [mention('@_user_1', BOT)] },
      '那含谷呢',
    ],
    [
      'the bot’s mention at the end',
      { content: text('那含谷呢 @_user_1'), mentions: [mention('@_user_1', BOT)] },
      '那含谷呢',
    ],
    [
      'keys read whole: 1 is not in 10',
      {
        content: text('@_user_1 问 @_user_10 的'),
        mentions: [mention('@_user_1', BOT), mention('@_user_10', 'ou_b', '李四')],
      },
      '问 @李四 的',
    ],
    ['a key of nobody is left', { content: text('@_user_3 x') }, '@_user_3 x'],
    ['all taken out', { content: text('@_all @_user_1 x'), mentions: [mention('@_user_1', BOT)] }, 'x'],
    ['a mention alone', { content: text('@_user_1'), mentions: [mention('@_user_1', BOT)] }, ''],
    [
      'rich text',
      {
        ...post({
          title: '请问',
          content: [
            [
              { tag: 'at', user_id: '@_user_1', user_name: '知报' },
              { tag: 'text', text: ' 受理' },
              { tag: 'a', href: 'http://x', text: '多少件' },
            ],
            [{ tag: 'img', image_key: 'img_1' }],
          ],
        }),
        mentions: [mention('@_user_1', BOT)],
      },
      '请问\n受理多少件',
    ],
    [
      'rich text under a locale',
      post({ zh_cn: { title: '', content: [[{ tag: 'text', text: '受理' }]] } }),
      '受理',
    ],
  ])('%s', (_case, message, expected) => {
    expect(decodeMessage({ message }).content).toEqual({ type: 'text', text: expected });
  });

  it.each([
    ['image', '{"image_key":"img_1"}'],
    ['file', '{"file_key":"f","file_name":"x.docx"}'],
    ['merge_forward', 'Merged and Forwarded Message'],
    ['post', '{"title":"","content":[[{"tag":"img","image_key":"img_1"}]]}'],
    ['text', 'no json'],
    ['some_new_type', '{}'],
    ['constructor', '{}'],
  ])('unreadable: %s', (type, content) => {
    expect(decodeMessage({ message: { message_type: type, content } }).content).toEqual({
      type: 'unreadable',
      kind: type,
    });
  });
});

it('carries everything that conversations need', () => {
  expect(decodeMessage({})).toEqual({
    id: 'om_1',
    eventId: 'e1',
    channel: 'feishu',
    conversation: { id: 'oc_1', kind: 'private', threadId: null },
    sender: { id: 'ou_a', tenant: 'own', isAdmitted: true },
    addressesBot: true,
    content: { type: 'text', text: 'x' },
    sentAtMs: 1767225600000,
  });
});
