import type { Answer } from './answer.ts';
import type { AnswerBuilder } from './answer-builder.ts';
import type { AnswerSources } from './answer-sources.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';
import { surfaceOf } from '../calculations/sourced-figure.ts';
import type { Wording } from './wording.ts';

/** What is said of a number that its report has wrong: the number stays, the right one stands beside it. `''` for any other. */
export function amendmentOf(sourced: SourcedFigure, wording: Wording): string {
  const amendment = sourced.figure.correction?.amendment;
  if (!amendment) return '';
  const { value, unit, basis, by, on } = amendment;
  return wording.amended({ surface: surfaceOf(sourced), right: `${value}${unit}`, basis, by, on });
}

/** Notes of every sentence cited so far which of its numbers are wrong in the report itself. */
export async function noteCorrections(
  builder: AnswerBuilder,
  sources: AnswerSources,
  wording: Wording,
): Promise<void> {
  const cited = new Set(builder.citations.map(({ report }) => report));
  for (const summary of (await sources.coverage()).filter(({ id }) => cited.has(id))) {
    const { figures } = await sources.open(summary);
    for (const sourced of figures) {
      const { start } = sourced.figure;
      const isCited = builder.citations.some(
        (one) => one.report === summary.id && one.start <= start && start < one.end,
      );
      const amendment = isCited ? amendmentOf(sourced, wording) : '';
      if (amendment !== '') builder.note(amendment);
    }
  }
}

/** What people have recorded of figures of the reports that an answer cites, worded as answers word it: the gate's evidence. */
export async function recordedWords(
  { citations }: Answer,
  sources: AnswerSources,
  wording: Wording,
): Promise<string[]> {
  const cited = new Set(citations.map(({ report }) => report));
  const words: string[] = [];
  for (const summary of (await sources.coverage()).filter(({ id }) => cited.has(id))) {
    const { figures, rejected } = await sources.open(summary);
    words.push(...figures.map((sourced) => amendmentOf(sourced, wording)));
    words.push(
      ...rejected.flatMap(({ figure }) => (figure.correction ? wording.signed(figure.correction) : [])),
    );
  }
  return words.filter((sentence) => sentence !== '');
}
