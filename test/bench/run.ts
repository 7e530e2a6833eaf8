/**
 * `npm run bench`: how fast and how large the program is, on the five reports and on generated ones. Nothing is simulated: the
 * same use cases, the same store on disk, the server as its own process.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openApplication } from '../../src/application.ts';
import type { Application } from '../../src/application.ts';
import { parseConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { listReports } from '../../src/store/reports.ts';
import type { Corpus } from './corpus.ts';
import { fiveReports, writeGenerated } from './corpus.ts';
import { measureAsk } from './measure-ask.ts';
import { measureExtraction } from './measure-extraction.ts';
import { measureIngest } from './measure-ingest.ts';
import { measureFirstStart, measureServer } from './measure-server.ts';
import { printResults } from './print-results.ts';
import type { KnownReport, TimedQuestion } from './questions.ts';
import { everywhereQuestions, figureQuestions, goldenQuestions, textQuestions } from './questions.ts';
import { createRandom } from './random.ts';
import type { Result } from './result.ts';

const PARTS = ['ingest', 'extraction', 'ask', 'server'] as const;
type Part = (typeof PARTS)[number];

const USAGE = `npm run bench -- [--reports 2000] [--seed 1] [--only ${PARTS.join('|')}]…
  --reports N   how many reports are generated; 0 measures the five alone
  --seed N      another seed makes other reports
  --only PART   measures this part alone; may be given several times`;

/** Aims for the slowest of twenty questions, in ms: of a handful of reports, and of thousands. */
const ASK_AIM_MS = { few: 20, many: 60 };

interface Options {
  reports: number;
  seed: number;
  parts: ReadonlySet<Part>;
}

/** Null when the command line is none. */
function readOptions(words: string[]): Options | null {
  const { values } = parseArgs({
    args: words,
    options: {
      reports: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', multiple: true, default: [...PARTS] },
      help: { type: 'boolean', default: false },
    },
  });
  const parts = PARTS.filter((part) => values.only.includes(part));
  const [reports, seed] = [Number(values.reports), Number(values.seed)];
  const isUsable = Number.isInteger(reports) && reports >= 0 && Number.isInteger(seed) && parts.length > 0;
  return isUsable && !values.help ? { reports, seed, parts: new Set(parts) } : null;
}

async function measureCorpus(corpus: Corpus, folder: string, options: Options): Promise<Result[]> {
  mkdirSync(folder);
  const config = parseConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' });
  const logger = createLogger({ level: config.logLevel, secrets: config.secrets });
  const results: Result[] = [];
  // 1. Fill the store; the other parts need it filled.
  const application = await openApplication(config, logger, { seed: 'never' });
  const ingested = await measureIngest(application, corpus);
  if (options.parts.has('ingest')) results.push(...ingested);
  say(`${corpus.name}: ${corpus.count} reports taken in`);
  // 2. Understanding alone.
  if (options.parts.has('extraction')) results.push(...measureExtraction(application, corpus));
  await application.close();
  // 3. Asking, as a program that has just been started on that store.
  const asking = await openApplication(config, logger, { seed: 'never' });
  const reports = await listKnown(asking, corpus);
  if (options.parts.has('ask')) results.push(...(await measureAsking(asking, reports, corpus, options)));
  await asking.close();
  // 4. The server.
  if (options.parts.has('server')) {
    const random = createRandom(options.seed, 'server');
    const questions = [...figureQuestions(reports, random), ...textQuestions(reports, random)];
    say(`${corpus.name}: starting the server`);
    results.push(
      ...(await measureServer(folder, random.shuffle(questions), { corpus, aimMs: aimOf(corpus) })),
    );
  }
  return results;
}

async function measureAsking(
  { ask }: Application,
  reports: readonly KnownReport[],
  corpus: Corpus,
  { seed }: Options,
): Promise<Result[]> {
  const random = createRandom(seed, 'questions');
  const years = [...new Set(reports.map(({ year }) => year))].sort();
  const kinds: [string, TimedQuestion[]][] = [
    ['narrowed, figure', figureQuestions(reports, random)],
    ['narrowed, text', textQuestions(reports, random)],
    ['unnarrowed, figure', everywhereQuestions('figures', years, random)],
    ['unnarrowed, text', everywhereQuestions('texts', years, random)],
  ];
  if (corpus.generated.length === 0) kinds.push(['golden', goldenQuestions()]);
  const results: Result[] = [];
  for (const [kind, questions] of kinds) {
    results.push(...(await measureAsk(ask, questions, { kind, corpus, aimMs: aimOf(corpus) })));
    say(`${corpus.name}: asked, ${kind}`);
  }
  return results;
}

/** What the store holds, with the name that a question can use for each place. */
async function listKnown({ store, gazetteer }: Application, { generated }: Corpus): Promise<KnownReport[]> {
  if (generated.length > 0)
    return generated.map((report) => ({
      name: report.body.name,
      year: report.body.year,
      generated: report,
    }));
  return (await listReports(store)).flatMap(({ regionCode, year }) => {
    const region = gazetteer.byCode(regionCode);
    return region ? [{ name: region.name, year, generated: null }] : [];
  });
}

function aimOf({ generated }: Corpus): number {
  return generated.length === 0 ? ASK_AIM_MS.few : ASK_AIM_MS.many;
}

function say(words: string): void {
  process.stderr.write(`${words}\n`);
}

const options = readOptions(process.argv.slice(2));
if (options === null) {
  say(USAGE);
  process.exitCode = 2;
} else {
  const folder = mkdtempSync(join(tmpdir(), 'zhibao-bench-'));
  try {
    const results = await measureCorpus(fiveReports(), join(folder, 'five'), options);
    if (options.parts.has('server')) results.push(...(await measureFirstStart(join(folder, 'first'))));
    if (options.reports > 0) {
      const corpus = writeGenerated(options.reports, { seed: options.seed, within: folder });
      results.push(...(await measureCorpus(corpus, join(folder, 'generated'), options)));
    }
    process.stdout.write(printResults(results, new Date()));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
