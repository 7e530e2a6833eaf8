/**
 * Characters that Markdown of cards gives a meaning, as the entities the platform's documentation prescribes. Without it a
 * report's `*` would vanish, and `<at id=all></at>` in a quoted sentence would call the whole group.
 */
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&#38;',
  '<': '&#60;',
  '>': '&#62;',
  '*': '&#42;',
  _: '&#95;',
  '~': '&#126;',
  '`': '&#96;',
  '[': '&#91;',
  ']': '&#93;',
  '!': '&#33;',
  '#': '&#35;',
  '|': '&#124;',
  $: '&#36;',
  '\\': '&#92;',
};

/** A plain text as Markdown that shows exactly that text; line ends become blanks. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[&<>*_~`[\]!#|$\\]/g, (character) => ENTITIES[character] ?? character)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/^(\s*)([-+])(?=\s)/, '$1&#45;')
    .replace(/^(\s*\d+)\.(?=\s)/, '$1&#46;');
}

/**
 * Markdown that was composed for any reader, made safe for a card: its emphasis, lists and quotations stay; tags (which could
 * mention people), emoji codes' and pictures' syntax lose their meaning.
 */
export function tameMarkdown(markdown: string): string {
  return markdown.replace(/</g, ENTITIES['<'] ?? '').replace(/!\[/g, '&#33;[');
}

/** Plain text of a text message: only its mention tag has a meaning there, and is taken from it. */
export function tamePlainText(text: string): string {
  return text.replace(/<(?=\s*\/?\s*at\b)/gi, '＜');
}
