/**
 * Makes an element. Everything is set as text or property, never as markup: reports and questions are data.
 * @returns {HTMLElement}
 */
export function element(tag, properties = {}, ...children) {
  const { data = {}, aria = {}, ...rest } = properties;
  const made = Object.assign(document.createElement(tag), rest);
  Object.assign(made.dataset, data);
  for (const [name, value] of Object.entries(aria)) made.setAttribute(`aria-${name}`, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}
