import type { AnswerCitation, ExportDocument } from '../../answers/answer.ts';
import type { Reply, ReplyBlock } from '../../conversations/reply.ts';
import { markdown, type Card, type CardElement, type MarkdownElement } from './card.ts';
import type { CardLinks } from './card-links.ts';
import { cardWordsOf, type CardWords } from './card-words.ts';
import { questionsOf } from '../../conversations/choose.ts';
import { shorten } from '../../conversations/cut-text.ts';
import { escapeMarkdown, tameMarkdown, tamePlainText } from './escape-markdown.ts';
import { askingLine, listQuestions, renderButtons } from './render-actions.ts';
import { figureLines, renderFigures } from './render-figures.ts';

/** How much a card makes use of: everything, no tables and columns, or the reply's text in one piece. */
export type CardDetail = 'rich' | 'plain' | 'text';

/** The platform allows five; four and more, those written in Markdown counted, were seen refused. */
const TABLES_AT_MOST = 3;
/** A header of two lines on a phone; the whole stands in the body. */
const TITLE_LENGTH = 100;

const TEMPLATES: Record<Reply['tone'], string> = {
  answer: 'blue',
  partial: 'yellow',
  question: 'wathet',
  refusal: 'grey',
  error: 'red',
};

/**
 * A reply as a card of JSON 2.0. Header and summary carry the answer, because a notification shows the summary alone and a
 * client older than 7.20 the header alone.
 */
export function renderCard(reply: Reply, detail: CardDetail, { links, ref }: CardTies): Card {
  const title = shorten(reply.title, TITLE_LENGTH);
  return {
    schema: '2.0',
    config: { update_multi: true, summary: { content: title } },
    header: headerOf(reply, title),
    body: { elements: elementsOf(reply, detail, { links, ref }) },
  };
}

/** Beneath the title where and when, if the reply speaks of one place and year alone; beside it what kind of answer it is. */
function headerOf(reply: Reply, title: string): Card['header'] {
  const words = cardWordsOf(reply);
  const plain = (content: string) => ({ tag: 'plain_text' as const, content: tamePlainText(content) });
  const places = new Set(
    reply.blocks.flatMap((block) =>
      block.type === 'citations'
        ? block.citations.map(({ region, year }) => `${region} · ${words.year(year)}`)
        : [],
    ),
  );
  const [place] = places;
  return {
    title: plain(title),
    ...(places.size === 1 && place !== undefined && { subtitle: plain(place) }),
    ...(reply.tone !== 'answer' && {
      text_tag_list: [
        { tag: 'text_tag' as const, text: plain(words.tone[reply.tone]), color: TEMPLATES[reply.tone] },
      ],
    }),
    template: TEMPLATES[reply.tone],
  };
}

function elementsOf(reply: Reply, detail: CardDetail, ties: CardTies): CardElement[] {
  if (detail === 'text') return [markdown(tablesAsLines(tameMarkdown(reply.text)))];
  const context = { words: cardWordsOf(reply), links: ties.links };
  let tables = 0;
  let questions = 0;
  const elements = reply.blocks.flatMap((block): CardElement[] => {
    if (block.type === 'actions') {
      const buttons = renderButtons(block, ties.ref, questions);
      questions += questionsOf({ blocks: [block] }).length;
      return buttons;
    }
    const allowsTables = detail === 'rich' && tables < TABLES_AT_MOST;
    const rendered = allowsTables ? renderBlock(block, context) : renderSimply(block, context);
    tables += rendered.filter(({ tag }) => tag === 'table').length;
    return rendered;
  });
  const uncut = reply.title.length > TITLE_LENGTH ? [markdown(`**${escapeMarkdown(reply.title)}**`)] : [];
  const body = [...uncut, ...elements];
  // An empty body is permitted but shows as a bare header.
  const shown = body.length > 0 ? body : [markdown(tameMarkdown(reply.text))];
  return reply.tone === 'refusal' ? shown : [...shown, askingLine(ties.ref, context.words)];
}

/** What ties a card to the rest: where it leads, and the name that its buttons give back. */
export interface CardTies {
  links: CardLinks | null;
  ref: string;
}

/** What all blocks of a card are rendered with. */
interface CardContext {
  words: CardWords;
  links: CardLinks | null;
}

function renderBlock(block: ReplyBlock, context: CardContext): CardElement[] {
  switch (block.type) {
    case 'figures':
      return renderFigures(block.figures, context.words);
    case 'table':
      return [
        ...captionOf(block),
        {
          tag: 'table',
          page_size: Math.min(10, Math.max(1, block.rows.length)),
          row_height: 'low',
          header_style: { background_style: 'grey', bold: true },
          columns: block.columns.map((display, index) => ({
            name: `c${index}`,
            display_name: display,
            data_type: 'text',
          })),
          rows: block.rows.map((row) => Object.fromEntries(row.map((cell, index) => [`c${index}`, cell]))),
        },
      ];
    case 'chart':
      return [
        { tag: 'chart', aspect_ratio: '16:9', chart_spec: block.spec },
        ...renderSimply(block, context),
      ];
    case 'citations':
      return block.citations.map((citation, index) => foldCitation(citation, index === 0, context));
    default:
      return renderSimply(block, context);
  }
}

function captionOf({ caption }: { caption: string }): CardElement[] {
  return caption === '' ? [] : [markdown(escapeMarkdown(caption))];
}

function renderSimply(block: ReplyBlock, context: CardContext): CardElement[] {
  const { words } = context;
  switch (block.type) {
    case 'text':
      return block.markdown.trim() === '' ? [] : [markdown(tablesAsLines(tameMarkdown(block.markdown)))];
    case 'figures':
      return block.figures.length === 0 ? [] : [markdown(figureLines(block.figures, words).join('\n'))];
    case 'table':
      return [
        ...captionOf(block),
        markdown(
          [block.columns, ...block.rows].map((row) => `- ${row.map(escapeMarkdown).join(' · ')}`).join('\n'),
        ),
      ];
    case 'citations':
      return block.citations.map((citation) => renderCitation(citation, context));
    case 'notes':
      return listSmall(block.notes);
    case 'chart':
      return listSmall(block.remarks);
    case 'file':
      return renderFile(block.document, context);
    case 'draft':
      // The text says the whole draft; the card holds no file yet.
      return [];
    case 'actions':
      return listQuestions(block, words);
  }
}

function listSmall(sentences: readonly string[]): CardElement[] {
  return sentences.length === 0
    ? []
    : [markdown(sentences.map((sentence) => `- ${escapeMarkdown(sentence)}`).join('\n'), 'notation')];
}

/** Without an address people can reach the file is named with where to get it. */
function renderFile({ formats }: ExportDocument, { words, links }: CardContext): CardElement[] {
  const shown = formats.map((format) =>
    links ? `[${words.file[format]}](${links.file(format)})` : words.file[format],
  );
  return [markdown(`${shown.join(' · ')}${links ? '' : words.inConsole}`, 'notation')];
}

/** The first sentence stands open: a number without it is no answer here. */
function foldCitation(citation: AnswerCitation, isFirst: boolean, context: CardContext): CardElement {
  const { n, section, title } = citation;
  const place = [`[${n}] ${context.words.source}：《${title}》`, section].filter(Boolean).join(' · ');
  return {
    tag: 'collapsible_panel',
    expanded: isFirst,
    header: { title: markdown(escapeMarkdown(place), 'notation') },
    elements: [renderCitation(citation, context)],
  };
}

function renderCitation(citation: AnswerCitation, { words, links }: CardContext): MarkdownElement {
  const { n, title, region, year, section, quote } = citation;
  const source = [`[${n}] ${words.source}：《${title}》`, section, `${region} ${words.year(year)}`].filter(
    Boolean,
  );
  const link = links ? ` · [${words.read}](${links.sentence(citation)})` : '';
  return markdown(`> ${escapeMarkdown(quote)}\n\n${escapeMarkdown(source.join(' · '))}${link}`, 'notation');
}

/** A card counts tables written in Markdown among its tables; as lines they say the same. */
function tablesAsLines(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s*\|[\s:|-]*-[\s:|-]*\|?\s*$/.test(line))
    .map(
      (line) =>
        /^\s*\|(.+)\|\s*$/
          .exec(line)?.[1]
          ?.split('|')
          .map((cell) => cell.trim())
          .join(' · ') ?? line,
    )
    .join('\n');
}
