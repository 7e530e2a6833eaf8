import type { AnswerFigure } from '../../answers/answer.ts';
import { figureSurface } from '../../figures/figure-surface.ts';

/** A line of an answer's text that states one figure, taken apart into what a page shows at different sizes. */
export interface Statement {
  line: string;
  figure: AnswerFigure;
  /** The region as the answer names it: `甲县`, `Jia County (甲县)`. */
  place: string;
  /** In the language of the answer: `行政复议受理数`. */
  measure: string;
}

/**
 * The statements of a text, each with its figure; a figure that is stated twice has two.
 * @example listStatements('**甲县2024年受理数：98件**[1]', [figure]) // [{ place: '甲县', measure: '受理数', … }]
 */
export function listStatements(text: string, figures: readonly AnswerFigure[]): Statement[] {
  return text.split('\n').flatMap((line) => {
    const bold = /^(?:- )?\*\*([^*]+)\*\*/.exec(line)?.[1];
    if (bold === undefined) return [];
    for (const figure of figures) {
      const statement = readStatement(bold, figure);
      if (statement) return [{ line, figure, ...statement }];
    }
    return [];
  });
}

function readStatement(bold: string, figure: AnswerFigure): Pick<Statement, 'place' | 'measure'> | null {
  const surface = figureSurface(figure);
  if (!bold.endsWith(surface)) return null;
  const words = bold.slice(0, bold.length - surface.length).replace(/[：:]\s*$/, '');
  const [place, measure] = splitOnce(words, String(figure.year));
  if (measure === undefined || !place.includes(figure.region)) return null;
  return { place: place.trim(), measure: measure.replace(/^年|^,\s*/, '').trim() };
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}
