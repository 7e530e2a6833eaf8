import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { ParagraphDocument } from '../../library/store-paragraphs.ts';
import type { Span } from '../../numbers/span.ts';
import type { ReportTexts } from './answer-honesty.ts';
import type { GoldenQuestion } from './golden-question.ts';

/** A stretch of a stored text that a search found. */
export interface FoundStretch extends Span {
  reportId: string;
}

/** A question, and which passages are right for it. */
export interface RetrievalCase {
  question: string;
  isRight: (found: FoundStretch) => boolean;
}

/** The questions of a golden set that one sentence settles and that stand alone, where some report holds that sentence. */
export function goldenCases(questions: readonly GoldenQuestion[], texts: ReportTexts): RetrievalCase[] {
  const held = [...texts.values()].map(withoutSpace);
  return questions.flatMap(({ question, history, status, evidence: [evidence, ...others] }) => {
    const isUsable = history.length === 0 && status.includes('answered') && others.length === 0;
    if (!isUsable || evidence === undefined) return [];
    const words = withoutSpace(evidence);
    if (!held.some((text) => text.includes(words))) return [];
    const isRight = ({ reportId, start, end }: FoundStretch) =>
      withoutSpace((texts.get(reportId) ?? '').slice(start, end)).includes(words);
    return [{ question, isRight }];
  });
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/gu, '');
}

const squadSchema = z.object({
  data: z.array(
    z.object({
      title: z.string().default(''),
      paragraphs: z.array(
        z.object({ context: z.string().min(1), qas: z.array(z.object({ question: z.string().min(1) })) }),
      ),
    }),
  ),
});

/** Passages with the questions that each answers, in the JSON form of SQuAD that CMRC shares. */
export interface QuestionedPassages {
  documents: ParagraphDocument[];
  questions: { question: string; document: number; paragraph: number }[];
}

/** @throws {AppError} `unreadable_file` for anything else than that form. */
export function parseQuestionedPassages(json: string): QuestionedPassages {
  const parsed = squadSchema.safeParse(readJson(json));
  if (!parsed.success)
    throw new AppError({
      code: 'unreadable_file',
      message: `The file is not in the JSON form of SQuAD and CMRC (data → paragraphs → context, qas): ${z.prettifyError(parsed.error)}`,
    });
  const { data } = parsed.data;
  return {
    documents: data.map(({ title, paragraphs }) => ({
      title,
      paragraphs: paragraphs.map(({ context }) => context),
    })),
    questions: data.flatMap(({ paragraphs }, document) =>
      paragraphs.flatMap(({ qas }, paragraph) =>
        qas.map(({ question }) => ({ question, document, paragraph })),
      ),
    ),
  };
}

function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The questions, each right with its own paragraph. @param stored Where the paragraphs were stored, by document. */
export function passageCases(
  { questions }: QuestionedPassages,
  stored: readonly { id: string; spans: readonly Span[] }[],
): RetrievalCase[] {
  return questions.map(({ question, document, paragraph }) => ({
    question,
    isRight: ({ reportId, start }) => {
      const own = stored[document];
      return own?.id === reportId && own.spans[paragraph]?.start === start;
    },
  }));
}
