// The console's page: sends questions, hears the conversation, opens reports beside it.
import { showReply } from './blocks.js';
import { createReader } from './reader.js';
import { createTurns } from './turns.js';

const RECONNECT_MS = 5000;
const find = (selector) => document.querySelector(selector);
const [form, field, status, heard] = ['#ask', '#question', '#status', '#heard'].map(find);

const reader = createReader({
  panel: find('#reader'),
  frame: find('#page'),
  alone: find('#alone'),
  close: find('#close'),
  beneath: find('.chat'),
});
const does = { ask, openReport: reader.open };
const turns = createTurns(find('#turns'), does);

let conversation = sessionStorage.getItem('conversation') ?? startConversation();
let source = listen();

/** Kept for as long as the tab is open: a page that is loaded again shows the same conversation. */
function startConversation() {
  const id = newId();
  sessionStorage.setItem('conversation', id);
  return id;
}

function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** The server tells everything it has of the conversation, then what comes; a turn that is told again changes nothing. */
function listen() {
  const stream = new EventSource(`/api/conversations/${conversation}/turns`);
  let isReady = false;
  stream.addEventListener('turn', ({ data }) => {
    const { messageId, question, reply, growing } = JSON.parse(data);
    if (reply === null) turns.wait(messageId, question, growing ?? undefined);
    else if (turns.answer(messageId, question, reply) && isReady) {
      turns.reveal(messageId);
      heard.textContent = reply.title;
    }
  });
  stream.addEventListener('ready', () => {
    status.textContent = '';
    if (!isReady) turns.revealLast();
    isReady = true;
  });
  stream.addEventListener('error', () => {
    status.textContent = '与服务器的连接断了，正在重连…';
    // After a refusal, unlike after a lost connection, the browser does not try again by itself.
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(() => {
        if (source === stream) source = listen();
      }, RECONNECT_MS);
    }
  });
  return stream;
}

function ask(text) {
  const question = text.trim();
  if (question !== '') void send(newId(), question);
}

/** Sending the same message again is safe: the server answers it once. */
async function send(messageId, question) {
  turns.wait(messageId, question);
  turns.reveal(messageId);
  const body = JSON.stringify({ conversationId: conversation, messageId, text: question });
  const again = () => void send(messageId, question);
  try {
    const response = await fetch('/api/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    if (!response.ok) turns.fail(messageId, question, { reason: reasonOf(response.status), again });
  } catch {
    turns.fail(messageId, question, { reason: '没有发出去：服务器没有回应。', again });
  }
}

const REASONS = {
  400: '没有发出去：问题太长或格式不对，最多20000字。',
  401: '没有发出去：需要口令，请重新打开本页。',
  403: '没有发出去：这个网址不能用，请用本机地址打开。',
  413: '没有发出去：问题太长，最多20000字。',
  503: '没有发出去：服务器暂时不能读写数据，或正在停止，请稍后重试。',
  507: '没有发出去：服务器的磁盘满了，请管理员腾出空间后重试。',
};

function reasonOf(code) {
  return REASONS[code] ?? `没有发出去：服务器出错（${code}）。`;
}

/** As many lines as the question has, up to six. */
function fit() {
  field.rows = 1;
  const lineHeight = Number.parseFloat(getComputedStyle(field).lineHeight);
  field.rows = Math.min(6, Math.max(1, Math.floor(field.scrollHeight / lineHeight)));
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = field.value;
  field.value = '';
  fit();
  ask(text);
});

field.addEventListener('input', fit);
field.addEventListener('keydown', (event) => {
  // While an input method composes, Enter chooses a word.
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

find('#fresh').addEventListener('click', () => {
  source.close();
  reader.close();
  conversation = startConversation();
  turns.clear();
  source = listen();
  field.focus();
});

find('#welcome').append(
  showReply(
    {
      title: '您好，我是知报。',
      heading: '您好，我是知报。',
      tone: 'answer',
      language: 'zh',
      blocks: [
        {
          type: 'text',
          paragraphs: [
            {
              kind: 'lines',
              lines: [
                [
                  {
                    text: '我读过已收录的法治政府建设年度报告。每个数字都注明出处；报告里没有的，我会说没有。',
                    strong: false,
                  },
                ],
              ],
            },
          ],
        },
        {
          type: 'actions',
          questions: ['收录了哪些报告？', '行政复议受理多少件？', '你能回答什么？'].map((question) => ({
            text: question,
            question,
          })),
        },
      ],
    },
    does,
  ),
);
if (matchMedia('(hover: hover)').matches) field.focus();
