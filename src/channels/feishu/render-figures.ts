import type { AnswerFigure } from '../../answers/answer.ts';
import { figureSurface } from '../../figures/figure-surface.ts';
import { markdown, type CardElement, type Table } from './card.ts';
import type { CardWords } from './card-words.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** So many results are shown large; more make a table. */
const LARGE_AT_MOST = 4;
const ROWS_A_PAGE = 10;

/**
 * Figures of a card: what answers stands large with what it is of beneath it, what it was computed with or is near to it
 * follows small.
 */
export function renderFigures(figures: readonly AnswerFigure[], words: CardWords): CardElement[] {
  const results = figures.filter(({ role }) => role === 'result');
  return [
    ...(results.length > LARGE_AT_MOST ? [figureTable(results, words)] : largeFigures(results, words)),
    ...smallFigures(figures, words),
  ];
}

/** The same figures in lines of Markdown alone, for a card that must be simple. */
export function figureLines(figures: readonly AnswerFigure[], words: CardWords): string[] {
  return figures.map(
    (figure) =>
      `- ${roleOf(figure, words)}**${escapeMarkdown(figureSurface(figure))}** ${escapeMarkdown(describe(figure, words))}`,
  );
}

function largeFigures(results: readonly AnswerFigure[], words: CardWords): CardElement[] {
  const cells = results.map((figure) => [
    markdown(
      `**${escapeMarkdown(figureSurface(figure))}**`,
      results.length === 1 ? 'heading-0' : 'heading-1',
    ),
    markdown(escapeMarkdown(describe(figure, words)), 'notation'),
  ]);
  if (cells.length < 2) return cells.flat();
  return [
    {
      tag: 'column_set',
      flex_mode: 'bisect',
      horizontal_spacing: 'large',
      columns: cells.map((elements) => ({ tag: 'column', width: 'weighted', weight: 1, elements })),
    },
  ];
}

function figureTable(results: readonly AnswerFigure[], words: CardWords): Table {
  return {
    tag: 'table',
    page_size: ROWS_A_PAGE,
    row_height: 'low',
    header_style: { background_style: 'grey', bold: true },
    columns: [
      { name: 'what', display_name: words.what, data_type: 'text' },
      { name: 'number', display_name: words.number, data_type: 'text' },
      { name: 'where', display_name: words.where, data_type: 'text' },
      { name: 'remark', display_name: words.remark, data_type: 'text' },
    ],
    rows: results.map((figure) => ({
      what: measureOf(figure),
      number: figureSurface(figure),
      where: `${figure.region} ${figure.year}`,
      remark: remarksOf(figure, words).join(' · '),
    })),
  };
}

function smallFigures(figures: readonly AnswerFigure[], words: CardWords): CardElement[] {
  const others = figures.filter(({ role }) => role !== 'result');
  return others.length === 0 ? [] : [markdown(figureLines(others, words).join('\n'))];
}

function describe(figure: AnswerFigure, words: CardWords): string {
  return [measureOf(figure), figure.region, words.year(figure.year), ...remarksOf(figure, words)].join(' · ');
}

function measureOf({ indicator, label }: AnswerFigure): string {
  return indicator ?? label;
}

/** Everything that limits a number, and where it stands. */
function remarksOf(figure: AnswerFigure, words: CardWords): string[] {
  return [
    ...(figure.period === null ? [] : [figure.period]),
    ...(figure.scope === null ? [] : [`${words.scope} ${figure.scope}`]),
    ...(figure.kind === 'level' ? [] : [words.kind[figure.kind]]),
    ...(figure.formula === null ? [] : [`${words.formula} ${figure.formula}`]),
    ...(figure.citation === null ? [] : [`[${figure.citation}]`]),
  ];
}

function roleOf({ role }: AnswerFigure, words: CardWords): string {
  return role === 'result' ? '' : `${words.role[role]} `;
}
