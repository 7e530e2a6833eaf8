import { createAsk } from './answers/answer-question.ts';
import type { Ask } from './answers/answer.ts';
import type { ModelHelp } from './answers/with-model/model-help.ts';
import { createStoreSources } from './answers/store-sources.ts';
import type { Config, EmbeddingSettings } from './config.ts';
import { createIndicatorWords } from './figures/indicator-words.ts';
import { doubtfulChecks, listChecks } from './library/list-checks.ts';
import type { EmbedPassagesOptions, EmbedPassagesResult } from './library/embed-passages.ts';
import type { ReferenceData } from './library/reference-data.ts';
import { readReferenceData } from './library/reference-data.ts';
import { seedStore } from './library/seed.ts';
import type { Logger } from './logger.ts';
import { createMetrics } from './metrics.ts';
import type { Metrics } from './metrics.ts';
import type { Today } from './questions/calendar.ts';
import { createRetrieve } from './retrieval/retrieve.ts';
import type { Retrieve } from './retrieval/retrieve.ts';
import type { SearchByMeaning } from './retrieval/search-by-meaning.ts';
import { createSearchByWords } from './retrieval/search-by-words.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/open-store.ts';

/** What one request may take, tries included; an answer's limit is shorter where it asks several times. */
const MODEL_TIMEOUT_MS = 15_000;
const MODEL_RETRIES = 1;
/** What an answer in steps may take, with all its calls. */
const AGENT_TIMEOUT_MS = 20_000;

export interface OpenOptions {
  /** Whether a store that is empty takes in the reports that come with the program. Default `when_empty`. */
  seed?: 'when_empty' | 'never';
  /** Default: the configured one. */
  dataDirectory?: string;
}

export type EmbedWatch = Pick<EmbedPassagesOptions, 'signal' | 'onProgress'>;

/** Null where no model for it is set up. */
export interface Searches {
  words: Retrieve;
  meaning: Retrieve | null;
  fused: Retrieve | null;
  reranked: Retrieve | null;
}

/** What commands and the server are made of: the open store, the reference data, and the way to ask. */
export interface Application extends ReferenceData {
  store: Store;
  ask: Ask;
  /** The ways of searching passages, each by itself; answers use the last of them that there is. */
  searches: Searches;
  /** Gives passages the vectors that they are found by; null where no embedding model is set up. */
  embedPassages: ((options: EmbedWatch) => Promise<EmbedPassagesResult>) | null;
  logger: Logger;
  metrics: Metrics;
  timeZone: string;
  close(): Promise<void>;
}

/**
 * Opens the store, reads the reference data, and seeds an empty store.
 * @throws {AppError} when the store can't be opened.
 */
export async function openApplication(
  config: Readonly<Config>,
  logger: Logger,
  { seed = 'when_empty', dataDirectory = config.dataDirectory }: OpenOptions = {},
): Promise<Application> {
  const store = await openStore({ dataDirectory });
  try {
    const metrics = createMetrics();
    const reference = await readReferenceData();
    if (seed === 'when_empty') await seedStore({ store, ...reference, logger });
    const meaning = config.embedding && (await loadMeaning(config.embedding, { store, logger }));
    const searches = await openSearches(config, {
      store,
      reference,
      logger,
      metrics,
      byMeaning: meaning?.search,
    });
    const ask = createAsk({
      sources: createStoreSources({
        store,
        ...reference,
        retrieve: searches.reranked ?? searches.fused ?? searches.words,
        listDoubts: async (report, read) =>
          doubtfulChecks(await listChecks({ store, ...reference }, report, read)),
      }),
      words: createIndicatorWords(reference.catalogue),
      everyday: reference.everyday,
      phonetic: reference.phonetic,
      today: () => todayIn(config.timeZone, new Date()),
      logger,
      help: await modelHelp(config, logger, metrics),
    });
    const embedPassages = meaning && meaning.embedPassages;
    return {
      store,
      ...reference,
      ask,
      searches,
      embedPassages,
      logger,
      metrics,
      timeZone: config.timeZone,
      close: () => store.close(),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function openSearches(
  { rerank: endpoint }: Readonly<Config>,
  {
    store,
    reference,
    logger,
    metrics,
    byMeaning = null,
  }: {
    store: Store;
    reference: ReferenceData;
    logger: Logger;
    metrics: Metrics;
    byMeaning: SearchByMeaning | null | undefined;
  },
): Promise<Searches> {
  const byWords = createSearchByWords(store, reference.findConcepts);
  const given = { store, byWords, byMeaning };
  const rerank =
    endpoint && (await import('./models/reranker.ts')).createReranker(endpoint, { logger, metrics });
  return {
    words: createRetrieve({ ...given, byMeaning: null }),
    meaning: byMeaning && createRetrieve({ ...given, weights: { words: 0, meaning: 1 } }),
    fused: byMeaning && createRetrieve(given),
    reranked: rerank && createRetrieve({ ...given, rerank }),
  };
}

/** What an embedding model gives: loaded only where one is set up. */
async function loadMeaning(
  settings: EmbeddingSettings,
  { store, logger }: { store: Store; logger: Logger },
): Promise<{ search: SearchByMeaning; embedPassages: Application['embedPassages'] }> {
  const { createOpenAiEmbedder, INDEXING_LIMITS, QUESTION_LIMITS } =
    await import('./models/openai-embedder.ts');
  const { createSearchByMeaning, MOST_EXACT } = await import('./retrieval/search-by-meaning.ts');
  const { embedPassages } = await import('./library/embed-passages.ts');
  const { createIndexReader, loadNative } = await import('./store/indexed-search.ts');
  const { buildVectorIndex } = await import('./store/build-vector-index.ts');
  const { model } = settings;
  const native = await loadNative(logger);
  const readIndex = native && createIndexReader(store, { native, model, logger });
  const forQuestions = createOpenAiEmbedder(settings, QUESTION_LIMITS);
  const forPassages = createOpenAiEmbedder(settings, INDEXING_LIMITS);
  return {
    search: createSearchByMeaning({ store, embedder: forQuestions, logger, readIndex }),
    embedPassages: async (watch) => {
      const result = await embedPassages({ ...watch, store, embedder: forPassages });
      if (native && result.isComplete)
        await buildVectorIndex({ store, model, fewest: MOST_EXACT, signal: watch.signal });
      return result;
    },
  };
}

/** The model that is set, within its limits and watched, with its prompts; null when none is. */
async function modelHelp(
  { model: settings }: Readonly<Config>,
  logger: Logger,
  metrics: Metrics,
): Promise<ModelHelp | null> {
  if (!settings) return null;
  const { limitModel } = await import('./models/limited-model.ts');
  const { createOpenAiModel } = await import('./models/openai-model.ts');
  const { createLangchainAgent } = await import('./models/langchain-agent.ts');
  const { readPrompts } = await import('./models/read-prompts.ts');
  const { watchModel } = await import('./models/watch-model.ts');
  const { prices } = settings;
  const endpoint = { ...settings, timeoutMs: MODEL_TIMEOUT_MS, retries: MODEL_RETRIES };
  const asked = {
    model: createOpenAiModel(endpoint),
    runAgent: createLangchainAgent({ ...endpoint, timeoutMs: AGENT_TIMEOUT_MS }),
  };
  const watched = watchModel(limitModel(asked, logger), { logger, metrics, prices });
  return { ...watched, prompts: await readPrompts(), prices };
}

/** The asker's year and month. */
function todayIn(timeZone: string, now: Date): Today {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric' }).formatToParts(
    now,
  );
  const partOf = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return { year: partOf('year'), month: partOf('month') };
}
