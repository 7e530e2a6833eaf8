import type { AnswerBuilder } from './answer-builder.ts';
import type { AnswerFigure } from './answer.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';
import { surfaceOf } from '../calculations/sourced-figure.ts';
import type { Wording } from './wording.ts';

/** Writes the Markdown of an answer, line by line, registering what it shows with the builder. */
export interface Composer {
  /** A stated number as a bold line with its mark and limits. */
  figureLine(sourced: SourcedFigure, role: AnswerFigure['role'], names: LineNames): string;
  /** Everything cited so far, as quotes with their sources. */
  quotes(): string;
  /**
   * The notes collected so far; `''` when there are none.
   * @param said Lines that the text has already; a note that is one of them is not said again. Default none.
   */
  noteLines(said?: readonly string[]): string;
}

/** How a line names its region and what it measures. */
export interface LineNames {
  region: string;
  /** The catalogue's name in the question's language, or the figure's own label. */
  measure: string;
}

export function createComposer(builder: AnswerBuilder, wording: Wording): Composer {
  return {
    figureLine: (sourced, role, { region, measure }) => {
      const figure = builder.addFigure(sourced, role);
      const line = wording.statement({
        subject: wording.subject(region, figure.year),
        measure,
        surface: surfaceOf(sourced),
        marks: figure.citation === null ? '' : `[${figure.citation}]`,
      });
      return line + wording.limits(figure);
    },
    quotes: () =>
      builder.citations
        .map(
          ({ n, quote, title, section }) =>
            `> ${quote.replaceAll('\n', ' ')}\n> —— ${wording.source(title, section)} [${n}]`,
        )
        .join('\n\n'),
    noteLines: (said = []) => {
      const notes = builder.notes.filter((note) => !said.includes(note));
      return notes.length === 0 ? '' : [wording.notes, ...notes.map((note) => `- ${note}`)].join('\n');
    },
  };
}

/** Paragraphs joined by blank lines, empty ones left out. */
export function paragraphs(...parts: readonly (string | readonly string[])[]): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : part.join('\n')))
    .filter((part) => part !== '')
    .join('\n\n');
}
