// Makes elements of a reply's blocks: one function a type, and a table that dispatches. Words and links come with the reply.
import { showChart } from './chart.js';
import { element } from './element.js';

const lineOf = (runs) =>
  runs.map(({ text, strong }) => (strong ? element('strong', { textContent: text }) : text));
const wrappedLines = (lines) =>
  lines.flatMap((runs, index) => (index === 0 ? lineOf(runs) : ['\n', ...lineOf(runs)]));

const PARAGRAPHS = {
  lines: (lines) => element('p', {}, ...wrappedLines(lines)),
  list: (lines) => element('ul', {}, ...lines.map((runs) => element('li', {}, ...lineOf(runs)))),
  quote: (lines) => element('blockquote', {}, element('p', {}, ...wrappedLines(lines))),
};

function text({ paragraphs }) {
  return element(
    'div',
    { className: 'words' },
    ...paragraphs.map(({ kind, lines }) => PARAGRAPHS[kind](lines)),
  );
}

/** A link into a report: opened beside the conversation, or wherever the person says with a key held. */
function reportLink({ text: textContent, label, href }, { openReport }) {
  const link = element('a', { href, textContent, title: label });
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openReport(href, link);
  });
  return link;
}

function figureItem(figure, actions) {
  const { role, roleWord, place, measure, before, number, after, remarks, source } = figure;
  const link = source === null ? null : reportLink(source, actions);
  link?.setAttribute('aria-label', source.label);
  return element(
    'li',
    { className: 'figure', data: { role } },
    roleWord === null ? null : element('span', { className: 'role', textContent: roleWord }),
    element('span', { className: 'place', textContent: place }),
    element('span', { className: 'measure', textContent: measure }),
    element(
      'span',
      { className: 'number' },
      element('span', { className: 'around', textContent: before }),
      number,
      element('span', { className: 'around', textContent: after }),
      link === null ? null : element('sup', {}, link),
    ),
    ...remarks.map((textContent) => element('span', { className: 'remark', textContent })),
  );
}

function figures({ figures: shown }, actions) {
  return element('ul', { className: 'figures' }, ...shown.map((figure) => figureItem(figure, actions)));
}

/** Longer cells may break, and those that are sentences have room to. */
const LENGTHS = [
  [16, 'sentence'],
  [6, 'words'],
];

function cell({ text, sources }, does) {
  const links = sources.map((source) => element('sup', {}, reportLink(source, does)));
  const [, className] = LENGTHS.find(([length]) => text.length > length) ?? [0, ''];
  return element('td', { className }, text, ...links);
}

function table({ caption, columns, rows }, does) {
  const head = columns.map((textContent) => element('th', { textContent, scope: 'col' }));
  return element(
    'div',
    { className: 'table' },
    caption === '' ? null : element('p', { textContent: caption }),
    element(
      'div',
      { className: 'wide', tabIndex: 0 },
      element(
        'table',
        { ariaLabel: caption },
        element('thead', {}, element('tr', {}, ...head)),
        element(
          'tbody',
          {},
          ...rows.map((cells) => element('tr', {}, ...cells.map((one) => cell(one, does)))),
        ),
      ),
    ),
  );
}

function sources({ sources: shown }, actions) {
  return element(
    'div',
    { className: 'sources' },
    ...shown.map(({ title, quotes }) =>
      element(
        'figure',
        { className: 'source' },
        element('figcaption', { textContent: `《${title}》` }),
        ...quotes.map(({ link, lines }) =>
          element(
            'blockquote',
            {},
            ...lines.map((runs) => element('p', { lang: 'zh-CN' }, ...lineOf(runs))),
            element('p', { className: 'place' }, reportLink(link, actions)),
          ),
        ),
      ),
    ),
  );
}

function notes({ label, notes: shown }) {
  return element(
    'div',
    { className: 'notes' },
    element('h3', { textContent: label }),
    element('ul', {}, ...shown.map((textContent) => element('li', { textContent }))),
  );
}

function file({ links }) {
  return element(
    'p',
    { className: 'file' },
    ...links.map(({ text: textContent, label, href }) =>
      element('a', { href, textContent, title: label, download: '' }),
    ),
  );
}

function actions({ questions }, { ask }) {
  return element(
    'ul',
    { className: 'next' },
    ...questions.map(({ text: textContent, question }) => {
      const button = element('button', { type: 'button', textContent });
      button.addEventListener('click', () => ask(question));
      return element('li', {}, button);
    }),
  );
}

const BLOCKS = { text, figures, table, chart: showChart, sources, notes, file, actions };
const LANGUAGES = { zh: 'zh-CN', en: 'en' };

/** A reply as an element; `does.ask` asks again and `does.openReport` opens a report. */
export function showReply(reply, does) {
  const heading = element('h2', {
    textContent: reply.heading ?? reply.title,
    className: reply.heading === null ? 'hidden' : '',
  });
  return element(
    'article',
    { className: 'replied', lang: LANGUAGES[reply.language], data: { tone: reply.tone } },
    heading,
    ...reply.blocks.map((block) => BLOCKS[block.type](block, does)),
  );
}
