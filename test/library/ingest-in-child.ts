import { ingestPaths } from '../../src/library/ingest-paths.ts';
import { readReferenceData } from '../../src/library/reference-data.ts';
import { openStore } from '../../src/store/open-store.ts';

/** Run as a process of its own: ingests a folder into a store and prints a line a file, until it is killed. */
const [dataDirectory = '', folder = ''] = process.argv.slice(2);
const store = await openStore({ dataDirectory });
const library = { ...(await readReferenceData()), store };
await ingestPaths(library, {
  paths: [folder],
  onProgress: ({ done }) => process.stdout.write(`${done}\n`),
});
await store.close();
