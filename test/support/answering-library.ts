import { onTestFinished } from 'vitest';
import { openApplication } from '../../src/application.ts';
import { parseConfig } from '../../src/config.ts';
import { ingestBytes } from '../../src/library/ingest-bytes.ts';
import type { Library } from '../../src/library/library.ts';
import { listFiguresOfReport } from '../../src/store/figures.ts';
import type { StoredFigure } from '../../src/store/figures.ts';
import { memoryLog } from './log.ts';
import { temporaryFolder } from './temporary-store.ts';

/** When people say something in these tests: 3 March 2026 in Shanghai, still the second in London. */
const NOW = new Date('2026-03-02T18:00:00Z');

/** A library that starts without reports, its answers, and what goes wrong in them. */
export async function answeringLibrary() {
  const log = memoryLog();
  const environment = { DATA_DIR: temporaryFolder() };
  const application = await openApplication(parseConfig(environment), log.logger, { seed: 'never' });
  onTestFinished(() => application.close());
  const library: Library = { ...application, now: () => NOW };
  return {
    library,
    log,
    ask: (question: string) => application.ask({ question, history: [] }),
    ingest: async (text: string, source = 'report.txt') => {
      const bytes = new TextEncoder().encode(text);
      return (await ingestBytes(library, { bytes, source, overrides: {} })).report.id;
    },
    /** The figure of a report that is written so, as it is to be used. @throws When there is none, or more than one. */
    figure: async (reportId: string, stated: string): Promise<StoredFigure> => {
      const all = await listFiguresOfReport(library.store.database, reportId);
      const [found, ...more] = all.filter((figure) => figure.stated === stated);
      if (found === undefined || more.length > 0)
        throw new Error(`${1 + more.length} figures are written ${stated}`);
      return found;
    },
  };
}
