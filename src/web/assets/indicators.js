// Shows the indicators that hold a word, as it is typed.
const field = document.querySelector('#word');
const count = document.querySelector('#count');
const entries = [...document.querySelectorAll('article')];

field.addEventListener('input', show);
// A link to an indicator that the word leaves out still leads there.
addEventListener('hashchange', () => {
  if (document.getElementById(decodeURIComponent(location.hash.slice(1)))?.hidden) {
    field.value = '';
    show();
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }
});
show();

function show() {
  const word = plain(field.value);
  for (const entry of entries) entry.hidden = !plain(entry.textContent).includes(word);
  for (const section of document.querySelectorAll('section'))
    section.hidden = section.querySelector('article:not([hidden])') === null;
  const shown = entries.filter(({ hidden }) => !hidden).length;
  count.textContent = shown === 0 ? '没有这样的指标' : `共${shown}项`;
}

function plain(text) {
  return text.normalize('NFKC').trim().toLowerCase();
}
