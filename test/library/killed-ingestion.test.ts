import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ingestPaths } from '../../src/library/ingest-paths.ts';
import { listCoverage } from '../../src/library/list-coverage.ts';
import { readReferenceData } from '../../src/library/reference-data.ts';
import { understandReport } from '../../src/library/understand-report.ts';
import { countIndexedPassages } from '../../src/store/passage-index.ts';
import { findReportText } from '../../src/store/reports.ts';
import { madeUpReport } from '../support/made-up-report.ts';
import { folderOf } from '../support/temporary-library.ts';
import { temporaryFolder, temporaryStore } from '../support/temporary-store.ts';

const CHILD = fileURLToPath(new URL('ingest-in-child.ts', import.meta.url));
const FILES = 40;
/** Three processes start one after another. */
const TIMEOUT_MS = 120_000;

/** Starts ingestion in another process and kills it, as a power cut would, once it has said that so many files are done. */
async function ingestUntilKilled(dataDirectory: string, folder: string, files: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, dataDirectory, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout }))
    if (Number(line) >= files) child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
}

it(
  'leaves whole reports and nothing half when it is killed, and is taken up where it was',
  async () => {
    const folder = folderOf(
      Object.fromEntries(
        Array.from({ length: FILES }, (_, index) => [
          `${2024 - index}.txt`,
          madeUpReport({ year: 2024 - index }),
        ]),
      ),
    );
    const dataDirectory = temporaryFolder();
    await ingestUntilKilled(dataDirectory, folder, 4);
    await ingestUntilKilled(dataDirectory, folder, 11);

    const store = await temporaryStore({ dataDirectory });
    const library = { ...(await readReferenceData()), store };
    expect(await store.database.$queryRaw`PRAGMA integrity_check`).toEqual([{ integrity_check: 'ok' }]);
    expect(await store.database.$queryRaw`PRAGMA foreign_key_check`).toEqual([]);
    const covered = await listCoverage(library);
    expect(covered.length).toBeGreaterThanOrEqual(11);
    expect(covered.length).toBeLessThan(FILES);
    for (const { id, counts } of covered) {
      const text = await findReportText(store.database, id);
      const { parsed, extraction } = understandReport(
        { text: text ?? '', warnings: [] },
        { overrides: {}, readerVersion: 1, reference: library },
      );
      expect(counts).toEqual({
        sections: parsed.sections.length,
        passages: parsed.passages.length,
        figures: extraction.figures.length,
        exclusions: extraction.exclusions.length,
      });
    }
    expect(await countIndexedPassages(store.database)).toBe(
      covered.reduce((sum, { counts }) => sum + counts.passages, 0),
    );

    const outcomes = (await ingestPaths(library, { paths: [folder] })).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'unchanged')).toHaveLength(covered.length);
    expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(FILES - covered.length);
  },
  TIMEOUT_MS,
);
