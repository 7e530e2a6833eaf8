import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { DraftedSection, DraftRequest } from '../drafts/draft-section.ts';
import type { MaterialSection } from '../drafts/draft-material.ts';
import { AppError } from '../errors.ts';
import { DOCX_TYPE, nameOfDraft } from '../exports/draft-file.ts';
import type { SlotEntry } from '../library/enter-slots.ts';
import type { DraftChoices } from './drafts-page.ts';
import { draftsPage } from './drafts-page.ts';
import { LARGEST_BODY_BYTES, readJson } from './json-body.ts';

/** What can be done on the page of drafts. */
export interface DraftDeeds {
  choices: () => Promise<DraftChoices>;
  make: (request: DraftRequest) => Promise<DraftedSection>;
  lastYear: (made: DraftedSection) => MaterialSection[];
  enter: (made: DraftedSection, entries: readonly SlotEntry[]) => Promise<number>;
}

const words = z.string().min(1).max(100);
const requestSchema = z.object({
  template: words,
  region: words,
  year: z.coerce.number().int().min(1990).max(2099),
});
const entriesSchema = requestSchema.extend({
  entries: z
    .array(
      z.strictObject({
        slot: z.string().max(300),
        text: z.string().max(5000),
        by: z.string(),
        department: z.string(),
      }),
    )
    .min(1)
    .max(500),
});

/** The page of drafts, their files, and what is entered for their open slots. */
export function createDraftRoutes({ choices, make, lastYear, enter }: DraftDeeds): Hono {
  const routes = new Hono();

  routes.get('/drafts', async (context) => {
    const query = context.req.query();
    const asked = requestSchema.safeParse(query);
    if (!asked.success) {
      const problem = Object.keys(query).length === 0 ? null : '请选模板和地区，并写四位数的年份。';
      return await context.html(draftsPage(await choices(), {}, { shown: null, problem }));
    }
    try {
      const made = await make(asked.data);
      const shown = { draft: made.draft, lastYear: lastYear(made) };
      const chosen = { ...asked.data, template: made.draft.template, region: made.region.name };
      return await context.html(draftsPage(await choices(), chosen, { shown, problem: null }));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'not_found') throw error;
      return await context.html(
        draftsPage(await choices(), asked.data, { shown: null, problem: error.message }),
        404,
      );
    }
  });

  routes.get('/drafts/file.docx', async (context) => {
    const { draft } = await make(requestSchema.parse(context.req.query()));
    const { toOfficialDocument } = await import('../exports/official-document.ts');
    const style = context.req.query('sources') === 'footnotes' ? 'footnotes' : 'table';
    return context.body(Uint8Array.from(await toOfficialDocument(draft, style)), 200, {
      'content-type': DOCX_TYPE,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(nameOfDraft(draft))}`,
    });
  });

  routes.use('/api/drafts/*', bodyLimit({ maxSize: LARGEST_BODY_BYTES }));
  routes.post('/api/drafts/entries', async (context) => {
    const body = await readJson(context, entriesSchema);
    if (!body.ok) return context.json({ error: body.error }, body.status);
    const { entries, ...request } = body.value;
    try {
      const kept = await enter(await make(request), entries);
      return context.json({ kept }, 201);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'internal') throw error;
      return context.json({ error: error.message }, 400);
    }
  });
  return routes;
}
