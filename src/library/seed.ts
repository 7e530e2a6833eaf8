import { fileURLToPath } from 'node:url';
import type { Logger } from '../logger.ts';
import { isLibraryEmpty } from '../store/reports.ts';
import type { IngestOutcome } from './ingest-outcome.ts';
import { ingestPaths } from './ingest-paths.ts';
import type { Library } from './library.ts';

const SEED_FOLDER = fileURLToPath(new URL('../../data/reports', import.meta.url));

export interface SeedOptions extends Library {
  logger: Logger;
  /** Default: this program's own data/reports/. */
  folder?: string;
}

/**
 * Takes the reports that come with the program into a store that never held one. A store that holds anything, be it removed, is
 * left as it is: who took a seed out does not want it back.
 * @returns What became of each file; none when the store was left.
 */
export async function seedStore({
  logger,
  folder = SEED_FOLDER,
  ...library
}: SeedOptions): Promise<IngestOutcome[]> {
  if (!(await isLibraryEmpty(library.store.database))) return [];
  const outcomes = await ingestPaths(library, { paths: [folder] });
  for (const outcome of outcomes) {
    if (outcome.outcome === 'failed')
      logger.error(
        { source: outcome.source, reason: outcome.error.message },
        'a seed report could not be taken in',
      );
  }
  return outcomes;
}
