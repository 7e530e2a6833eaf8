import { once } from 'node:events';
import { openApplication } from './application.ts';
import type { Application } from './application.ts';
import { createConsoleChannel } from './channels/console/console-channel.ts';
import type { FeishuChannel } from './channels/feishu/feishu-channel.ts';
import type { Config, FeishuSettings } from './config.ts';
import { createConversations } from './conversations/converse.ts';
import { findDocument } from './conversations/find-document.ts';
import { listExchanges } from './conversations/list-exchanges.ts';
import { purgeConversations } from './conversations/purge.ts';
import { draftWithMaterial } from './drafts/draft-section.ts';
import { besideLastYear } from './drafts/last-year.ts';
import { readTemplates } from './drafts/read-templates.ts';
import { messageOf } from './errors.ts';
import { enterSlots } from './library/enter-slots.ts';
import type { DraftDeeds } from './web/drafts-routes.ts';
import { findReviewedFigure } from './library/find-reviewed-figure.ts';
import { listDoubts } from './library/list-doubts.ts';
import { listObjectionsWithVerdicts, objectToFigure } from './library/object-to-figure.ts';
import { readReport } from './library/read-report.ts';
import { rereadOutdated } from './library/reread-outdated.ts';
import { settleFigure } from './library/settle-figure.ts';
import type { Logger } from './logger.ts';
import { assertWritable } from './store/assert-writable.ts';
import { listReports } from './store/reports.ts';
import { startWeb } from './web/listen.ts';
import type { WebServer } from './web/listen.ts';
import { createWeb } from './web/server.ts';

const HOUR_MS = 3_600_000;
const EMBED_AGAIN_MS = 300_000;

export interface RunningServer {
  /** Where the console is. */
  readonly url: string;
  /** Ends what is under way in order: no new messages, answers finished, store closed. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * The composition root of the server: config → store → application → channels → web, and one shutdown in reverse.
 * @throws {AppError} when the store, the port or the settings don't allow it; nothing is left running then.
 */
export async function startServer(config: Readonly<Config>, logger: Logger): Promise<RunningServer> {
  // 1. What every answer needs. The messenger comes first: nothing is open yet if its parts can't be loaded.
  const feishu = config.feishu ? await loadFeishu(config.feishu, config.publicUrl, logger) : null;
  const application = await openApplication(config, logger, { seed: 'when_empty' });
  const { store, ask } = application;
  await refuseUnwritable(application);
  // 2. The ways in and out.
  const console = createConsoleChannel({
    now: Date.now,
    listExchanges: (thread) => listExchanges(store, thread),
  });
  const conversations = createConversations({
    store,
    ask,
    channels: feishu ? [console, feishu] : [console],
    logger,
    now: () => new Date(),
    timeZone: config.timeZone,
  });
  const web = createWeb({
    ask,
    console,
    findReport: (id) => readReport(store, id),
    catalogue: application.catalogue,
    drafts: draftDeeds(application),
    review: {
      list: (most) => listDoubts(application, most),
      find: (id) => findReviewedFigure(application, id),
      settle: (settlement) => settleFigure(application, settlement),
      object: (objection) => objectToFigure(application, objection),
      listObjections: (by) => listObjectionsWithVerdicts(application, by),
    },
    findDocument: (key) => findDocument(store, key),
    health: async () => {
      return { ok: true, reports: (await listReports(store)).length, feishu: feishu?.status() ?? null };
    },
    metrics: application.metrics,
    takeWebhook: feishu?.takeWebhook ?? null,
    token: config.consoleToken,
    publicUrl: config.publicUrl,
    logger,
  });
  // 3. Listening comes before the messenger: a port in use must not cost a message.
  const stopping = new AbortController();
  let server: WebServer | null = null;
  let besides: Promise<void> = Promise.resolve();
  const stop = async () => {
    stopping.abort();
    await conversations.stop();
    await server?.close();
    await besides;
    await application.close();
  };
  try {
    server = await startWeb(web, config);
    await conversations.start();
  } catch (error) {
    await stop();
    throw error;
  }
  // 4. Work beside answering.
  besides = workBeside(application, { retentionDays: config.retentionDays, signal: stopping.signal });
  let stopped: Promise<void> | null = null;
  return { url: server.url, stop: () => (stopped ??= stop()) };
}

function draftDeeds(application: Application): DraftDeeds {
  const { store, catalogue } = application;
  return {
    choices: async () => ({
      templates: (await readTemplates()).map(({ name }) => name),
      regions: [...new Set((await listReports(store)).map(({ regionName }) => regionName))],
    }),
    make: async (request) => draftWithMaterial({ ...application, templates: await readTemplates() }, request),
    lastYear: ({ template, material }) => besideLastYear(template, material, catalogue),
    enter: ({ region, draft, slots }, entries) =>
      enterSlots(
        { store, now: () => new Date() },
        { regionCode: region.code, year: draft.year },
        { slots, entries },
      ),
  };
}

/** One may ask from a store that is only to be read, but a server keeps what it is asked: it says so before it takes a question. */
async function refuseUnwritable(application: Application): Promise<void> {
  try {
    await assertWritable(application.store);
  } catch (error) {
    await application.close();
    throw error;
  }
}

/** Loaded only where it is set up: the platform's SDK takes a second of processor time and 100 MB of memory. */
async function loadFeishu(
  settings: FeishuSettings,
  publicUrl: string | null,
  logger: Logger,
): Promise<FeishuChannel> {
  const { createFeishuChannel } = await import('./channels/feishu/feishu-channel.ts');
  return createFeishuChannel({ settings, publicUrl, logger });
}

/** Reads outdated reports again, embeds passages, and forgets old conversations now and every hour. Resolves once the signal has ended both. */
async function workBeside(
  application: Application,
  { retentionDays, signal }: { retentionDays: number; signal: AbortSignal },
): Promise<void> {
  const { store, logger } = application;
  const purge = async () => {
    try {
      await purgeConversations(store, { now: new Date(), retentionDays });
    } catch (error) {
      logger.error({ reason: messageOf(error) }, 'old conversations could not be removed');
    }
  };
  const reread = async () => {
    try {
      const { reread: count, failed } = await rereadOutdated({ ...application, signal });
      if (count > 0) logger.info({ count }, 'outdated reports were read again');
      for (const { report, error } of failed) {
        logger.warn({ report: report.id, reason: messageOf(error) }, 'a report could not be read again');
      }
    } catch (error) {
      logger.error({ reason: messageOf(error) }, 'outdated reports could not be read again');
    }
  };
  const embed = async () => {
    try {
      const { embedded, refused } = (await application.embedPassages?.({ signal })) ?? {};
      if (embedded) logger.info({ embedded, refused }, 'passages were embedded');
    } catch (error) {
      if (!signal.aborted)
        logger.warn({ reason: messageOf(error) }, 'passages could not be embedded: words alone find them');
    }
  };
  // What is read again is embedded again; and what another process took in, or an endpoint refused for a while, later.
  let embedding = reread().then(embed);
  let purging = purge();
  const again = setInterval(() => {
    embedding = embedding.then(embed);
  }, EMBED_AGAIN_MS);
  const hourly = setInterval(() => {
    purging = purge();
  }, HOUR_MS);
  await once(signal, 'abort');
  clearInterval(again);
  clearInterval(hourly);
  await Promise.all([embedding, purging]);
}
