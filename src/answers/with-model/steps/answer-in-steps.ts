import type { Logger } from '../../../logger.ts';
import { ModelError } from '../../../models/language-model.ts';
import { drawFence, fenced, fillPrompt } from '../../../models/prompt.ts';
import type { AgentTool } from '../../../models/tool-agent.ts';
import { createAnswerBuilder } from '../../answer-builder.ts';
import type { AnswerSources } from '../../answer-sources.ts';
import type { composeAnswer, ComposedAnswer } from '../../compose-answer.ts';
import { createComposer, paragraphs } from '../../compose.ts';
import { noteCorrections } from '../../note-corrections.ts';
import { wordingFor } from '../../wording.ts';
import { writeCitedSentence } from '../cited-prose.ts';
import type { CitedSentence } from '../cited-prose.ts';
import type { HelpRequest, ModelHelp } from '../model-help.ts';
import { proseContext } from '../write-prose.ts';
import { compareFiguresTool } from './compare-figures-tool.ts';
import { createEvidenceLog, passageFor, showEvidence } from './evidence.ts';
import type { EvidenceLog } from './evidence.ts';
import { findFiguresTool } from './find-figures-tool.ts';
import { holdSteps } from './hold-steps.ts';
import {
  coverageLines,
  draftSectionTool,
  listCoverageTool,
  readSectionTool,
  searchPassagesTool,
} from './report-tools.ts';
import type { StepWork } from './step-work.ts';

/** Calls of tools in one answer. */
const MOST_CALLS = 6;

/** A draft is made for who asks for one. */
const ASKS_FOR_DRAFT = /起草|草拟|拟写|草稿|拟一|写[一个份段]|\bdraft\b/iu;

export interface StepDependencies extends ModelHelp {
  sources: AnswerSources;
  compose: typeof composeAnswer;
  read: StepWork['read'];
  logger: Logger;
}

/** What came of an answer in steps: what is told, and a draft that was asked for in the same breath. */
export interface SteppedAnswer {
  told: ComposedAnswer | null;
  drafts: readonly ComposedAnswer[];
}

/**
 * Has a model work at a question in steps, with tools that read what the asker may see. Of what it writes, those sentences are
 * shown that hold to the evidence its tools found for this answer; numbers are computed by the tools, never by it.
 * @param asked The whole message.
 * @throws {ModelError} when the model gives nothing.
 */
export async function answerInSteps(
  asked: string,
  { model, runAgent, prompts, logger, ...dependencies }: StepDependencies,
  { history, signal }: HelpRequest,
): Promise<SteppedAnswer> {
  const work: StepWork = { ...dependencies, evidence: createEvidenceLog(), drafts: [] };
  const { sources, evidence, drafts } = work;
  // 1. Let it look things up.
  const fence = drawFence();
  const { purpose, messages, temperature, maxTokens } = fillPrompt(
    prompts['answer-in-steps'],
    {
      question: asked,
      thread: history.join('\n'),
      coverage: coverageLines(await sources.coverage()),
    },
    fence,
  );
  const { text } = await runAgent({
    ...{ purpose, messages, temperature, maxTokens, signal },
    tools: toolsOf(work, asked).map((tool) => fencedTool(tool, fence)),
    mostCalls: MOST_CALLS,
  });
  // 2. Hold what it says to what it found.
  const passages = await Promise.all(evidence.all().map((one) => passageFor(one.n, one.evidence, sources)));
  const held = holdSteps(text, passages, await proseContext(sources));
  if (held.faults.length > 0)
    logger.info({ faults: held.faults, model: model.name }, 'sentences of the model were left out');
  // 3. Show it with everything that it rests on.
  const told = held.sentences.length > 0 ? await showTold(held.sentences, evidence, sources) : null;
  return { told, drafts };
}

/** The same, with nothing told where the model gives nothing. */
export async function tryInSteps(
  ...[asked, dependencies, request]: Parameters<typeof answerInSteps>
): Promise<SteppedAnswer> {
  try {
    return await answerInSteps(asked, dependencies, request);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const { logger, model } = dependencies;
    logger.warn({ fault: error.fault, model: model.name }, 'answered without the model');
    return { told: null, drafts: [] };
  }
}

function toolsOf(work: StepWork, asked: string): AgentTool[] {
  return [
    findFiguresTool(work),
    compareFiguresTool(work),
    searchPassagesTool(work),
    readSectionTool(work),
    listCoverageTool(work),
    ...(ASKS_FOR_DRAFT.test(asked) ? [draftSectionTool(work)] : []),
  ];
}

/** Reports are data in tools' results as anywhere else. */
function fencedTool(tool: AgentTool, fence: string): AgentTool {
  return { ...tool, run: async (input) => fenced('result', await tool.run(input), fence) };
}

async function showTold(
  sentences: readonly CitedSentence[],
  evidence: EvidenceLog,
  sources: AnswerSources,
): Promise<ComposedAnswer> {
  const wording = wordingFor('zh');
  const builder = createAnswerBuilder(sources.catalogue);
  const composer = createComposer(builder, wording);
  const cited = new Set(sentences.flatMap(({ marks }) => marks));
  const shown = showEvidence(
    evidence.all().filter(({ n }) => cited.has(n)),
    builder,
  );
  const held = sentences.map(({ words, marks }) =>
    writeCitedSentence({
      words,
      marks: [...new Set(marks.flatMap((mark) => shown.get(mark)?.marks ?? []))],
    }),
  );
  builder.note(wording.toldInSteps);
  await noteCorrections(builder, sources, wording);
  const lines = [...shown.values()].flatMap(({ line }) => (line === '' ? [] : [line]));
  const answer = builder.build({
    status: 'answered',
    reason: null,
    text: paragraphs(held.join(''), lines, composer.quotes(), composer.noteLines()),
  });
  return { answer, counts: [], held };
}
