import { z } from 'zod';
import { fillPrompt } from '../../models/prompt.ts';
import type { Question } from '../../questions/question.ts';
import type { AnswerSources } from '../answer-sources.ts';
import type { HelpRequest, ModelHelp } from './model-help.ts';
import { replyObject } from './reply-object.ts';

const readingSchema = z.object({
  indicators: z.array(z.object({ code: z.string(), words: z.string().min(1) })).max(3),
  region: z.object({ name: z.string(), words: z.string().min(1) }).nullable(),
});

/** A question as the model reads it, and how far its reading can be trusted. */
export interface ModelReading {
  question: Question;
  /** `likely` when the words that it points to share something with the indicator's own names; else it is asked back. */
  trust: 'likely' | 'unsure';
}

/**
 * Has the model say which indicators of the catalogue a question means that the rules could not read. What the rules read stays
 * as they read it: the model fills in what they left open, from lists it was given, and points to the words it read it from.
 * @returns Null when the model names nothing that holds.
 * @throws {ModelError} when the model gives nothing.
 */
export async function readWithModel(
  question: Question,
  sources: AnswerSources,
  { model, prompts }: ModelHelp,
  { history, signal }: HelpRequest,
): Promise<ModelReading | null> {
  const { catalogue, gazetteer } = sources;
  const reports = await sources.coverage();
  const regions = [...new Map(reports.map(({ regionName, regionCode }) => [regionName, regionCode]))];
  const reply = await model.complete({
    ...fillPrompt(prompts['read-question'], {
      question: question.text,
      thread: history.join('\n'),
      indicators: catalogue.indicators.map(({ code, name }) => `${code} ${name}`).join('\n'),
      regions: regions.map(([name]) => name).join('\n'),
    }),
    signal,
  });
  const reading = replyObject(reply.text, readingSchema);
  if (!reading) return null;
  const indicators = reading.indicators.flatMap(({ code, words }) => {
    const indicator = catalogue.indicators.find((one) => one.code === code);
    const start = question.text.indexOf(words);
    return indicator && start !== -1 ? [{ indicator, words, start }] : [];
  });
  if (indicators.length === 0) return null;
  const region = question.regions.length === 0 ? reading.region : null;
  const place =
    region && question.text.includes(region.words) && regions.find(([name]) => name === region.name);
  const division = place ? gazetteer.byCode(place[1]) : null;
  const start = region ? question.text.indexOf(region.words) : 0;
  return {
    trust: indicators.every(({ indicator, words }) => sharesWords(words, indicator)) ? 'likely' : 'unsure',
    question: {
      ...question,
      intent: 'figure',
      indicators: indicators.map(({ indicator, words, start: at }) => ({
        value: indicator,
        span: { start: at, end: at + words.length },
        origin: 'stated',
      })),
      ...(division &&
        region && {
          regions: [
            {
              value: {
                text: region.words,
                match: 'similar',
                candidates: [division],
                start,
                end: start + region.words.length,
              },
              span: { start, end: start + region.words.length },
              origin: 'stated',
            },
          ],
        }),
      procedures: [],
      translated: indicators.map(({ indicator, words }) => ({ said: words, meant: indicator.name })),
    },
  };
}

/** Whether words have a pair of characters in common with what an indicator is called. */
function sharesWords(
  words: string,
  { name, aliases, colloquial }: { name: string; aliases: readonly string[]; colloquial: readonly string[] },
): boolean {
  const names = [name, ...aliases, ...colloquial].join(' ');
  return Array.from({ length: words.length - 1 }, (_, at) => words.slice(at, at + 2)).some((pair) =>
    names.includes(pair),
  );
}
