// The page of drafts: choosing, filling in, and making one section anew.
const choose = document.getElementById('choose');
const fill = document.getElementById('fill');

choose.addEventListener('submit', (event) => {
  event.preventDefault();
  location.search = new URLSearchParams(new FormData(choose)).toString();
});

fill?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const told = document.getElementById('filled');
  const { by, department } = fill.elements;
  const entries = [...fill.querySelectorAll('[data-slot]')]
    .filter((field) => field.value.trim() !== '')
    .map((field) => ({
      slot: field.dataset.slot,
      text: field.value,
      by: by.value,
      department: department.value,
    }));
  if (entries.length === 0) {
    told.textContent = '还没有填任何一项。';
    return;
  }
  try {
    const response = await fetch('/api/drafts/entries', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...Object.fromEntries(new URLSearchParams(location.search)), entries }),
    });
    if (response.ok) location.reload();
    else told.textContent = (await response.json()).error;
  } catch {
    told.textContent = '没有送到服务器，所填的还在，请再试一次。';
  }
});

document.addEventListener('click', async ({ target }) => {
  if (!target.classList.contains('again')) return;
  const section = target.closest('section');
  target.disabled = true;
  const response = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  const own = [...document.querySelectorAll('section[data-template]')].indexOf(section);
  const made = fresh.querySelectorAll('section[data-template]')[own];
  if (made) section.replaceWith(made);
});
