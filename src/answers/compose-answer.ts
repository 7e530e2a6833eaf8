import type { Question } from '../questions/question.ts';
import { namesNothing } from '../questions/topic.ts';
import { introducedUnit } from '../questions/understand.ts';
import { answerCoverage } from './answer-coverage.ts';
import type { CoverageAnswer } from './answer-coverage.ts';
import { answerDraft } from './answer-draft.ts';
import { answerFigures } from './answer-figures.ts';
import { answerText } from './answer-text.ts';
import type { Answer, ShownAnswer } from './answer.ts';
import type { AnswerSources } from './answer-sources.ts';
import { proposeAnything, proposeRegions, proposeSubjects, proposeUnits } from './ask-back.ts';
import type { Proposal } from './ask-back.ts';
import { findOnlyReport } from './find-only-report.ts';
import { resolveTargets } from './resolve-targets.ts';
import type { Targets } from './resolve-targets.ts';
import { suggestNext } from './suggest-next.ts';
import { wordingFor } from './wording.ts';

/** An answer from what is stored, of which nothing has checked the text. */
export interface ComposedAnswer extends CoverageAnswer {
  /** What to ask back first; then `answer` is the bare question back, without choices. */
  proposal?: Proposal;
  /** Questions that may be worth asking next, the most useful first. Default none. */
  next?: readonly string[];
  /** Sentences of the text that were held to the passages they cite, each by itself. Default none. */
  held?: readonly string[];
}

/** Answers a question from what is stored, with the numbers that the answer counted itself, which no report states. */
export async function composeAnswer(question: Question, sources: AnswerSources): Promise<ComposedAnswer> {
  const wording = wordingFor(question.language);
  switch (question.intent) {
    case 'greeting':
      return { answer: plainAnswer('answered', wording.greeting), counts: [] };
    case 'help':
      return { answer: plainAnswer('answered', wording.help), counts: [] };
    case 'out_of_scope':
      return { answer: plainAnswer('refused', wording.outOfScope), counts: [] };
    case 'introduction':
      return introduce(question, sources);
    case 'coverage':
      return answerCoverage(question, sources);
    case 'figure':
    case 'draft':
    case 'text': {
      const coverage = await sources.coverage();
      const targets = resolveTargets(question, coverage, sources.gazetteer);
      const answer = await answerFromReports(question, targets, sources);
      if ('lead' in answer) return openProposal(answer);
      const { next, otherYears } = suggestNext(question, targets, answer, coverage, sources);
      return { answer: otherYears.length > 0 ? { ...answer, otherYears } : answer, counts: [], next };
    }
  }
}

function openProposal(proposal: Proposal): ComposedAnswer {
  return { answer: plainAnswer('needs_clarification', proposal.lead), counts: [], proposal };
}

async function introduce(question: Question, sources: AnswerSources): Promise<ComposedAnswer> {
  const unit = sources.gazetteer.byCode(introducedUnit(question) ?? '');
  if (!unit) return openProposal(proposeUnits(question, sources));
  const coverage = await sources.coverage();
  const isCovered = coverage.some(({ regionCode }) => regionCode === unit.code);
  const text = wordingFor(question.language).introduced(unit.name, isCovered ? 'covered' : 'uncovered');
  return { answer: plainAnswer('answered', text), counts: [] };
}

/** Answers from reports, or tells what must be asked back first. */
async function answerFromReports(
  question: Question,
  targets: Targets,
  sources: AnswerSources,
): Promise<ShownAnswer | Proposal> {
  const isOpen = namesNothing(question);
  if (targets.ambiguous.length > 0) return proposeRegions(question, targets, sources);
  if (question.ownUnit && question.regions.length === 0) return proposeRegions(question, targets, sources);
  if (isOpen && targets.targets.length > 0) return proposeSubjects(question, targets, sources);
  if (isOpen && targets.uncovered.length === 0) return proposeAnything(question, sources);
  if (question.intent === 'text') return answerText(question, targets, sources);
  if (targets.asked === 'none') {
    const only = await findOnlyReport(question, sources);
    if (!only) return proposeRegions(question, targets, sources);
    return answerFigures(
      question,
      { ...targets, targets: [only], assumed: [{ words: question.topic, region: only.region }] },
      sources,
    );
  }
  if (question.intent === 'draft') return answerDraft(question, targets, sources);
  const answer = await answerFigures(question, targets, sources);
  // The words of a report can be shown where it states no such figure.
  return question.operation === 'original_text' && answer.status === 'not_found'
    ? answerText(question, targets, sources)
    : answer;
}

/** An answer that is nothing but a text. */
export function plainAnswer(status: Answer['status'], text: string): Answer {
  return { status, reason: null, choices: [], text, figures: [], citations: [], notes: [] };
}
