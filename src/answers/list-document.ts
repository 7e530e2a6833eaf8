import { figureSurface } from '../figures/figure-surface.ts';
import type { Answer, AnswerFigure, ExportDocument } from './answer.ts';
import { compareWordingFor } from './compare-wording.ts';
import { wordingFor } from './wording.ts';

/** Measures that a file's title names; of more it names the first ones. */
const MOST_NAMED = 3;

/** The figures of an answer that compares nothing, as a table of its own: a line each, with what limits it. */
export function listDocument(
  { figures, citations, notes }: Answer,
  language: 'zh' | 'en',
): ExportDocument | null {
  const shown = figures.filter(({ role }) => role !== 'nearest');
  if (shown.length === 0) return null;
  const words = compareWordingFor(language);
  const measureOf = ({ indicator, label }: AnswerFigure) => indicator ?? label;
  const unique = <Value>(values: readonly Value[]) => [...new Set(values)];
  const years = unique(shown.map(({ year }) => year));
  return {
    title: words.caption({
      places: unique(shown.map(({ region }) => region)),
      year: years.length === 1 ? (years[0] ?? null) : null,
      measures: unique(shown.map(measureOf)).slice(0, MOST_NAMED),
    }),
    ...{ purpose: 'offered', formats: ['xlsx'], language },
    tables: [
      {
        ...{ type: 'table', caption: '' },
        columns: [words.place, words.year, words.measure, words.value, words.remark],
        rows: shown.map((figure) => [
          figure.region,
          words.yearCell(figure.year),
          measureOf(figure),
          `${figureSurface(figure)}${figure.citation === null ? '' : `[${figure.citation}]`}`,
          limitsOf(figure, language),
        ]),
      },
    ],
    ...{ notes, figures, citations },
  };
}

/** The limits of a number as a cell of its own, without the brackets that they have after it. */
function limitsOf(figure: AnswerFigure, language: 'zh' | 'en'): string {
  const wording = wordingFor(language);
  const limits = figure.formula === null ? wording.limits(figure) : wording.derived(figure.formula);
  return limits.trim().replace(/^[（(](.*)[）)]$/u, '$1');
}
