// The console's page: sends questions, hears replies, opens reports beside the conversation.
import { element, showReply } from './blocks.js';

const turns = document.querySelector('#turns');
const form = document.querySelector('#ask');
const field = document.querySelector('#question');
const status = document.querySelector('#status');
const reader = document.querySelector('#reader');
const frame = document.querySelector('#page');

let conversation = sessionStorage.getItem('conversation') ?? startConversation();
let replies = listen();
const waiting = new Set();

function startConversation() {
  const id = newId();
  sessionStorage.setItem('conversation', id);
  return id;
}

function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function listen() {
  const source = new EventSource(`/api/conversations/${conversation}/replies`);
  source.addEventListener('reply', ({ data }) => {
    const { messageId, reply } = JSON.parse(data);
    waiting.delete(messageId);
    show(showReply(reply, { openReport, askNext: ask }));
    say(waiting.size > 0 ? '正在查…' : '');
  });
  source.addEventListener('ready', () => say(waiting.size > 0 ? '正在查…' : ''));
  source.addEventListener('error', () => say('与服务器的连接断了，正在重连…'));
  return source;
}

function show(child) {
  const turn = element('li', { className: 'turn' }, child);
  turns.append(turn);
  turn.scrollIntoView({ block: 'end' });
}

function say(text) {
  status.textContent = text;
}

async function ask(text) {
  const question = text.trim();
  if (question === '') return;
  const messageId = newId();
  show(element('div', { className: 'asked' }, element('p', { textContent: question })));
  waiting.add(messageId);
  say('正在查…');
  try {
    const response = await fetch('/api/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ conversationId: conversation, messageId, text: question }),
    });
    if (!response.ok) {
      const { error } = await response.json();
      waiting.delete(messageId);
      say(error);
    }
  } catch (error) {
    waiting.delete(messageId);
    field.value = question;
    say(`没有发出去（${error.message}），请重试。`);
  }
}

function openReport(href) {
  frame.src = href;
  reader.hidden = false;
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = field.value;
  field.value = '';
  fit();
  void ask(text);
});

field.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

function fit() {
  field.rows = 1;
  field.rows = Math.min(6, Math.max(1, field.value.split("\n").length));
}
field.addEventListener('input', fit);

document.querySelector('#close').addEventListener('click', () => {
  reader.hidden = true;
  frame.removeAttribute('src');
});

document.querySelector('#fresh').addEventListener('click', () => {
  replies.close();
  conversation = startConversation();
  waiting.clear();
  turns.replaceChildren();
  replies = listen();
  say('');
  field.focus();
});

show(
  showReply(
    {
      title: '您好，我是知报。',
      tone: 'answer',
      blocks: [
        { type: 'text', markdown: '我读过已收录的法治政府建设年度报告，每个数字都注明出处；报告里没有的，我会说没有。' },
        { type: 'actions', questions: ['收录了哪些报告？', '你能回答什么？'] },
      ],
    },
    { openReport, askNext: ask },
  ),
);
