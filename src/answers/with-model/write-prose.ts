import { fillPrompt } from '../../models/prompt.ts';
import type { Question } from '../../questions/question.ts';
import type { Answer } from '../answer.ts';
import type { AnswerSources } from '../answer-sources.ts';
import { finishedPart, readCitedProse, writeCitedSentence } from './cited-prose.ts';
import { faultOf } from './hold-to-passages.ts';
import type { CitedPassage, ProseContext, ProseFault } from './hold-to-passages.ts';
import type { HelpRequest, ModelHelp } from './model-help.ts';
import { passagesOf } from './passages-of.ts';

export interface Prose {
  /** The sentences that passed, each with its marks. */
  sentences: string[];
  /** Why sentences were left out. */
  faults: ProseFault[];
}

/**
 * Has the model tell what an answer's passages say. Of its sentences those stay that hold to the passages they cite.
 * @throws {ModelError} when the model gives nothing.
 */
export async function writeProse(
  question: Question,
  answer: Answer,
  sources: AnswerSources,
  { model, prompts }: ModelHelp,
  { signal, onText }: HelpRequest,
): Promise<Prose> {
  const passages = await passagesOf(answer, sources);
  const context = await proseContext(sources);
  let written = '';
  let shown = '';
  const { text } = await model.complete({
    ...fillPrompt(prompts['answer-from-passages'], {
      question: question.text,
      passages: passages.map(describe).join('\n\n'),
    }),
    signal,
    onPiece: (piece) => {
      written += piece;
      const sound = soundPart(finishedPart(written), passages, context).sentences.join('');
      if (sound === shown) return;
      shown = sound;
      onText?.(sound);
    },
  });
  return soundPart(text, passages, context);
}

/** The sentences of a prose that hold to their passages. */
export function soundPart(prose: string, passages: readonly CitedPassage[], context: ProseContext): Prose {
  const judged = readCitedProse(prose).map((sentence) => ({
    sentence,
    fault: faultOf(sentence, passages, context),
  }));
  return {
    sentences: judged
      .filter(({ fault }) => fault === null)
      .map(({ sentence }) => writeCitedSentence(sentence)),
    faults: judged.flatMap(({ fault }) => fault ?? []),
  };
}

/** Which divisions a sentence names: by official or short names, never by similar ones. */
export async function proseContext(sources: AnswerSources): Promise<ProseContext> {
  const covered = new Set((await sources.coverage()).map(({ regionCode }) => regionCode));
  return {
    placesIn: (text) =>
      sources.gazetteer
        .findMentions(text, covered)
        .filter(({ match }) => match !== 'similar')
        .map((mention) => mention.text),
  };
}

function describe({ n, quote, headings, regions, years: [year] }: CitedPassage): string {
  return [`[${n}] ${regions[0] ?? ''} ${year ?? ''}年 ${headings.slice(1).join('／')}`, quote].join('\n');
}
