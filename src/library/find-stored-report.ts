import { AppError } from '../errors.ts';
import type { Store } from '../store/open-store.ts';
import { listStoredReports } from '../store/reports.ts';
import type { StoredReport } from '../store/reports.ts';

/**
 * Finds the report that a person names by its id or by its file name; of several files of one name the current one, else
 * the one ingested last.
 * @throws {AppError} `not_found`, naming what is there.
 */
export async function findStoredReport(store: Store, name: string): Promise<StoredReport> {
  const all = await listStoredReports(store, ['current', 'superseded', 'removed']);
  const named = all.filter(({ id, source }) => id === name || source === name);
  const found = named.find(({ status }) => status === 'current') ?? named.at(-1);
  if (found) return found;
  const known = all.slice(0, 10).map(({ id, source }) => `${id} ${source}`);
  const more = all.length > known.length ? `, and ${all.length - known.length} more` : '';
  throw new AppError({
    code: 'not_found',
    message:
      all.length === 0
        ? 'The store holds no report yet: add one with `zhibao ingest FILE`.'
        : `No report is called ${JSON.stringify(name)}. There are: ${known.join('; ')}${more}.`,
  });
}
