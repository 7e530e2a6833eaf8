import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toMarkdown } from '../../src/drafts/draft-markdown.ts';
import { draftSection } from '../../src/drafts/draft-section.ts';
import { readTemplates } from '../../src/drafts/read-templates.ts';
import { readReferenceData } from '../../src/library/reference-data.ts';
import { seedStore } from '../../src/library/seed.ts';
import { createLogger } from '../../src/logger.ts';
import type { Store } from '../../src/store/open-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { folderForThisFile } from '../support/command-line.ts';

const folder = folderForThisFile();
const reference = readReferenceData();
let store: Store;

beforeAll(async () => {
  store = await openStore({ dataDirectory: folder });
  await seedStore({ store, ...(await reference), logger: createLogger({ level: 'silent', secrets: [] }) });
}, 120_000);
afterAll(() => store.close());

/** One file a report: every template filled, as a drafter reads it. A difference is looked at before it is taken over (-u). */
describe('golden drafts of every template', () => {
  it.each([
    ['武胜县', 2024],
    ['滨海新区', 2024],
    ['武昌区', 2024],
    ['含谷镇', 2023],
    ['八宿县', 2020],
  ])('%s %i', async (region, year) => {
    const templates = await readTemplates();
    const drafts: string[] = [];
    for (const { name: template } of templates) {
      const draft = await draftSection(
        { store, templates, ...(await reference) },
        { template, region, year },
      );
      drafts.push(toMarkdown(draft));
    }
    await expect(`${drafts.join('\n\n---\n\n')}\n`).toMatchFileSnapshot(`drafts/${region}-${year}.md`);
  });
});
