// The report beside the conversation; on a phone, over it. Going back closes it, as it opened by going forward.

/** @param parts The panel, its frame, its link to the page alone, its closing button, and what lies under it on a phone. */
export function createReader({ panel, frame, alone, close, beneath }) {
  let opener = null;
  const covers = () => getComputedStyle(panel).position === 'fixed';

  function show(href) {
    panel.hidden = false;
    beneath.inert = covers();
    alone.href = href;
    // Replaced, not followed: a report read here adds no step to the way back.
    frame.contentWindow.location.replace(href);
    close.focus();
  }

  function hide() {
    if (panel.hidden) return;
    panel.hidden = true;
    beneath.inert = false;
    opener?.focus();
    opener = null;
  }

  const goBack = () => (history.state?.reading ? history.back() : hide());
  const onKey = (event) => {
    if (event.key === 'Escape' && !panel.hidden) goBack();
  };

  close.addEventListener('click', goBack);
  document.addEventListener('keydown', onKey);
  frame.addEventListener('load', () => frame.contentDocument?.addEventListener('keydown', onKey));
  addEventListener('popstate', hide);
  addEventListener('resize', () => {
    beneath.inert = !panel.hidden && covers();
  });
  // A page that is loaded again has nothing open.
  if (history.state?.reading) history.replaceState(null, '');

  return {
    open(href, link) {
      opener = link;
      if (!history.state?.reading) history.pushState({ reading: true }, '');
      show(href);
    },
    close: goBack,
  };
}
