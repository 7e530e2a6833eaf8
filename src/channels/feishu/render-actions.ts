import type { ReplyBlock } from '../../conversations/reply.ts';
import { markdown, type Button, type CardElement, type Input } from './card.ts';
import type { CardWords } from './card-words.ts';
import type { ClickValue } from './decode-click.ts';
import { escapeMarkdown, tamePlainText } from './escape-markdown.ts';

type Actions = Extract<ReplyBlock, { type: 'actions' }>;

/**
 * What may be asked next, as buttons that ask it: a question a line, since they are long and phones are narrow; the other years
 * side by side. Buttons count through all questions of the reply in the order of `questionsOf`.
 * @param before How many questions of the reply have been rendered.
 */
export function renderButtons(
  { questions, years = [] }: Actions,
  ref: string,
  before: number,
): CardElement[] {
  const inRows = questions.map((question, index) => button(question, { ref, index: before + index }, 'fill'));
  const besides = years.map(({ year }, index) =>
    button(String(year), { ref, index: before + questions.length + index }, 'default'),
  );
  return [
    ...inRows,
    ...(besides.length === 0
      ? []
      : [
          {
            tag: 'column_set' as const,
            flex_mode: 'flow' as const,
            horizontal_spacing: 'small' as const,
            columns: besides.map((element) => ({
              tag: 'column' as const,
              width: 'auto' as const,
              elements: [element],
            })),
          },
        ]),
  ];
}

/** The same as text, for a card without buttons: whoever wants one asks it. */
export function listQuestions({ questions, years = [] }: Actions, words: CardWords): CardElement[] {
  const all = [...questions, ...years.map(({ question }) => question)];
  if (all.length === 0) return [];
  return [markdown([words.askNext, ...all.map((one) => `- ${escapeMarkdown(one)}`)].join('\n'))];
}

/** A line in which people go on asking: what is written in a group without a mention never reaches the bot. */
export function askingLine(ref: string, words: CardWords): Input {
  const value: ClickValue = { ref, index: null };
  return {
    tag: 'input',
    name: 'question',
    width: 'fill',
    max_length: 500,
    placeholder: { tag: 'plain_text', content: words.askHere },
    behaviors: [{ type: 'callback', value }],
  };
}

function button(text: string, value: ClickValue, width: 'fill' | 'default'): Button {
  return {
    tag: 'button',
    text: { tag: 'plain_text', content: tamePlainText(text) },
    type: 'default',
    size: 'small',
    width,
    behaviors: [{ type: 'callback', value }],
  };
}
