// Shows the blocks of a reply. Everything is set as text, never as markup: reports and questions are data.

/** @returns {HTMLElement} */
function element(tag, properties = {}, ...children) {
  const { data = {}, ...rest } = properties;
  const made = Object.assign(document.createElement(tag), rest);
  Object.assign(made.dataset, data);
  made.append(...children);
  return made;
}

const QUALIFIED = {
  exact: (number, unit) => number + unit,
  about: (number, unit) => `约${number}${unit}`,
  nearly: (number, unit) => `近${number}${unit}`,
  at_least: (number, unit) => `${number}${unit}以上`,
  less_than: (number, unit) => `不足${number}${unit}`,
  over: (number, unit) => number + unit.replace(/^([万亿]*)/, '$1余'),
};

/** Paragraphs, list items and bold runs: the part of Markdown that answers use. */
function textBlock({ markdown }) {
  const box = element('div');
  for (const part of markdown.split(/\n{2,}/)) {
    if (part.trim() === '') continue;
    const paragraph = element('p');
    for (const [index, run] of part.split('**').entries()) {
      paragraph.append(index % 2 === 1 ? element('strong', { textContent: run }) : run);
    }
    box.append(paragraph);
  }
  return box;
}

function figuresBlock({ figures }) {
  return element(
    'ul',
    { className: 'figures' },
    ...figures.map((figure) =>
      element(
        'li',
        { className: 'figure', data: { role: figure.role } },
        element('span', {
          className: 'what',
          textContent: `${figure.region} ${figure.year}年 ${figure.indicator ?? figure.label}`,
        }),
        element('span', {
          className: 'number',
          textContent: QUALIFIED[figure.qualifier](figure.stated, figure.unit),
        }),
        element('span', {
          className: 'where',
          textContent: [figure.formula, figure.scope, figure.period, figure.citation && `[${figure.citation}]`]
            .filter(Boolean)
            .join(' · '),
        }),
      ),
    ),
  );
}

function tableBlock({ columns, rows }) {
  const row = (tag, cells) => element('tr', {}, ...cells.map((textContent) => element(tag, { textContent })));
  return element(
    'table',
    {},
    element('thead', {}, row('th', columns)),
    element('tbody', {}, ...rows.map((cells) => row('td', cells))),
  );
}

function citationsBlock({ citations }, { openReport }) {
  return element(
    'div',
    {},
    ...citations.map((citation) => {
      const href = `/reports/${encodeURIComponent(citation.report)}?start=${citation.start}&end=${citation.end}`;
      const link = element('a', {
        href,
        textContent: `[${citation.n}]《${citation.title}》${citation.section} 查看原文`,
      });
      link.addEventListener('click', (event) => {
        event.preventDefault();
        openReport(href);
      });
      return element('blockquote', { className: 'quote' }, element('p', { textContent: citation.quote }), link);
    }),
  );
}

function notesBlock({ notes }) {
  return element('ul', { className: 'noted' }, ...notes.map((textContent) => element('li', { textContent })));
}

function actionsBlock({ questions }, { askNext }) {
  return element(
    'div',
    { className: 'next' },
    ...questions.map((textContent) => {
      const button = element('button', { type: 'button', textContent });
      button.addEventListener('click', () => askNext(textContent));
      return button;
    }),
  );
}

const BLOCKS = {
  text: textBlock,
  figures: figuresBlock,
  table: tableBlock,
  citations: citationsBlock,
  notes: notesBlock,
  actions: actionsBlock,
};

/** A reply as an element; `actions` opens reports and asks again. */
export function showReply(reply, actions) {
  return element(
    'article',
    { className: 'replied', data: { tone: reply.tone } },
    element('h2', { textContent: reply.title }),
    ...reply.blocks.map((block) => BLOCKS[block.type](block, actions)),
  );
}

export { element };
