import type { Question } from '../questions/question.ts';
import type { AnswerSources } from './answer-sources.ts';
import { itemsOf } from './item.ts';
import type { Item } from './item.ts';
import { asksForLeast } from './order-findings.ts';
import type { Target, Targets } from './resolve-targets.ts';

/** Reports that one answer opens at most: more could be neither read by a person nor opened in time. */
const MOST_OPENED = 12;
/** Passages by which open questions choose reports. */
const MOST_PASSAGES = 60;

/** The targets that are worth opening, and whether others were left out. */
export interface NarrowedTargets {
  targets: Targets;
  isNarrowed: boolean;
}

/**
 * Of the many reports that a question about everywhere reaches, chooses those that answer it: the largest stated values (the
 * smallest when the least is asked for), or the reports whose passages hold the question's words. Few targets stay as they are.
 */
export async function narrowTargets(
  question: Question,
  targets: Targets,
  sources: AnswerSources,
): Promise<NarrowedTargets> {
  if (targets.targets.length <= MOST_OPENED) return { targets, isNarrowed: false };
  const codes = itemsOf(question).flatMap((item) => codesOf(item, sources));
  const ids =
    codes.length > 0
      ? await reportsByValue(question, targets.targets, codes, sources)
      : await reportsByWords(question, sources);
  const chosen = [...new Set(ids)].slice(0, MOST_OPENED);
  const kept = chosen.flatMap((id) => targets.targets.find(({ report }) => report.id === id) ?? []);
  return { targets: { ...targets, targets: kept }, isNarrowed: true };
}

function codesOf(item: Item, { catalogue }: AnswerSources): string[] {
  switch (item.type) {
    case 'indicator':
      return [item.indicator.code];
    case 'procedure':
      return catalogue.indicators
        .filter(
          ({ procedure, headline, intake }) => procedure === item.procedure.code && (headline || intake),
        )
        .map(({ code }) => code);
    case 'open':
      return [];
  }
}

function reportsByValue(
  question: Question,
  targets: readonly Target[],
  codes: readonly string[],
  sources: AnswerSources,
): Promise<string[]> {
  const reports = targets.filter(({ fit }) => fit === 'asked').map(({ report }) => report);
  const first = asksForLeast(question) ? 'smallest' : 'largest';
  return sources.rank({ reports, indicators: codes, first, limit: MOST_OPENED });
}

async function reportsByWords({ topic }: Question, sources: AnswerSources): Promise<string[]> {
  const passages = await sources.search(topic, null, MOST_PASSAGES);
  return passages.map(({ report }) => report.id);
}
