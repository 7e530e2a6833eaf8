import { createAsk } from './answers/answer-question.ts';
import type { Ask } from './answers/answer.ts';
import { createStoreSources } from './answers/store-sources.ts';
import type { Config } from './config.ts';
import { createIndicatorWords } from './figures/indicator-words.ts';
import { doubtfulChecks, listChecks } from './library/list-checks.ts';
import type { ReferenceData } from './library/reference-data.ts';
import { readReferenceData } from './library/reference-data.ts';
import { seedStore } from './library/seed.ts';
import type { Logger } from './logger.ts';
import type { Today } from './questions/calendar.ts';
import { createRetrieve } from './retrieval/retrieve.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/open-store.ts';

export interface OpenOptions {
  /** Whether a store that is empty takes in the reports that come with the program. Default `when_empty`. */
  seed?: 'when_empty' | 'never';
}

/** What commands and the server are made of: the open store, the reference data, and the way to ask. */
export interface Application extends ReferenceData {
  store: Store;
  ask: Ask;
  logger: Logger;
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
  { seed = 'when_empty' }: OpenOptions = {},
): Promise<Application> {
  const store = await openStore({ dataDirectory: config.dataDirectory });
  try {
    const reference = await readReferenceData();
    if (seed === 'when_empty') await seedStore({ store, ...reference, logger });
    const ask = createAsk({
      sources: createStoreSources({
        store,
        ...reference,
        retrieve: createRetrieve(store, reference.findConcepts),
        listDoubts: async (report) => doubtfulChecks(await listChecks({ store, ...reference }, report)),
      }),
      words: createIndicatorWords(reference.catalogue),
      everyday: reference.everyday,
      phonetic: reference.phonetic,
      today: () => todayIn(config.timeZone, new Date()),
      logger,
    });
    return { store, ...reference, ask, logger, timeZone: config.timeZone, close: () => store.close() };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The asker's year and month. */
function todayIn(timeZone: string, now: Date): Today {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric' }).formatToParts(
    now,
  );
  const partOf = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return { year: partOf('year'), month: partOf('month') };
}
