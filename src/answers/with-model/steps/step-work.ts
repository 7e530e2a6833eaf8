import { z } from 'zod';
import type { Question } from '../../../questions/question.ts';
import type { AnswerSources } from '../../answer-sources.ts';
import type { composeAnswer, ComposedAnswer } from '../../compose-answer.ts';
import { resolveTargets } from '../../resolve-targets.ts';
import type { Target, Targets } from '../../resolve-targets.ts';
import type { EvidenceLog } from './evidence.ts';

/** What the tools of one answer share. They see what the asker's own questions would be answered from, and write nothing. */
export interface StepWork {
  sources: AnswerSources;
  compose: typeof composeAnswer;
  /** Understands a question as if the asker had put it, without a thread. */
  read: (text: string) => Promise<Question[]>;
  evidence: EvidenceLog;
  /** Drafts that were made, to be shown after what is told. */
  drafts: ComposedAnswer[];
}

/** Words that a model puts into a question: short, and of one line. */
export const wordsSchema = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\n\r]*$/u);

export const placeSchema = {
  region: wordsSchema(20).nullable().describe('地区的全称；null 为所有已收录的地区'),
  year: z.number().int().min(1990).max(2100).nullable().describe('年份；null 为最新一年'),
};

/** A place and a year as a question says them. */
export function placeWords({ region, year }: { region: string | null; year: number | null }): string {
  return `${region ?? '各地'}${year === null ? '' : `${year}年`}`;
}

/** A question as read, with the reports it is about and what keeps it from being answered, told to the model. */
export async function readStep(
  text: string,
  { read, sources }: StepWork,
): Promise<{ question: Question; targets: Targets; usable: Target[]; problems: string[] } | null> {
  const [question] = await read(text);
  if (!question) return null;
  const targets = resolveTargets(question, await sources.coverage(), sources.gazetteer);
  const usable = targets.targets.filter(({ fit }) => fit === 'asked');
  const problems = [
    ...targets.uncovered.map(({ name }) => `${name}：未收录。`),
    ...targets.ambiguous.map(
      ({ words, candidates }) => `「${words}」有${candidates.map(({ name }) => name).join('、')}，请写全称。`,
    ),
    ...targets.targets
      .filter((target) => !usable.includes(target))
      .map(
        ({ region, askedYear, report }) =>
          `${region.name}：未收录${askedYear ?? ''}年的报告，最近为${report.year}年。`,
      ),
  ];
  return { question, targets, usable, problems };
}
