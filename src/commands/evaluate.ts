import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../errors.ts';
import { readReferenceData } from '../library/reference-data.ts';
import type { Store } from '../store/open-store.ts';
import { findReportText, listReports } from '../store/reports.ts';
import { storeParagraphs } from '../library/store-paragraphs.ts';
import type { CommandDependencies, RegisterCommand } from './command.ts';
import { embedWithBar } from './embed-with-bar.ts';
import { evaluateRetrieval, printRetrieval } from './evaluate/evaluate-retrieval.ts';
import type { RetrievalResult } from './evaluate/evaluate-retrieval.ts';
import { goldenCases, parseQuestionedPassages, passageCases } from './evaluate/retrieval-cases.ts';
import { withApplication } from './command.ts';
import type { ReportTexts } from './evaluate/answer-honesty.ts';
import { evaluateSet, tallyAll, tallyByKind } from './evaluate/evaluate-set.ts';
import type { FirstResult, SetResult } from './evaluate/first-results.ts';
import { addFirstResult } from './evaluate/first-results.ts';
import { parseGoldenQuestions } from './evaluate/golden-question.ts';
import { evaluateFigures, listFigureSets } from './evaluate/evaluate-figures.ts';
import { printFigures } from './evaluate/print-figures.ts';
import type { FigureSetResult } from './evaluate/print-figures.ts';
import { printGrades } from './evaluate/print-grades.ts';

const EVALUATION_FOLDER = new URL('../../data/evaluation/', import.meta.url);

interface EvaluateOptions {
  set: string;
  figures?: true;
  retrieval?: true;
  passages?: string;
  json?: true;
  record?: true;
}

/** `zhibao evaluate`: grades the answers to a golden set. Exit code 1 when an answer states a wrong number. */
export const registerEvaluate: RegisterCommand = (program, dependencies) => {
  program
    .command('evaluate')
    .description('ask the golden questions and grade the answers')
    .option('--set <name>', 'a set in data/evaluation/, or a .jsonl file in the same form', 'questions')
    .option('--figures', 'compare the figures read from the documents of data/ with those read by eye')
    .option('--retrieval', 'measure how well each way of searching ranks the passage that settles a question')
    .option(
      '--passages <file>',
      'with --retrieval: on passages and questions in the JSON form of SQuAD and CMRC',
    )
    .option('--json', 'print the result and every grade as one JSON object')
    .option(
      '--record',
      'keep the result in data/evaluation/first-results.jsonl if it is the first of the set',
    )
    .action(async ({ set, figures, retrieval, passages, json, record }: EvaluateOptions) => {
      if (retrieval) {
        const results = passages
          ? await measureOnPassages(passages, dependencies)
          : await measureOnGolden(set, dependencies);
        dependencies.output.write(json ? `${JSON.stringify(results)}\n` : printRetrieval(results));
        return;
      }
      if (figures) {
        const results = await compareFigureSets();
        dependencies.output.write(json ? `${JSON.stringify(results)}\n` : printFigures(results));
        if (record) dependencies.messages.write(`${results.map(recordFirstFigures).join('\n')}\n`);
        return;
      }
      const questions = parseGoldenQuestions(readSet(set));
      const grades = await withApplication(dependencies.openApplication, async ({ ask, store }) =>
        evaluateSet(ask, questions, await readTexts(store)),
      );
      const { right, wrong_number: wrongNumbers } = tallyAll(grades);
      const result: SetResult = {
        ...{ set: basename(set, '.jsonl'), commit: describeCommit() },
        ...{ date: new Date().toISOString().slice(0, 10), right, total: grades.length, wrongNumbers },
      };
      dependencies.output.write(
        json
          ? `${JSON.stringify({ ...result, kinds: Object.fromEntries(tallyByKind(grades)), grades })}\n`
          : printGrades(result.set, grades),
      );
      if (record) dependencies.messages.write(`${recordFirst(result)}\n`);
      if (wrongNumbers > 0) dependencies.setExitCode(1);
    });
};

async function measureOnGolden(
  set: string,
  { openApplication, ...output }: CommandDependencies,
): Promise<RetrievalResult[]> {
  const questions = parseGoldenQuestions(readSet(set));
  return withApplication(openApplication, async ({ store, searches, embedPassages }) => {
    if (embedPassages) await embedWithBar(embedPassages, output);
    return evaluateRetrieval(searches, goldenCases(questions, await readTexts(store)));
  });
}

/** On other people's texts, in a store that is gone afterwards. */
async function measureOnPassages(
  path: string,
  { openApplication, ...output }: CommandDependencies,
): Promise<RetrievalResult[]> {
  const questioned = parseQuestionedPassages(readFileSync(path, 'utf8'));
  const dataDirectory = mkdtempSync(join(tmpdir(), 'zhibao-passages-'));
  try {
    const open = () => openApplication({ seed: 'never', dataDirectory });
    return await withApplication(open, async (application) => {
      const stored = await storeParagraphs(application, questioned.documents);
      if (application.embedPassages) await embedWithBar(application.embedPassages, output);
      return evaluateRetrieval(application.searches, passageCases(questioned, stored));
    });
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

async function compareFigureSets(): Promise<FigureSetResult[]> {
  const reference = await readReferenceData();
  return listFigureSets(fileURLToPath(new URL('..', EVALUATION_FOLDER))).map((set) => {
    const comparison = evaluateFigures(set, reference);
    // What a sealed set differs in is for nobody to see while the reader is worked on.
    return { set, comparison: set.use === 'sealed' ? { ...comparison, misses: [] } : comparison };
  });
}

/** @throws {AppError} `not_found` when there is no such set. */
function readSet(set: string): string {
  const path = set.endsWith('.jsonl') ? set : new URL(`${set}.jsonl`, EVALUATION_FOLDER);
  if (!existsSync(path)) {
    throw new AppError({
      code: 'not_found',
      message: `There is no golden set ${set}: name one of data/evaluation/ such as questions, or give a .jsonl file.`,
    });
  }
  return readFileSync(path, 'utf8');
}

async function readTexts(store: Store): Promise<ReportTexts> {
  const texts = new Map<string, string>();
  for (const { id } of await listReports(store)) {
    const text = await findReportText(store.database, id);
    if (text !== null) texts.set(id, text);
  }
  return texts;
}

function recordFirstFigures({ set, comparison }: FigureSetResult): string {
  const { misses, ...shares } = comparison;
  return recordFirst({
    ...{ set: `figures-${set.name}`, commit: describeCommit(), date: new Date().toISOString().slice(0, 10) },
    ...{ ...shares, differences: misses.length },
  });
}

/** What was done, in a sentence. */
function recordFirst(result: FirstResult): string {
  const path = fileURLToPath(new URL('first-results.jsonl', EVALUATION_FOLDER));
  const content = addFirstResult(existsSync(path) ? readFileSync(path, 'utf8') : '', result);
  if (content === null) return `The first result of ${result.set} is recorded already; it stays as it is.`;
  writeFileSync(path, content);
  return `Recorded the first result of ${result.set}.`;
}

/** `unknown` where the program runs outside a checkout, or where git is missing or will not read another user's checkout. */
function describeCommit(): string {
  const folder = fileURLToPath(new URL('../..', import.meta.url));
  if (!existsSync(`${folder}.git`)) return 'unknown';
  const { status, stdout } = spawnSync('git', ['describe', '--always', '--dirty', '--abbrev=10'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : 'unknown';
}
