import type { Overload } from './load.ts';
import type { Reply } from './reply.ts';

/** Replies that no report is needed for. */

const KINDS: ReadonlyMap<string, string> = new Map([
  ['image', '图片'],
  ['file', '文件'],
  ['folder', '文件夹'],
  ['audio', '语音'],
  ['media', '视频'],
  ['sticker', '表情'],
  ['post', '没有文字的富文本'],
  ['interactive', '卡片'],
  ['merge_forward', '合并转发的聊天记录'],
  ['share_chat', '群名片'],
  ['share_user', '个人名片'],
  ['location', '位置'],
]);

/** To a message without words that can be read. @param kind The platform's word for its type. */
export function unreadableReply(kind: string): Reply {
  return plainReply('question', `我还读不了${KINDS.get(kind) ?? '这种消息'}，请用文字提问。`, [
    '可以直接写出地区、年份和想了解的内容，例如：某县某年行政复议收了多少件？',
  ]);
}

/** To someone who may not be answered. It names no report and no region. */
export function notAdmittedReply(): Reply {
  return plainReply('refusal', '抱歉，我只回答本单位同事的提问。', ['如需对外开放，请联系本单位的管理员。']);
}

/** To a question at which the program failed. @param reference Under which the failure stands in the log. */
export function apologyReply(reference: string): Reply {
  return plainReply('error', `抱歉，回答这个问题时出错了（编号 ${reference}）。`, [
    '问题已经记录。请稍后再问一次；若仍不行，请把编号告诉管理员。',
  ]);
}

const OVERLOADS: Readonly<Record<NonNullable<Overload>, string>> = {
  person: '您已有许多问题在排队，这一条没有收下。请等前面的答完再问。',
  chat: '这个群里排队的问题太多，这一条没有收下。请稍后再问，或私聊问我。',
  all: '现在提问的人太多，这一条没有收下。请稍后再问。',
};

/** To a message for which there is no room. */
export function overloadedReply(overload: NonNullable<Overload>): Reply {
  return plainReply('error', '现在排队的问题太多。', [OVERLOADS[overload]]);
}

/** In the place of a reply of which nobody knows whether it arrived: sent again it might stand there twice. */
export function doubtfulReply(question: string): Reply {
  const reply = plainReply('error', '服务中断过，您的问题可能没有收到答复。', [
    `您问的是：「${question}」。若没有看到答复，请再问一次。`,
  ]);
  return { ...reply, blocks: [...reply.blocks, { type: 'actions', questions: [question] }] };
}

function plainReply(tone: Reply['tone'], title: string, lines: readonly string[]): Reply {
  const markdown = lines.join('\n');
  return {
    title,
    tone,
    language: 'zh',
    blocks: [{ type: 'text', markdown }],
    text: `${title}\n\n${markdown}`,
  };
}
