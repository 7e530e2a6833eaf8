import type { Question, Slot } from '../questions/question.ts';
import { namesNothing } from '../questions/topic.ts';
import type { RegionMention } from '../regions/region.ts';
import { answerCoverage } from './answer-coverage.ts';
import type { CoverageAnswer } from './answer-coverage.ts';
import { answerFigures } from './answer-figures.ts';
import { answerText } from './answer-text.ts';
import type { Answer } from './answer.ts';
import type { AnswerSources } from './answer-sources.ts';
import { resolveTargets } from './resolve-targets.ts';
import { wordingFor } from './wording.ts';

/**
 * Answers a question that stays open after it was asked back once: of every place that it may mean, and where it names nothing,
 * of the first procedure that a report states; what was assumed stands in the first line. Without a place and a subject it
 * tells what is covered.
 */
export async function answerUnclear(question: Question, sources: AnswerSources): Promise<CoverageAnswer> {
  const wording = wordingFor(question.language);
  const coverage = await sources.coverage();
  const { ambiguous } = resolveTargets(question, coverage, sources.gazetteer);
  const places = namesPlace(question);
  if (namesNothing(question) && !places) return answerCoverage(question, sources);
  const [procedure] = sources.catalogue.procedures;
  const assumesSubject = namesNothing(question) && procedure !== undefined;
  const assumed: Question = {
    ...question,
    ...(assumesSubject
      ? {
          intent: 'figure' as const,
          operation: 'lookup' as const,
          topic: procedure.name,
          procedures: [{ value: procedure, span: null, origin: 'default' as const }],
        }
      : {}),
    regions: question.regions.flatMap((slot) =>
      eachCovered(slot, new Set(coverage.map(({ regionCode }) => regionCode))),
    ),
    ownUnit: null,
    everywhere: question.everywhere || !places,
  };
  const targets = resolveTargets(assumed, coverage, sources.gazetteer);
  const answer =
    assumed.intent === 'text'
      ? await answerText(assumed, targets, sources)
      : await answerFigures(assumed, targets, sources);
  const notes = [
    ...(places ? [] : [wording.assumedEverywhere]),
    ...(assumesSubject ? [wording.assumedSubject(procedure.name)] : []),
    ...ambiguous.map(({ words }) => wording.assumedEach(words)),
  ];
  return { answer: withNotesFirst(answer, notes), counts: [] };
}

function namesPlace({ regions, areas, everywhere }: Question): boolean {
  return everywhere || regions.length + areas.length > 0;
}

/** A name that several covered divisions share becomes a slot for each. */
function eachCovered(slot: Slot<RegionMention>, covered: ReadonlySet<string>): Slot<RegionMention>[] {
  const known = slot.value.candidates.filter(({ code }) => covered.has(code));
  return known.length < 2
    ? [slot]
    : known.map((region) => ({ ...slot, value: { ...slot.value, candidates: [region] } }));
}

function withNotesFirst(answer: Answer, notes: readonly string[]): Answer {
  return { ...answer, notes: [...notes, ...answer.notes], text: [...notes, '', answer.text].join('\n') };
}
