// Sends what a person decides of a figure, and says what became of it.
import { element } from './element.js';

const name = document.querySelector('#by');
const KEPT_NAME = 'zhibao-review-name';
name.value = localStorage.getItem(KEPT_NAME) ?? '';
name.addEventListener('change', () => {
  localStorage.setItem(KEPT_NAME, name.value);
  void showOwn();
});
void showOwn();

for (const article of document.querySelectorAll('article')) {
  const form = article.querySelector('form');
  for (const button of article.querySelectorAll('.deeds button'))
    button.addEventListener('click', () => open(article, form, button));
  form.querySelector('.cancel').addEventListener('click', () => close(article, form));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(article, form);
  });
}

function open(article, form, button) {
  const { verdict } = button.dataset;
  form.reset();
  form.dataset.verdict = verdict;
  for (const label of form.querySelectorAll('[data-for]')) {
    const isNeeded = label.dataset.for.split(' ').includes(verdict);
    label.hidden = !isNeeded;
    label.querySelector('input, select').disabled = !isNeeded;
  }
  for (const other of article.querySelectorAll('.deeds button'))
    other.setAttribute('aria-pressed', String(other === button));
  say(article, '');
  form.hidden = false;
  form.querySelector('input:not(:disabled)').focus();
}

function close(article, form) {
  form.hidden = true;
  for (const button of article.querySelectorAll('.deeds button')) button.removeAttribute('aria-pressed');
}

async function send(article, form) {
  if (name.value.trim() === '') {
    say(article, '请先在页首写上姓名。');
    name.focus();
    return;
  }
  const submit = form.querySelector('[type=submit]');
  submit.disabled = true;
  try {
    const response = await fetch(addressOf(article, form), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(bodyOf(form)),
    });
    if (response.ok) await finish(article, form);
    else say(article, refusalOf(await response.json()));
  } catch {
    say(article, '没有送到服务器，请再试。');
  } finally {
    submit.disabled = false;
  }
}

function addressOf(article, form) {
  const deed = form.dataset.verdict === 'objection' ? 'objections' : 'verdict';
  return `/api/figures/${article.dataset.figure}/${deed}`;
}

function bodyOf(form) {
  const { verdict } = form.dataset;
  const signed = { reason: form.elements.reason.value, by: name.value };
  const fields = form.elements;
  switch (verdict) {
    case 'objection':
      return signed;
    case 'corrected':
      return { verdict, changes: changesOf(fields), ...signed };
    case 'amended':
      return { verdict, value: fields.value.value, unit: fields.unit.value, ...signed };
    case 'classified':
      return { verdict, indicator: fields.indicator.value.trim(), ...signed };
    default:
      return { verdict, ...signed };
  }
}

/** Only what was changed: what a person did not touch stays as the program reads it. */
function changesOf(fields) {
  const changes = {};
  for (const fact of ['value', 'unit', 'year', 'period', 'scope', 'indicator']) {
    const { value, defaultValue } = fields[fact];
    if (value === defaultValue) continue;
    const given = value.trim();
    changes[fact] =
      fact === 'year' ? Number(given) : given === '' && !['value', 'unit'].includes(fact) ? null : given;
  }
  const chosen = [...fields.kind.options].find(({ defaultSelected }) => defaultSelected);
  if (fields.kind.value !== chosen?.value) changes.kind = fields.kind.value;
  return changes;
}

/** Shows the figure as it stands now: its facts, its history, and what can be done to it. */
async function finish(article, form) {
  const address = `/review?figure=${encodeURIComponent(article.dataset.figure)}`;
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
  for (const part of ['h2', '.facts', 'blockquote', '.history']) {
    const fresh = page.querySelector(`article ${part}`);
    const stale = article.querySelector(part);
    if (fresh !== null && stale !== null) stale.replaceWith(fresh);
    else if (fresh !== null) article.append(fresh);
  }
  article.classList.add('settled');
  close(article, form);
  if (form.dataset.verdict === 'objection') void showOwn();
  say(article, form.dataset.verdict === 'objection' ? '已记下，由他人复核。' : '已记下。');
}

const REFUSALS = {
  not_permitted: '报告这个数有误的人不能自己了结，请由他人复核。',
  not_found: '库里已经没有这个数，请刷新页面。',
};

function refusalOf({ code, error }) {
  return REFUSALS[code] ?? `没有记下：${error}`;
}

function say(article, words) {
  article.querySelector('.outcome').textContent = words;
}

/** What became of the figures that the person named at the top reported as wrong. */
async function showOwn() {
  const section = document.querySelector('#own');
  const by = name.value.trim();
  const response = by === '' ? null : await fetch(`/api/figures/objections?by=${encodeURIComponent(by)}`);
  const own = response?.ok ? await response.json() : [];
  section.hidden = own.length === 0;
  section
    .querySelector('ul')
    .replaceChildren(
      ...own.map(({ figure, label, stated, reason, verdict }) =>
        element(
          'li',
          {},
          element('a', { href: `/review?figure=${figure}`, textContent: `${label} ${stated}` }),
          verdict === null
            ? `：${reason}（还没有人复核）`
            : `：${reason} → ${verdict.by}${verdict.words}：${verdict.reason}`,
        ),
      ),
    );
}
