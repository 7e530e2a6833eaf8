import { readFileSync } from 'node:fs';
import type { Answer } from '../../src/answers/answer.ts';
import { openApplication } from '../../src/application.ts';
import { listBreaches } from '../../src/commands/evaluate/answer-honesty.ts';
import { parseGoldenQuestions } from '../../src/commands/evaluate/golden-question.ts';
import { parseConfig } from '../../src/config.ts';
import { createIndicatorWords } from '../../src/figures/indicator-words.ts';
import { normalizeQuestion } from '../../src/questions/normalize-question.ts';
import { understandParts } from '../../src/questions/understand.ts';
import { findReportText, listReports } from '../../src/store/reports.ts';
import { createRandom } from '../bench/random.ts';
import { memoryLog } from '../support/log.ts';
import type { Mutation, Piece } from './mutate-question.ts';
import { MUTATION_NAMES, mutate, piecesOf } from './mutate-question.ts';

/** What must never happen, with the question at which it did. */
export interface Finding {
  problem: 'exception' | 'gate' | 'breach' | 'region';
  question: string;
  history: readonly string[];
  /** Id of the golden question that was changed. */
  from: string;
  detail: string;
}

export interface FuzzResult {
  asked: number;
  byMutation: Record<Mutation, number>;
  byStatus: Record<Answer['status'], number>;
  findings: Finding[];
  elapsedMs: number;
}

/**
 * Asks mutated golden questions of the five reports and holds each answer to what is true of all: no exception, no number that
 * fails the gate or stands in no source, and no figure or quote of a place that was not asked about.
 * @param options.dataDirectory Of a new store, or of one that holds the five reports.
 */
export async function fuzzQuestions(options: {
  count: number;
  seed: number;
  dataDirectory: string;
}): Promise<FuzzResult> {
  const log = memoryLog();
  const application = await openApplication(parseConfig({ DATA_DIR: options.dataDirectory }), log.logger);
  const { store, gazetteer, ask } = application;
  const start = performance.now();
  try {
    const reports = await listReports(store);
    const texts = new Map<string, string>();
    for (const { id } of reports) texts.set(id, (await findReportText(store.database, id)) ?? '');
    const covered = new Set(reports.map(({ regionCode }) => regionCode));
    const context = {
      ...application,
      words: createIndicatorWords(application.catalogue),
      covered,
      today: { year: 2026, month: 11 },
      units: [],
    };
    const seeds = parseGoldenQuestions(
      readFileSync(new URL('../../data/evaluation/questions.jsonl', import.meta.url), 'utf8'),
    );
    const alphabet = [...new Set(seeds.map(({ question }) => question).join(''))].filter((one) =>
      /\p{Script=Han}/u.test(one),
    );
    const cut = (text: string): Piece[] => {
      const typed = normalizeQuestion(text);
      return piecesOf(typed, gazetteer.findMentions(typed, covered));
    };
    /** Codes of the places that a text names; likenesses count where the name was put there on purpose. */
    const codesNamed = (text: string, likeness: 'counts' | 'does_not'): string[] =>
      gazetteer
        .findMentions(normalizeQuestion(text), covered)
        .filter(({ match }) => likeness === 'counts' || match !== 'similar')
        .flatMap(({ candidates }) => candidates.map(({ code }) => code));

    const result: FuzzResult = {
      asked: 0,
      byMutation: Object.fromEntries(MUTATION_NAMES.map((name) => [name, 0])) as FuzzResult['byMutation'],
      byStatus: { answered: 0, not_found: 0, needs_clarification: 0, refused: 0 },
      findings: [],
      elapsedMs: 0,
    };
    for (let index = 0; index < options.count; index += 1) {
      const random = createRandom(options.seed, `question ${index}`);
      const golden = random.pick(seeds);
      const other = cut(random.pick(seeds).question);
      const { pieces, mutations } = mutate(cut(golden.question), { random, other, alphabet });
      const question = pieces.map(({ text }) => text).join('');
      const { history, id: from } = golden;
      const found = (problem: Finding['problem'], detail: string) =>
        result.findings.push({ problem, question, history, from, detail });
      for (const name of mutations) result.byMutation[name] += 1;
      result.asked += 1;
      const logged = log.text().length;
      let answer: Answer;
      try {
        answer = await ask({ question, history });
      } catch (error) {
        found('exception', error instanceof Error ? (error.stack ?? error.message) : String(error));
        continue;
      }
      result.byStatus[answer.status] += 1;
      for (const line of log.text().slice(logged).split('\n'))
        if (line.includes('"defect":"gate"')) found('gate', line);
      const parts = understandParts(question, history, context);
      const counts = parts.some(({ intent }) => intent === 'coverage' || intent === 'help');
      const breaches = listBreaches(
        { ...golden, question, kind: counts ? 'coverage' : 'lookup' },
        answer,
        texts,
      );
      for (const breach of breaches) found('breach', breach);

      // Whose the figures and quotes are, where places were named and not all are meant.
      const named = [
        ...pieces.filter(({ isName }) => isName).flatMap(({ text }) => codesNamed(text, 'counts')),
        ...codesNamed(question, 'does_not'),
        ...history.flatMap((earlier) => codesNamed(earlier, 'counts')),
        ...parts.flatMap(({ areas }) => areas.flatMap(({ value }) => value.codes)),
      ];
      if (named.length === 0 || parts.some(({ everywhere }) => everywhere) || counts) continue;
      const isAsked = (name: string) =>
        gazetteer
          .named(name)
          .some(({ code }) =>
            named.some((one) => gazetteer.isWithin(code, one) || gazetteer.isWithin(one, code)),
          );
      // What is offered as the nearest may be a neighbour's, and so its quote.
      const offered = answer.figures.filter(({ role }) => role === 'nearest').map(({ citation }) => citation);
      const foreign = [
        ...answer.figures.filter(({ role }) => role !== 'nearest').map(({ region }) => region),
        ...(answer.status === 'answered'
          ? answer.citations.filter(({ n }) => !offered.includes(n)).map(({ region }) => region)
          : []),
      ].filter((region) => !isAsked(region));
      if (foreign.length > 0) found('region', [...new Set(foreign)].join(' '));
    }
    result.elapsedMs = performance.now() - start;
    return result;
  } finally {
    await application.close();
  }
}
