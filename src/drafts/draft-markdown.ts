import type { Draft, DraftBlock, DraftPart } from './draft.ts';
import { marksOf, OPEN_DATE } from './draft.ts';

/** The draft as Markdown: each number with the mark of its source, the sources at the end. */
export function toMarkdown(draft: Draft): string {
  const blocks = draft.blocks.map(blockLine);
  const sources = draft.sources.map(
    ({ n, kind, title, section, quote }) =>
      `${n}. ${kind === 'stated' ? `《${title}》` : title}${section === '' ? '' : ` ${section}`}：${quote.replaceAll(/\s*\n\s*/gu, ' ').trim()}`,
  );
  return [
    `# ${draft.title}`,
    ...blocks,
    ...(draft.signature ? [`${draft.signature.issuer}\n${draft.signature.date ?? OPEN_DATE}`] : []),
    ...(draft.notes.length > 0 ? [draft.notes.map((note) => `- ${note}`).join('\n')] : []),
    ...(sources.length > 0 ? [`来源：\n${sources.join('\n')}`] : []),
  ].join('\n\n');
}

function blockLine({ type, level, parts }: DraftBlock): string {
  const words = parts.map(partText).join('');
  if (type === 'heading') return `${'#'.repeat(level + 1)} ${words}`;
  return type === 'quote' ? `> ${words.replaceAll(/\s*\n\s*/gu, '\n> ')}` : words;
}

function partText(part: DraftPart): string {
  return `${part.text}${marksOf(part)
    .map((n) => `[${n}]`)
    .join('')}`;
}
